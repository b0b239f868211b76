import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerFiles } from '../../../src/model/image.ts';
import { TarReader } from '../../../src/oci/layer/tar-reader.ts';
import { arbitraryTar, chunkSizes, mutated } from '../../fakes/arbitrary-tar.ts';
import { borrowed } from '../../fakes/chunks.ts';
import { contentDigest } from '../../fakes/content-digest.ts';
import { listed } from '../../fakes/listed.ts';

function read(bytes: Buffer, sizes: readonly number[]): LayerFiles {
  const reader = new TarReader();
  for (const chunk of borrowed(bytes, sizes)) reader.write(chunk);
  return listed(reader.end());
}

describe('for any tar in any chunks the reader', () => {
  it('finds exactly what was written', () => {
    fc.assert(
      fc.property(arbitraryTar, chunkSizes, ({ bytes, entries }, sizes) => {
        expect(read(bytes, sizes)).toEqual({ entries, contentDigest: contentDigest(entries) });
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same for a damaged one in any chunks, and never throws', () => {
    const damaged = mutated(arbitraryTar.map((sample) => sample.bytes));
    fc.assert(
      fc.property(damaged, chunkSizes, (bytes, sizes) => {
        expect(read(bytes, sizes)).toEqual(read(bytes, [bytes.length]));
      }),
      { numRuns: 500 },
    );
  });

  it('finds no more bytes of content than the tar has', () => {
    const damaged = mutated(arbitraryTar.map((sample) => sample.bytes));
    fc.assert(
      fc.property(damaged, (bytes) => {
        const files = read(bytes, [bytes.length]);
        if ('unknown' in files) return;
        const withContent = [...files.entries].filter((entry) => entry.digest !== undefined);
        expect(withContent.reduce((sum, entry) => sum + entry.size, 0)).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), chunkSizes, (bytes, sizes) => {
        const files = read(Buffer.from(bytes), sizes);
        expect('unknown' in files || files.entries.length === 0).toBe(true);
      }),
    );
  });
});
