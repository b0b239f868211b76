import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutIdentity } from '../../../src/dotnet/assembly/assembly-identity.ts';
import { withoutBuildIdentity } from '../../../src/dotnet/assembly/without-build-identity.ts';
import type { KnownFiles } from '../../../src/model/image.ts';
import { type AssemblyParts, assembly } from '../../fakes/assembly-writer.ts';
import { normalizedDigest } from '../../fakes/normalized-digest.ts';
import { readTar } from '../../fakes/read-tar.ts';
import { entry, header, tar } from '../../fakes/tar-writer.ts';

const ONE: AssemblyParts = {
  code: 'ldstr "hello"',
  moduleVersion: Buffer.alloc(16, 1),
  stamp: 0x1234,
  debugId: Buffer.alloc(16, 2),
  signature: Buffer.alloc(16, 3),
};
const SAME_SOURCES: readonly Partial<AssemblyParts>[] = [
  { moduleVersion: Buffer.alloc(16, 9) },
  { stamp: 0x9999 },
  { debugId: Buffer.alloc(16, 9) },
  { signature: Buffer.alloc(16, 9) },
];
const digestOf = (parts: AssemblyParts, path = 'app/Shop.dll') => normalizedDigest(path, assembly(parts));

describe.each([false, true])('an assembly (PE32+: %s)', (pe32Plus) => {
  const one = { ...ONE, pe32Plus };

  it.each(SAME_SOURCES)('counts the same with another %j', (change) => {
    expect(assembly({ ...one, ...change })).not.toEqual(assembly(one));
    expect(digestOf({ ...one, ...change })).toBe(digestOf(one));
  });

  it('counts otherwise with other code', () => {
    expect(digestOf({ ...one, code: 'ldstr "hallo"' })).not.toBe(digestOf(one));
  });

  it('is not changed', () => {
    const content = assembly(one);
    normalizedDigest('a.dll', content);
    expect(content).toEqual(assembly(one));
  });
});

it('does not count the content of debugging information', () => {
  const pdb = (text: string) => normalizedDigest('app/Shop.pdb', Buffer.from(`BSJB${text}`));
  expect(pdb('one')).toBe(pdb('two'));
  expect(normalizedDigest('app/Shop.pdb', Buffer.from('Microsoft C/C++ MSF 7.00'))).toBeUndefined();
});

it('does not count the times in the list of static files', () => {
  const list = (time: string, etag = 'x') =>
    normalizedDigest(
      'app/Shop.staticwebassets.endpoints.json',
      Buffer.from(`[{"Name":"ETag","Value":"${etag}"},{"Name":"Last-Modified","Value":"${time}"}]`),
    );
  expect(list('Tue, 24 Nov 2026 19:10:26 GMT')).toBe(list('Wed, 25 Nov 2026 19:10:26 GMT'));
  expect(list('Tue', 'y')).not.toBe(list('Tue'));
});

it('leaves other files alone', () => {
  expect(withoutBuildIdentity('app/appsettings.json', 10)).toBeUndefined();
  expect(normalizedDigest('app/native.dll', Buffer.from('MZ and no more'))).toBeUndefined();
  expect(normalizedDigest('app/native.dll', Buffer.from('\x7fELF'))).toBeUndefined();
});

it('counts all of an assembly that points outside of itself', () => {
  const content = assembly(ONE);
  // The size of the CodeView entry in the debug directory, which is 24.
  const at = content.indexOf(Buffer.from([24, 0, 0, 0]), content.indexOf(Buffer.from([2, 0, 0, 0]), 0x280));
  content.writeUInt32LE(content.length, at);
  expect(normalizedDigest('app/Shop.dll', assembly(ONE))).toBeDefined();
  expect(normalizedDigest('app/Shop.dll', content)).toBeUndefined();
});

it('never throws and never counts more than there is, whatever the bytes are', () => {
  const real = assembly(ONE);
  const damaged = fc
    .array(fc.tuple(fc.nat(real.length - 1), fc.nat(255)), { maxLength: 40 })
    .map((changes) => {
      const copy = Buffer.from(real);
      for (const [at, value] of changes) copy[at] = value;
      return copy;
    });
  const cut = fc.nat(real.length).map((length) => real.subarray(0, length));
  const noise = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(fc.oneof(damaged, cut, noise), (content) => {
      const rest = withoutIdentity(content);
      return rest === undefined || Buffer.concat(rest).length <= content.length;
    }),
    { numRuns: 2000 },
  );
});

const layerOf = (bytes: Buffer, size?: number) => readTar(bytes, size, withoutBuildIdentity) as KnownFiles;

it.each([1, 7, 512, 100_000])('normalizes a file of a layer that comes in chunks of %d bytes', (size) => {
  const files = layerOf(tar(entry({ path: 'app/Shop.dll' }, assembly(ONE))), size);
  expect(files).toMatchObject({ entries: [{ normalizedDigest: digestOf(ONE) }] });
});

it('gives two layers of the same sources the same content digest', () => {
  const digest = (parts: AssemblyParts) =>
    layerOf(tar(entry({ path: 'app/Shop.dll' }, assembly(parts)))).contentDigest;
  expect(digest({ ...ONE, moduleVersion: Buffer.alloc(16, 9) })).toBe(digest(ONE));
  expect(digest({ ...ONE, code: 'other' })).not.toBe(digest(ONE));
});

it('counts only the tar blocks of debugging information', () => {
  const digest = (bytes: number) =>
    layerOf(tar(entry({ path: 'app/Shop.pdb' }, Buffer.from('BSJB'.padEnd(bytes))))).contentDigest;
  expect(digest(600)).toBe(digest(1000));
  expect(digest(600)).not.toBe(digest(1100));
});

it('gives the content digests that earlier versions gave', () => {
  const parts = [
    header({ path: 'app', typeflag: '5', mode: 0o755 }),
    entry({ path: 'app/Größe.json', mode: 0o644 }, '{}'),
    entry({ path: 'app/Shop.dll', mode: 0o644 }, assembly(ONE)),
    entry({ path: 'app/Shop.pdb', mode: 0o600 }, 'BSJB and more'),
    header({ path: 'app/link', typeflag: '2', target: 'Shop.dll' }),
    header({ path: 'app.txt', typeflag: '1', target: 'app/Shop.dll' }),
  ] as const;
  const other = entry({ path: 'app/Größe.json', mode: 0o644 }, '{"a":1}');
  expect(layerOf(tar(...parts)).contentDigest).toBe(
    'sha256:9420cdf64c8c8ce510259ba9e5f49b4bc8bbf35561e1ddbe32f1002b984a8de5',
  );
  // Some paths occur twice, so the entries are sorted.
  expect(layerOf(tar(...parts, parts[2], parts[1], other)).contentDigest).toBe(
    'sha256:60092af0b6dab7dd1fbbfaa2a2d7d383e606eb2f19cd9138a5cfd1929395a288',
  );
});
