import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerEntry } from '../../../src/model/image.ts';
import { EntryList } from '../../../src/oci/layer/entry-list.ts';
import { compareInWalk, EntryRecords } from '../../../src/oci/layer/entry-records.ts';
import { readEntry } from '../../fakes/read-entry.ts';

function listOf(entries: readonly LayerEntry[]): EntryList {
  const list = new EntryList();
  for (const entry of entries) list.add(readEntry(entry));
  return list;
}

const digest = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => `sha256:${Buffer.from(bytes).toString('hex')}`);
const name = fc.oneof(
  fc.array(fc.constantFrom('app', 'wwwroot', 'größe', '日本', '𝒳', '𝒴', '�'), { maxLength: 5 }),
  // Long enough for a page each.
  fc.constantFrom(['x'.repeat(16_384)], ['語'.repeat(16_384)]),
);
const path = name.map((parts) => parts.join('/'));
const entry: fc.Arbitrary<LayerEntry> = fc.record(
  {
    path,
    type: fc.constantFrom('file' as const, 'directory', 'symlink', 'hardlink', 'other'),
    size: fc.maxSafeNat(),
    mode: fc.integer({ min: 0, max: 0o7777 }),
    digest,
    normalizedDigest: digest,
    target: path,
  },
  { requiredKeys: ['path', 'type', 'size', 'mode'] },
);

describe('a list of entries', () => {
  it('gives what was added, every time', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
        const list = listOf(entries);
        expect(list.length).toBe(entries.length);
        expect([...list]).toEqual(entries);
        expect([...list]).toEqual(entries);
      }),
    );
  });

  it('is in the order of a walk if a folder’s content comes before the folder’s siblings', () => {
    const walked = ['a', 'a/b', 'a/b/c', 'a/c', 'a b', 'a.b', 'b'];
    expect(walked.toReversed().sort(compareInWalk)).toEqual(walked);
    const records = new EntryRecords();
    for (const path of walked) records.add(readEntry({ path, type: 'file', size: 0, mode: 0o644 }), false);
    expect(records.inWalkOrder).toBe(true);
  });

  it('takes at most 72 bytes for a file of an app', () => {
    const files = Array.from({ length: 50_000 }, (_, i) => ({
      path: `app/wwwroot/modules/${Math.floor(i / 100)}/part-${i}.js`,
      type: 'file' as const,
      size: i,
      mode: 0o644,
      target: undefined,
      digest: i.toString(16).padStart(32, '0'),
    }));
    const records = new EntryRecords();
    for (const file of files) records.add(file, false);
    // A page is a view of the memory that it keeps.
    const held = records.pages.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
    expect(held / files.length).toBeGreaterThan(47);
    expect(held / files.length).toBeLessThan(72);
  });
});
