import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutIdentity } from '../../../src/dotnet/assembly/assembly-identity.ts';
import { BuildDigest } from '../../../src/dotnet/assembly/without-build-identity.ts';
import type { KnownFiles } from '../../../src/model/image.ts';
import { type AssemblyParts, assembly } from '../../fakes/assembly-writer.ts';
import { buildDigest } from '../../fakes/build-digest.ts';
import { readTar } from '../../fakes/read-tar.ts';
import { entry, tar } from '../../fakes/tar-writer.ts';

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
const digestOf = (parts: AssemblyParts, path = 'app/Shop.dll') => buildDigest(path, assembly(parts));

describe.each([false, true])('an assembly (PE32+: %s)', (pe32Plus) => {
  const one = { ...ONE, pe32Plus };

  it.each(SAME_SOURCES)('is of the same sources with another %j', (change) => {
    expect(assembly({ ...one, ...change })).not.toEqual(assembly(one));
    expect(digestOf({ ...one, ...change })).toBe(digestOf(one));
  });

  it('is of others with other code', () => {
    expect(digestOf({ ...one, code: 'ldstr "hallo"' })).not.toBe(digestOf(one));
  });

  it('is left as it is', () => {
    const content = assembly(one);
    buildDigest('a.dll', content);
    expect(content).toEqual(assembly(one));
  });
});

it('debugging information counts by its size', () => {
  const pdb = (text: string) => buildDigest('app/Shop.pdb', Buffer.from(`BSJB${text}`));
  expect(pdb('one')).toBe(pdb('two'));
  expect(buildDigest('app/Shop.pdb', Buffer.from('Microsoft C/C++ MSF 7.00'))).toBeUndefined();
});

it('static files count without the time at which they were checked out', () => {
  const list = (time: string, etag = 'x') =>
    buildDigest(
      'app/Shop.staticwebassets.endpoints.json',
      Buffer.from(`[{"Name":"ETag","Value":"${etag}"},{"Name":"Last-Modified","Value":"${time}"}]`),
    );
  expect(list('Tue, 24 Nov 2026 19:10:26 GMT')).toBe(list('Wed, 25 Nov 2026 19:10:26 GMT'));
  expect(list('Tue', 'y')).not.toBe(list('Tue'));
});

it('other files have nothing but their content', () => {
  expect(BuildDigest.of('app/appsettings.json', 10)).toBeUndefined();
  expect(BuildDigest.of('app/Shop.dll', 10)).toBeDefined();
  expect(BuildDigest.of('app/Shop.dll', 5 * 1024 * 1024)).toBeUndefined();
  expect(buildDigest('app/native.dll', Buffer.from('MZ and no more'))).toBeUndefined();
  expect(buildDigest('app/native.dll', Buffer.from('\x7fELF'))).toBeUndefined();
});

it('whatever the bytes are, nothing is thrown and nothing grows', () => {
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

it.each([1, 7, 512, 100_000])('is told of a file in a layer that comes in parts of %d bytes', (size) => {
  const files = readTar(tar(entry({ path: 'app/Shop.dll' }, assembly(ONE))), size);
  expect(files).toMatchObject({ entries: [{ buildDigest: digestOf(ONE) }] });
});

it('makes two layers the same that were built of the same sources', () => {
  const layer = (parts: AssemblyParts) => readTar(tar(entry({ path: 'app/Shop.dll' }, assembly(parts))));
  const { contentDigest } = layer(ONE) as KnownFiles;
  expect(layer({ ...ONE, moduleVersion: Buffer.alloc(16, 9) })).toMatchObject({ contentDigest });
  expect(layer({ ...ONE, code: 'other' })).not.toMatchObject({ contentDigest });
});

it('of debugging information only the blocks count that it takes', () => {
  const layer = (bytes: number) =>
    readTar(tar(entry({ path: 'app/Shop.pdb' }, Buffer.from('BSJB'.padEnd(bytes))))) as KnownFiles;
  expect(layer(600).contentDigest).toBe(layer(1000).contentDigest);
  expect(layer(600).contentDigest).not.toBe(layer(1100).contentDigest);
});
