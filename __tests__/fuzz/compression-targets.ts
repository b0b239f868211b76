import { strict as assert } from 'node:assert';
import { crc32, gzipSync, type InflateRaw, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { decompress as unzstd } from 'fzstd';
import { type Blob, BlobReader } from '../../src/oci/layer/blob-reader.ts';
import { arbitraryTar, chunkSizes } from '../fakes/arbitrary-tar.ts';
import { borrowed } from '../fakes/chunks.ts';
import { digestOf } from '../fakes/pushable-image.ts';
import { frame, skippable } from '../fakes/zstd-writer.ts';
import { type Bytes, mutatedBytes, spliced } from './mutations.ts';
import type { Target } from './target.ts';

const tar = arbitraryTar.map((sample) => sample.bytes);
/** Content without a pattern is stored as it is; a repeated byte almost disappears. */
const content = fc.oneof(
  { weight: 3, arbitrary: tar },
  fc.uint8Array({ minLength: 1, maxLength: 3000 }).map((bytes) => Buffer.from(bytes)),
  fc.integer({ min: 0, max: 400_000 }).map((length) => Buffer.alloc(length)),
);

const gzipMember = fc
  .tuple(content, fc.constantFrom(0, 1, 6, 9))
  .map(([bytes, level]) => gzipSync(bytes, { level }));

const zstdFrame = fc.oneof(
  fc
    .record({
      bytes: content,
      level: fc.constantFrom(-5, 1, 3, 19),
      checksum: fc.boolean(),
      contentSize: fc.boolean(),
    })
    .map(({ bytes, ...options }) => frame(bytes, options)),
  fc
    .tuple(fc.uint8Array({ maxLength: 100 }), fc.nat(15))
    .map(([bytes, variant]) => skippable(bytes, variant)),
);

const severalOf = (part: fc.Arbitrary<Buffer>) =>
  fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => Buffer.concat(parts));

const damaged = (part: fc.Arbitrary<Buffer>): fc.Arbitrary<Bytes> =>
  fc.oneof(
    { weight: 3, arbitrary: mutatedBytes(severalOf(part)) },
    spliced(severalOf(part)),
    // Decompressors skip zeros after the end, and what follows those.
    spliced(
      fc.oneof(
        { weight: 3, arbitrary: part },
        fc.nat(600).map((length) => Buffer.alloc(length)),
      ),
    ),
  );

/** The content of a damaged blob is what another decompressor finds in it, in any chunks. */
const agreesWith = (decompress: (bytes: Buffer) => Uint8Array | undefined, part: fc.Arbitrary<Buffer>) =>
  fc.asyncProperty(damaged(part), chunkSizes, async ({ buffer }, sizes) => {
    const blob = await read(buffer, [...sizes, 5000]);
    assert.equal(blob.digest, digestOf(buffer));
    assert.equal(blob.size, buffer.length);
    const { content, compression } = blob;
    const whole = (await read(buffer, [buffer.length])).content;
    assert.equal('unknown' in whole, 'unknown' in content, 'it depends on the chunks');
    if ('unknown' in content) {
      assert.match(
        content.unknown,
        /^(?:not readable as (?:gzip|zstd): .|\d+ bytes follow the end of the gzip)/,
      );
      return;
    }
    assert.deepEqual(whole, content, 'it depends on the chunks');
    const inside = compression === 'none' ? buffer : decompress(buffer);
    if (inside === undefined) return;
    assert.equal(content.size, inside.length);
    assert.equal(content.diffId, digestOf(inside));
  });

async function read(bytes: Buffer, sizes: readonly number[]): Promise<Blob> {
  const reader = new BlobReader();
  for (const chunk of borrowed(bytes, sizes)) await reader.write(chunk);
  return reader.finish();
}

/** RFC 1952, member by member, each with its checksum and length, to the last byte. */
function gunzipWhole(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    assert.equal(bytes.readUInt32BE(at) >>> 8, 0x1f8b08, 'what follows a member is none');
    at = headerEnd(bytes, at);
    // With `info`, Node also returns the engine, which knows how much it read.
    const { buffer, engine } = inflateRawSync(bytes.subarray(at), { info: true } as object) as unknown as {
      buffer: Buffer;
      engine: InflateRaw;
    };
    at += engine.bytesWritten;
    assert.equal(bytes.readUInt32LE(at), crc32(buffer), 'checksum');
    assert.equal(bytes.readUInt32LE(at + 4), buffer.length % 2 ** 32, 'length');
    at += 8;
    parts.push(buffer);
  }
  return Buffer.concat(parts);
}

/** FLG says which of FEXTRA, FNAME, FCOMMENT and FHCRC follow the ten bytes of the header. */
function headerEnd(bytes: Buffer, start: number): number {
  const flags = bytes.readUInt8(start + 3);
  let at = start + 10;
  if (flags & 4) at += 2 + bytes.readUInt16LE(at);
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1;
  return flags & 2 ? at + 2 : at;
}

export const gzip: Target = {
  name: 'gzip',
  cases: 120,
  setUp: async () => ({ property: agreesWith(gunzipWhole, gzipMember) }),
};

/** It refuses some damage that zstd does not notice if a frame has no checksum. */
function unzstdOrNone(bytes: Buffer): Uint8Array | undefined {
  try {
    return unzstd(bytes);
  } catch {
    return undefined;
  }
}

export const zstd: Target = {
  name: 'zstd',
  cases: 120,
  setUp: async () => ({ property: agreesWith(unzstdOrNone, zstdFrame) }),
};
