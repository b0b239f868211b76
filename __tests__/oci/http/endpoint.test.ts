import { describe, expect, it } from 'vitest';
import { endpoint, followableUrl } from '../../../src/oci/http/endpoint.ts';

describe('endpoints of registries', () => {
  it.each([
    ['docker.io', 'https://registry-1.docker.io/v2/'],
    ['mcr.microsoft.com', 'https://mcr.microsoft.com/v2/'],
    ['host.io:80', 'https://host.io:80/v2/'],
    ['localhost', 'http://localhost/v2/'],
    ['LOCALHOST:5055', 'http://localhost:5055/v2/'],
    ['localhost:443', 'http://localhost:443/v2/'],
    ['127.0.0.1:5055', 'http://127.0.0.1:5055/v2/'],
    ['127.8.9.10:1', 'http://127.8.9.10:1/v2/'],
    ['[::1]:5000', 'http://[::1]:5000/v2/'],
    ['10.0.0.1:5000', 'https://10.0.0.1:5000/v2/'],
    ['localhost.evil.io', 'https://localhost.evil.io/v2/'],
    ['127.0.0.1.evil.io', 'https://127.0.0.1.evil.io/v2/'],
  ])('%s is at %s', (registry, url) => {
    expect(endpoint(registry).href).toBe(url);
  });

  it.each([
    ['https://host.io/v2/', 'https://cdn.io/x', 'https://cdn.io/x'],
    ['https://host.io/v2/', '/token', 'https://host.io/token'],
    ['https://host.io/v2/', 'http://host.io/token', undefined],
    ['https://host.io/v2/', 'http://127.0.0.1/token', undefined],
    ['http://127.0.0.1:1/v2/', 'http://127.1:2/token', 'http://127.0.0.1:2/token'],
    ['http://127.0.0.1:1/v2/', 'http://host.io/token', undefined],
    ['https://host.io/v2/', 'file:///etc/passwd', undefined],
    ['https://host.io/v2/', 'javascript:1', undefined],
    ['https://host.io/v2/', 'https://', undefined],
  ])('from %s, %s leads to %s', (from, target, url) => {
    expect(followableUrl(target, new URL(from))?.href).toBe(url);
  });
});
