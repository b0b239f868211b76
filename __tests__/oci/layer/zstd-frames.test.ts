import { zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZstdFrames } from '../../../src/oci/layer/zstd-frames.ts';
import { chunkSizes, mutated } from '../../fakes/arbitrary-tar.ts';
import { chunks } from '../../fakes/chunks.ts';
import { frame, skippable } from '../../fakes/zstd-writer.ts';

const text = (length: number) => Buffer.from('The quick brown fox jumps over the lazy dog. '.repeat(length));

/** The bytes inside frames, and whether the walk ended between two. */
function walk(bytes: Buffer, sizes = [bytes.length]): { inside: Buffer; complete: boolean } | 'malformed' {
  const frames = new ZstdFrames();
  const pieces: Buffer[] = [];
  for (const chunk of chunks(bytes, sizes)) {
    const split = frames.split(chunk);
    if (split === undefined) return 'malformed';
    pieces.push(...split);
  }
  return { inside: Buffer.concat(pieces), complete: frames.complete };
}

describe('zstd frames', () => {
  it.each([
    ['small', frame(text(1))],
    ['empty', frame(Buffer.alloc(0))],
    ['with a checksum', frame(text(100), { checksum: true })],
    ['without the content’s size', frame(text(100), { contentSize: false })],
    ['of many blocks', frame(text(20_000))],
    ['of repeated bytes', frame(Buffer.alloc(1_000_000, 7))],
    [
      'that could not be compressed',
      frame(Buffer.from(Array.from({ length: 999 }, (_, i) => (i * i * 31) % 251))),
    ],
    ['of the highest level', frame(text(5000), { level: 22 })],
  ])('%s end at their last byte', (_, bytes) => {
    expect(walk(bytes)).toEqual({ inside: bytes, complete: true });
    expect(walk(bytes.subarray(0, -1))).toMatchObject({ complete: false });
    expect(walk(bytes, [1])).toEqual({ inside: bytes, complete: true });
  });

  it('are separated, so that each can be decompressed', () => {
    const [one, two] = [frame(text(1000)), frame(text(3), { checksum: true })];
    const pieces = new ZstdFrames().split(Buffer.concat([one, skippable(text(1)), two, one]));
    expect(pieces).toEqual([one, two, one]);
    expect(pieces?.map((piece) => zstdDecompressSync(piece).length)).toEqual([45_000, 135, 45_000]);
  });

  it('may be skippable, of any of the 16 kinds, and are then left out', () => {
    for (let variant = 0; variant < 16; variant++) {
      expect(walk(skippable(text(2), variant))).toEqual({ inside: Buffer.alloc(0), complete: true });
    }
    expect(walk(skippable(Buffer.alloc(0)))).toMatchObject({ complete: true });
  });

  it('are not complete anywhere inside a skippable one', () => {
    const bytes = skippable(text(1));
    for (let length = 1; length < bytes.length; length++) {
      expect(walk(bytes.subarray(0, length)), `cut at ${length}`).toMatchObject({ complete: false });
    }
  });

  it('are complete before the first byte', () => {
    expect(new ZstdFrames().complete).toBe(true);
  });

  it.each([
    ['another format', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['zeros behind a frame', Buffer.concat([frame(text(1)), Buffer.alloc(8)])],
    ['text behind a frame', Buffer.concat([frame(text(1)), text(1)])],
    // RFC 8878, section 3.1.1.2.2: block type 3 is reserved.
    ['a reserved block type', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, 0, 0x07, 0, 0])],
  ])('are not found in %s', (_, bytes) => {
    expect(walk(bytes)).toBe('malformed');
    expect(walk(bytes, [1])).toBe('malformed');
  });
});

describe('for any frames in any chunks', () => {
  const anyFrame = fc
    .record({
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(65_536, 131_072, 131_073, 262_144).map((length) => new Uint8Array(length).fill(3)),
        fc.integer({ min: 1, max: 4000 }).map((length) => new Uint8Array(text(length))),
      ),
      level: fc.integer({ min: 1, max: 9 }),
      checksum: fc.boolean(),
      contentSize: fc.boolean(),
    })
    .map(({ bytes, ...options }) => ({ inside: true, bytes: frame(bytes, options) }));
  const anySkippable = fc
    .record({ bytes: fc.uint8Array({ maxLength: 100 }), variant: fc.integer({ min: 0, max: 15 }) })
    .map(({ bytes, variant }) => ({ inside: false, bytes: skippable(bytes, variant) }));
  const stream = fc.array(fc.oneof({ weight: 3, arbitrary: anyFrame }, anySkippable), { maxLength: 6 });

  it('the content is complete, and the end is found', () => {
    fc.assert(
      fc.property(stream, chunkSizes, (parts, sizes) => {
        const all = Buffer.concat(parts.map((part) => part.bytes));
        const inside = Buffer.concat(parts.filter((part) => part.inside).map((part) => part.bytes));
        expect(walk(all, sizes)).toEqual({ inside, complete: true });
      }),
    );
  });

  it('damage gives the same result in any chunks, and never throws', () => {
    const damaged = mutated(stream.map((parts) => Buffer.concat(parts.map((part) => part.bytes))));
    fc.assert(
      fc.property(damaged, chunkSizes, (bytes, sizes) => {
        expect(walk(bytes, sizes)).toEqual(walk(bytes));
      }),
      { numRuns: 300 },
    );
  });
});
