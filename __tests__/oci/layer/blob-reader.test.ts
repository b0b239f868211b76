import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounds } from '../../../src/oci/bounds.ts';
import { type Blob, BlobReader } from '../../../src/oci/layer/blob-reader.ts';
import { arbitraryTar, chunkSizes, mutated } from '../../fakes/arbitrary-tar.ts';
import { chunks } from '../../fakes/chunks.ts';
import { contentDigest } from '../../fakes/content-digest.ts';
import { withListed } from '../../fakes/listed.ts';
import { digestOf } from '../../fakes/pushable-image.ts';
import { tarOf } from '../../fakes/tar-writer.ts';
import { frame, skippable } from '../../fakes/zstd-writer.ts';

async function read(bytes: Buffer, sizes: readonly number[] = [bytes.length]): Promise<Blob> {
  const reader = new BlobReader();
  for (const chunk of chunks(bytes, sizes)) {
    const lent = Buffer.from(chunk);
    await reader.write(lent);
    // Its owner reads the next bytes into it.
    lent.fill(0xff);
  }
  expect(reader.size).toBe(bytes.length);
  const blob = await reader.finish();
  return 'unknown' in blob.content ? blob : { ...blob, content: withListed(blob.content) };
}

const tar = tarOf({ 'app/a.dll': 'a'.repeat(5000), 'app/b.dll': 'b' });
const record = Buffer.concat([tar, Buffer.alloc(10_240 - tar.length)]);

describe('a blob', () => {
  it.each([
    ['gzip', gzipSync(tar)],
    ['zstd', frame(tar, { checksum: true })],
    ['none', tar],
  ])('of a layer (%s) gives digest, sizes, diffID and the list of files', async (compression, bytes) => {
    for (const sizes of [[bytes.length], [1, 2, 3], [700]]) {
      expect(await read(bytes, sizes)).toEqual({
        digest: digestOf(bytes),
        size: bytes.length,
        compression,
        content: {
          diffId: digestOf(tar),
          size: tar.length,
          files: {
            entries: [
              expect.objectContaining({ path: 'app/a.dll', size: 5000 }),
              expect.objectContaining({ path: 'app/b.dll', size: 1 }),
            ],
            contentDigest: expect.stringMatching(/^sha256:/),
          },
          ...(compression === 'zstd' ? { padded: { diffId: digestOf(record), size: 10_240 } } : {}),
        },
      });
    }
  });

  it('of a zstd layer that ends with a whole record has no other diffID', async () => {
    const { content } = await read(frame(record));
    expect(content).toMatchObject({ diffId: digestOf(record), size: 10_240 });
    expect(content).not.toHaveProperty('padded');
  });

  it('that is not a tar has a diffID and a size', async () => {
    expect(await read(gzipSync('not a tar'))).toMatchObject({
      content: {
        diffId: digestOf(Buffer.from('not a tar')),
        size: 9,
        files: { unknown: expect.any(String) },
      },
    });
  });

  it('that cannot be decompressed has only its digest and size', async () => {
    const bytes = gzipSync(tar).subarray(0, -2);
    expect(await read(bytes)).toEqual({
      digest: digestOf(bytes),
      size: bytes.length,
      compression: 'gzip',
      content: { unknown: 'not readable as gzip: unexpected end of file' },
    });
  });

  it.each([
    ['nothing', ''],
    ['one byte', 'x'],
    ['half of a gzip’s magic number', '\x1f'],
    ['three bytes', '{ }'],
  ])('of %s is read', async (_, text) => {
    const bytes = Buffer.from(text, 'latin1');
    expect(await read(bytes)).toMatchObject({
      digest: digestOf(bytes),
      size: bytes.length,
      compression: 'none',
      content: { diffId: digestOf(bytes), size: bytes.length },
    });
  });

  it('of a gzip’s first two bytes is a gzip that ends too early', async () => {
    expect(await read(Buffer.from([0x1f, 0x8b]))).toMatchObject({
      compression: 'gzip',
      content: { unknown: expect.stringContaining('unexpected end') },
    });
  });

  it('of JSON is kept in a copy', async () => {
    for (const text of ['{}', '{"os":"linux","architecture":"amd64"}']) {
      const { document } = await read(Buffer.from(text), [1]);
      expect(Buffer.from(document ?? []).toString()).toBe(text);
    }
  });

  it('of JSON is not kept beyond the bound', async () => {
    const json = (length: number) => Buffer.from(`{"a":"${' '.repeat(length - 8)}"}`);
    expect((await read(json(bounds.document))).document).toHaveLength(bounds.document);
    expect((await read(json(bounds.document + 1))).document).toBeUndefined();
  });

  it('of anything else is not kept', async () => {
    for (const bytes of [tar, gzipSync('{}'), frame(Buffer.from('{}')), Buffer.from('[1]')]) {
      expect(await read(bytes)).not.toHaveProperty('document');
    }
  });

  it('that is aborted never counts as read', async () => {
    for (const bytes of [gzipSync(tar), frame(tar), tar]) {
      const reader = new BlobReader();
      await reader.write(bytes);
      reader.abort();
      expect((await reader.finish()).content).toEqual({ unknown: expect.stringContaining('aborted') });
    }
  });

  it('may expand a thousandfold', async () => {
    const blob = await read(gzipSync(Buffer.alloc(20_000_000)), [65_536]);
    expect(blob.content).toMatchObject({ size: 20_000_000, files: { entries: [] } });
  });
});

describe('for any layer in any chunks', () => {
  const compressed = fc
    .tuple(arbitraryTar, fc.constantFrom('gzip', 'members', 'zstd', 'frames', 'none'))
    .map(([{ bytes, entries }, how]) => {
      const half = Math.floor(bytes.length / 2);
      const [first, second] = [bytes.subarray(0, half), bytes.subarray(half)];
      const blob =
        how === 'gzip'
          ? gzipSync(bytes)
          : how === 'members'
            ? Buffer.concat([gzipSync(first), gzipSync(second)])
            : how === 'zstd'
              ? frame(bytes)
              : how === 'frames'
                ? Buffer.concat([frame(first), skippable(first), frame(second, { checksum: true })])
                : bytes;
      return { blob, bytes, entries };
    });

  it('diffID, size and files are those of the tar', async () => {
    await fc.assert(
      fc.asyncProperty(compressed, chunkSizes, async ({ blob, bytes, entries }, sizes) => {
        const { content } = await read(blob, [...sizes, 5000]);
        expect(content).toMatchObject({
          diffId: digestOf(bytes),
          size: bytes.length,
          files: { entries, contentDigest: contentDigest(entries) },
        });
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it('a damaged one neither throws nor hangs, and has only the diffID of its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(compressed.map((sample) => sample.blob)), chunkSizes, async (blob, sizes) => {
        const { content, compression, digest, size } = await read(blob, [...sizes, 5000]);
        expect({ digest, size }).toEqual({ digest: digestOf(blob), size: blob.length });
        if ('unknown' in content) return;
        if (compression === 'none') expect(content.diffId).toBe(digestOf(blob));
        if (compression === 'gzip') expect(content.diffId).toBe(digestOf(gunzipSync(blob)));
      }),
      { numRuns: 200 },
    );
  }, 30_000);
});
