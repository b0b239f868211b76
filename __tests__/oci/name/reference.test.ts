import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/user-error.ts';
import {
  atDigest,
  familiarReference,
  formatReference,
  isRegistryHost,
  parseReference,
  type Reference,
  registryOf,
  sameReference,
} from '../../../src/oci/name/reference.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('image references', () => {
  // Cases of distribution/reference's own tests (normalize_test.go), among others.
  it.each<[string, Reference, string]>([
    ['redis', ref('docker.io', 'library/redis', 'latest'), 'redis:latest'],
    ['redis:7', ref('docker.io', 'library/redis', '7'), 'redis:7'],
    ['user/app', ref('docker.io', 'user/app', 'latest'), 'user/app:latest'],
    ['docker.io/redis', ref('docker.io', 'library/redis', 'latest'), 'redis:latest'],
    ['index.docker.io/redis', ref('docker.io', 'library/redis', 'latest'), 'redis:latest'],
    ['library/a/b', ref('docker.io', 'library/a/b', 'latest'), 'library/a/b:latest'],
    [
      'mcr.microsoft.com/dotnet/aspnet:10.0',
      ref('mcr.microsoft.com', 'dotnet/aspnet', '10.0'),
      'mcr.microsoft.com/dotnet/aspnet:10.0',
    ],
    ['localhost/app', ref('localhost', 'app', 'latest'), 'localhost/app:latest'],
    ['localhost:5000/app:a_B.c-1', ref('localhost:5000', 'app', 'a_B.c-1'), 'localhost:5000/app:a_B.c-1'],
    ['[::1]:5000/app', ref('[::1]:5000', 'app', 'latest'), '[::1]:5000/app:latest'],
    ['Host/app', ref('Host', 'app', 'latest'), 'Host/app:latest'],
    [
      'xn--7o8h.com/a__b/c-d.e--f:1',
      ref('xn--7o8h.com', 'a__b/c-d.e--f', '1'),
      'xn--7o8h.com/a__b/c-d.e--f:1',
    ],
    [`redis@${DIGEST}`, ref('docker.io', 'library/redis', undefined, DIGEST), `redis@${DIGEST}`],
    [`redis:7@${DIGEST}`, ref('docker.io', 'library/redis', '7', DIGEST), `redis:7@${DIGEST}`],
  ])('reads %s', (text, reference, familiar) => {
    expect(parseReference(text)).toEqual(reference);
    expect(familiarReference(reference)).toBe(familiar);
    expect(parseReference(formatReference(reference))).toEqual(reference);
  });

  it.each([
    ['', /is not a repository name/],
    ['Redis', /the repository "library\/Redis" must be lower-case/],
    ['mcr.microsoft.com/Dotnet/aspnet', /must be lower-case/],
    ['https://mcr.microsoft.com/dotnet/aspnet', /a reference has no scheme/],
    ['a'.repeat(64), /an image ID is not a reference/],
    [DIGEST, /an image ID is not a reference/],
    ['redis:', /"" is not a tag/],
    ['redis:a b', /"a b" is not a tag/],
    ['redis:.a', /is not a tag/],
    [`redis:${'a'.repeat(129)}`, /is not a tag/],
    ['redis@', /"" is not a digest/],
    [`redis@sha512:${'a'.repeat(128)}`, /algorithm sha512; only sha256/],
    [`redis@${DIGEST}@${DIGEST}`, /is not a digest/],
    ['a//b', /is not a repository name/],
    ['a/../b', /is not a repository name/],
    ['-a/b', /is not a repository name/],
    ['a___b', /is not a repository name/],
    ['host.com/', /is not a repository name/],
    ['host_name.com/a', /"host_name.com" is not the host of a registry/],
    ['-host.com/a', /is not the host/],
    ['host.com:port/a', /is not the host/],
    ['host.com:99999/a', /is not the host/],
    ['1.2.3.400/a', /is not the host/],
    ['[::1/a', /is not the host/],
    ['user:pass@host.com/a', /./],
    [`${'a/'.repeat(200)}b`, /is not a repository name/],
    ['a'.repeat(5000), /longer than 1024/],
    ['a b', /is not a repository name/],
    ['redis\n::error::x', /./],
  ])('refuses %.40j', (text, message) => {
    expect(() => parseReference(text)).toThrow(UserError);
    expect(() => parseReference(text)).toThrow(message);
  });

  it('pins a reference to a digest', () => {
    expect(atDigest(parseReference('redis:7'), DIGEST)).toEqual(
      ref('docker.io', 'library/redis', undefined, DIGEST),
    );
  });

  it.each([
    ['redis', 'docker.io/library/redis:latest', true],
    ['index.docker.io/library/redis', 'redis', true],
    ['user/app:1', 'docker.io/user/app:1', true],
    ['redis:7', 'redis', false],
    ['redis', 'user/redis', false],
    [`redis@${DIGEST}`, 'redis', false],
    ['not a reference', 'not a reference', true],
    ['not a reference', 'redis', false],
  ])('compares %s and %s', (a, b, same) => {
    expect(sameReference(a, b)).toBe(same);
  });

  it.each([
    ['redis', 'docker.io'],
    ['user/app', 'docker.io'],
    ['localhost/app', 'localhost'],
    ['ghcr.io/team/App: ?', 'ghcr.io'],
    ['proxy:5000/app@sha256:1', 'proxy:5000'],
  ])('finds the registry in %s', (text, registry) => {
    expect(registryOf(text)).toBe(registry);
  });

  it('reads back everything that it accepts, and makes a URL of it', () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,8}((\.|_|__|-{1,3})[a-z0-9]{1,5}){0,2}$/);
    const host = fc.constantFrom(
      '',
      'docker.io/',
      'localhost/',
      'ghcr.io/',
      '127.0.0.1:5000/',
      '[::1]/',
      'A/',
    );
    const tag = fc.option(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/), { nil: undefined });
    // A first part with a dot would be a host.
    const path = fc.tuple(fc.constant('first'), part, fc.constant('last'));
    fc.assert(
      fc.property(host, path, tag, fc.boolean(), (host, path, tag, pinned) => {
        const text = `${host}${path.join('/')}${tag ? `:${tag}` : ''}${pinned ? `@${DIGEST}` : ''}`;
        const reference = parseReference(text);
        expect(parseReference(formatReference(reference))).toEqual(reference);
        expect(parseReference(familiarReference(reference))).toEqual(reference);
        const url = new URL(`https://${reference.registry}/v2/${reference.repository}/`);
        expect(url.pathname).toBe(`/v2/${reference.repository}/`);
      }),
    );
  });

  it('gives a reference or a UserError in one line for any text', () => {
    const character = fc.constantFrom(...'aZ0.:/@-_[] \n%?#\\é');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: character, maxLength: 40 })), (text) => {
        try {
          const reference = parseReference(text);
          expect(isRegistryHost(reference.registry)).toBe(true);
          expect(parseReference(formatReference(reference))).toEqual(reference);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          expect((error as Error).message).not.toContain('\n');
        }
      }),
      { numRuns: 2000 },
    );
  });
});

function ref(registry: string, repository: string, tag?: string, digest?: string): Reference {
  return { registry, repository, ...(tag ? { tag } : {}), ...(digest ? { digest } : {}) };
}
