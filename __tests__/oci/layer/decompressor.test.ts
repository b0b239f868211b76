import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decompressor, sniff } from '../../../src/oci/layer/decompressor.ts';
import type { Compression } from '../../../src/oci/name/media-types.ts';
import { borrowed, chunks } from '../../fakes/chunks.ts';
import { frame, skippable } from '../../fakes/zstd-writer.ts';

async function decompress(
  kind: Compression,
  bytes: Buffer,
  size = bytes.length,
): Promise<{ output: Buffer; failure: string | undefined }> {
  const output: Buffer[] = [];
  const stream = decompressor(kind, (chunk) => void output.push(Buffer.from(chunk)));
  for (const chunk of chunks(bytes, [size])) await stream.write(chunk);
  const failure = await stream.finish();
  return { output: Buffer.concat(output), failure };
}

const CUTS = [1, 2, 3, 7, 100, 1_000_000];

const text = Buffer.from('a line of text\n'.repeat(30_000));
const noise = randomBytes(300_000);
const short = randomBytes(900);

describe('the compression of a blob', () => {
  it.each([
    ['gzip', gzipSync('a')],
    ['gzip', Buffer.from([0x1f, 0x8b])],
    ['zstd', frame(text)],
    ['zstd', skippable(text, 15)],
    ['none', Buffer.from('{}')],
    ['none', Buffer.from('PK\x03\x04')],
    ['none', Buffer.from([0x1f])],
    ['none', Buffer.from([0x28, 0xb5, 0x2f])],
    ['none', Buffer.alloc(0)],
  ])('is %s', (compression, start) => {
    expect(sniff(start)).toBe(compression);
  });
});

describe('gzip', () => {
  const [one, two] = [gzipSync(text), gzipSync(short)];

  it.each(CUTS)('is decompressed with all its members, in chunks of %i', async (size) => {
    const { output, failure } = await decompress('gzip', Buffer.concat([one, gzipSync(''), two]), size);
    expect(failure).toBeUndefined();
    expect(output.equals(Buffer.concat([text, short]))).toBe(true);
  });

  it('may have a header with a name, a comment and extra fields', async () => {
    // RFC 1952: FLG says that FEXTRA, FNAME, FCOMMENT and FHCRC follow the ten bytes of the header.
    const plain = gzipSync('content');
    const extra = Buffer.from([4, 0, 1, 2, 3, 4]);
    const names = Buffer.from('layer.tar\0comment\0');
    const head = Buffer.from(plain.subarray(0, 10));
    head[3] = 0x1c;
    const bytes = Buffer.concat([head, extra, names, plain.subarray(10)]);
    for (const size of CUTS) {
      expect(await decompress('gzip', bytes, size)).toMatchObject({ failure: undefined });
    }
  });

  it.each([
    ['zeros', Buffer.alloc(600), 600],
    ['zeros and then a member', Buffer.concat([Buffer.alloc(512), gzipSync('hidden')]), undefined],
    ['a single zero', Buffer.alloc(1), 1],
  ])('with %s after it is not read to its end', async (_, tail, left) => {
    for (const size of CUTS) {
      const { failure } = await decompress('gzip', Buffer.concat([one, tail]), size);
      expect(failure, `in chunks of ${size}`).toMatch(/bytes follow the end|not readable as gzip/);
      if (left !== undefined) expect(failure).toContain(`${left} bytes follow the end of the gzip data`);
    }
  });

  it('with zeros after it in a separate write is not read to its end', async () => {
    for (const tail of [Buffer.alloc(100), Buffer.concat([Buffer.alloc(5), gzipSync('')])]) {
      const { failure } = await decompress('gzip', Buffer.concat([one, tail]), one.length);
      expect(failure).toMatch(/bytes follow the end/);
    }
  });

  it.each([
    ['text', Buffer.from('trailing text')],
    ['the start of a member', gzipSync('a').subarray(0, 12)],
    ['half a magic number', Buffer.from([0x1f])],
    ['zstd', frame(text)],
  ])('with %s after it is not readable', async (_, tail) => {
    for (const size of CUTS) {
      const { failure } = await decompress('gzip', Buffer.concat([one, tail]), size);
      expect(failure, `in chunks of ${size}`).toMatch(/^not readable as gzip: /);
    }
  });

  it('that is cut anywhere is not readable', async () => {
    const small = gzipSync('some text');
    for (let length = 1; length < small.length; length++) {
      const { failure } = await decompress('gzip', small.subarray(0, length), 5);
      expect(failure, `cut at ${length}`).toBe('not readable as gzip: unexpected end of file');
    }
  });

  it('with a wrong checksum or length is not readable', async () => {
    for (const fromEnd of [8, 4]) {
      const bytes = Buffer.from(one);
      bytes[bytes.length - fromEnd] = (bytes[bytes.length - fromEnd] ?? 0) ^ 1;
      expect((await decompress('gzip', bytes)).failure).toMatch(
        /not readable as gzip: incorrect (data|length) check/,
      );
    }
  });
});

describe('zstd', () => {
  const frames = Buffer.concat([
    frame(text, { checksum: true }),
    skippable(short, 3),
    frame(Buffer.alloc(0)),
    frame(short, { contentSize: false }),
    skippable(Buffer.alloc(0)),
  ]);

  it.each([1, 7, 100, 1_000_000])(
    'is decompressed with all its frames, in chunks of %i',
    async (size) => {
      const { output, failure } = await decompress('zstd', frames, size);
      expect(failure).toBeUndefined();
      expect(output.equals(Buffer.concat([text, short]))).toBe(true);
    },
    20_000,
  );

  it('is decompressed if its content fills the output exactly', async () => {
    for (const length of [65_536, 131_072, 196_608]) {
      const bytes = Buffer.concat([frame(Buffer.alloc(length, 1)), frame(Buffer.alloc(length, 2))]);
      const { output, failure } = await decompress('zstd', bytes);
      expect(failure).toBeUndefined();
      expect(output.length).toBe(2 * length);
    }
  });

  it('may be many small frames, one for each file', async () => {
    const many = Array.from({ length: 2000 }, (_, i) => frame(Buffer.from(`file ${i}`)));
    const { output, failure } = await decompress('zstd', Buffer.concat(many), 4096);
    expect(failure).toBeUndefined();
    expect(output.toString()).toContain('file 1999');
  });

  it.each([
    [
      'cut in a block',
      frames.subarray(0, 30),
      /zstd: (it ends in the middle of a frame|unexpected end of file)/,
    ],
    [
      'cut in a skippable frame',
      frames.subarray(0, -3),
      /zstd: (it ends in the middle of a frame|unexpected end of file)/,
    ],
    ['followed by text', Buffer.concat([frames, text]), /zstd: a malformed frame/],
    ['followed by zeros', Buffer.concat([frames, Buffer.alloc(20)]), /zstd: a malformed frame/],
  ])('%s is not readable', async (_, bytes, reason) => {
    for (const size of [11, 1_000_000]) {
      expect((await decompress('zstd', bytes, size)).failure).toMatch(reason);
    }
  });

  it('with a wrong checksum is not readable', async () => {
    const bytes = frame(text, { checksum: true });
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    const all = Buffer.concat([frame(noise), bytes, frame(noise)]);
    expect((await decompress('zstd', all)).failure).toMatch(/not readable as zstd: .*checksum/);
  });

  it('that needs a dictionary is not readable', async () => {
    // RFC 8878, section 3.1.1.1: a single segment with a dictionary ID of one byte, then one raw block, the last.
    const bytes = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x21, 0x07, 0x01, 0x09, 0x00, 0x00, 0x61]);
    expect((await decompress('zstd', bytes)).failure).toMatch(/^not readable as zstd: /);
  });
});

describe.each<[Compression, Buffer]>([
  ['gzip', gzipSync(noise)],
  ['zstd', frame(noise)],
  ['none', noise],
])('a decompressor of %s', (kind, bytes) => {
  it('ignores bytes that are written after a failure', async () => {
    const bad = Buffer.from(bytes);
    bad.fill(0x55, 20, 60);
    const stream = decompressor(kind, () => undefined);
    for (const chunk of chunks(Buffer.concat([bad, noise, noise]), [10_000])) await stream.write(chunk);
    expect(await stream.finish()).toEqual(kind === 'none' ? undefined : expect.any(String));
  });

  it('never succeeds after it was aborted', async () => {
    const before = decompressor(kind, () => undefined);
    before.abort();
    await before.write(bytes);
    expect(await before.finish()).toContain('aborted');

    const between = decompressor(kind, () => undefined);
    await between.write(bytes);
    between.abort();
    expect(await between.finish()).toContain('aborted');
  });

  it('no longer needs a chunk when its write resolves', async () => {
    const output: Buffer[] = [];
    const stream = decompressor(kind, (chunk) => void output.push(Buffer.from(chunk)));
    for (const chunk of borrowed(bytes, [3000, 20_000])) await stream.write(chunk);
    expect(await stream.finish()).toBeUndefined();
    expect(Buffer.concat(output).equals(noise)).toBe(true);
  });

  it('stops while its sink is busy', async () => {
    let [busy, most, taken] = [0, 0, 0];
    const stream = decompressor(kind, async (chunk) => {
      most = Math.max(most, ++busy);
      await new Promise((resolve) => setTimeout(resolve, 1));
      taken += chunk.length;
      busy--;
    });
    for (const chunk of chunks(bytes, [70_000])) await stream.write(chunk);
    expect(await stream.finish()).toBeUndefined();
    expect({ most, taken }).toEqual({ most: 1, taken: noise.length });
  });

  it('ends a waiting write when it is aborted', async () => {
    const stream = decompressor(kind, () => undefined);
    const waiting = stream.write(Buffer.concat(Array.from({ length: 10 }, () => bytes)));
    stream.abort();
    await waiting;
    expect(await stream.finish()).toContain('aborted');
  });
});
