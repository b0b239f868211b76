import { beforeEach, describe, expect, it } from 'vitest';
import { noProxy, readProxy } from '../../../src/oci/http/proxy.ts';

let secrets: string[];
let warnings: string[];

beforeEach(() => {
  secrets = [];
  warnings = [];
});

const reading = (environment: Record<string, string>) =>
  readProxy(environment, {
    onSecret: (secret) => secrets.push(secret),
    onWarning: (warning) => warnings.push(warning),
  });

describe('the proxy', () => {
  it.each([
    [{ HTTPS_PROXY: 'http://proxy.corp:3128' }, 'http://proxy.corp:3128/'],
    [{ HTTPS_PROXY: 'http://upper:1', https_proxy: 'https://lower:2' }, 'https://lower:2/'],
    [{ HTTPS_PROXY: 'proxy.corp:3128' }, 'http://proxy.corp:3128/'],
    [{ HTTPS_PROXY: ' 10.0.0.1:3128 ' }, 'http://10.0.0.1:3128/'],
  ])('is HTTPS_PROXY (%j)', (environment, url) => {
    expect(reading(environment)?.url).toBe(url);
  });

  it.each([{}, { HTTPS_PROXY: '' }, { HTTP_PROXY: 'http://proxy:1' }, { ALL_PROXY: 'http://proxy:1' }])(
    'is none with %j',
    (environment) => {
      expect(reading(environment)).toBeUndefined();
      expect(warnings).toEqual([]);
    },
  );

  it('has a password that is masked, as written and as meant', () => {
    expect(reading({ HTTPS_PROXY: 'http://me:p%40ss@proxy:1' })?.url).toBe('http://me:p%40ss@proxy:1/');
    expect(secrets).toEqual(['p%40ss', 'p@ss']);
  });

  it.each(['socks5://me:hunter2@proxy:1', 'http://', 'http://a b', 'file:///x', 'http://me:100%@proxy:1'])(
    'is not %s, which a warning says without showing it',
    (text) => {
      expect(reading({ HTTPS_PROXY: text })).toBeUndefined();
      expect(warnings).toEqual([
        'HTTPS_PROXY is not the URL of an http or https proxy: requests to registries do not use it',
      ]);
    },
  );
});

describe('NO_PROXY', () => {
  it.each([
    ['', 'https://registry.corp', false],
    ['*', 'https://registry.corp', true],
    ['registry.corp', 'https://registry.corp', true],
    ['corp', 'https://registry.corp', true],
    ['corp', 'https://corp', true],
    ['.corp', 'https://registry.corp', true],
    ['*.corp', 'https://registry.corp', true],
    ['.corp', 'https://corp', false],
    ['corp', 'https://notcorp', false],
    ['a.io, CORP ,b.io', 'https://Registry.corp', true],
    ['registry.corp:443', 'https://registry.corp', true],
    ['registry.corp:5000', 'https://registry.corp', false],
    ['registry.corp:5000', 'https://registry.corp:5000', true],
    ['10.0.0.1', 'https://10.0.0.1:5000', true],
    ['0.0.1', 'https://10.0.0.1', false],
    ['10.0.0.0/8', 'https://10.200.3.4', true],
    ['10.0.0.0/8', 'https://11.0.0.1', false],
    ['10.0.0.0/8', 'https://registry.corp', false],
    ['10.0.0.0/99', 'https://10.0.0.1', false],
    ['fd00::/8', 'https://[fd12::1]:5000', true],
    ['fd12::1', 'https://[fd12::1]', true],
    ['[fd12::1]:5000', 'https://[fd12::1]:5000', true],
    ['[fd12::1]:5000', 'https://[fd12::1]', false],
    ['/8,:,[,a b', 'https://registry.corp', false],
  ])('%j lets %s pass: %s', (rules, url, expected) => {
    expect(noProxy(rules)(new URL(url))).toBe(expected);
  });

  it.each(['http://localhost:5000', 'https://127.0.0.1', 'https://[::1]:5000'])(
    'or not, %s is never asked through a proxy',
    (url) => {
      expect(noProxy('')(new URL(url))).toBe(true);
    },
  );
});
