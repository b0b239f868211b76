import fc from 'fast-check';
import type { LayerEntry } from '../../src/model/image.ts';
import { digestOf } from './pushable-image.ts';
import { entry, GNU, gnuLong, header, pax, USTAR, V7 } from './tar-writer.ts';

/** Tars made by fast-check, with their entries. */

export interface TarSample {
  readonly bytes: Buffer;
  readonly entries: readonly LayerEntry[];
}

interface Part {
  readonly bytes: Buffer;
  readonly entry: LayerEntry;
}

const segment = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abcdeXYZ019-_. ') }),
    fc.constantFrom('größe', '日本語', 'n'.repeat(90), '.wh.gone', 'a=b'),
  )
  .filter((text) => text.replaceAll('.', '') !== '');

const path = fc.array(segment, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'));

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.constantFrom(511, 512, 513, 1024, 5000, 140_000).map((length) => new Uint8Array(length).fill(length)),
);

const mode = fc.integer({ min: 0, max: 0o7777 });

/** How a writer may store a path that the plain header cannot hold. */
type Spelling = 'pax' | 'gnu';

function named(
  spelling: Spelling,
  name: string,
): { before: Buffer; path: string; magic: typeof GNU | typeof USTAR } {
  const fits = Buffer.byteLength(name) <= 100;
  const short = fits ? name : 'truncated';
  if (spelling === 'gnu') {
    return { before: fits ? Buffer.alloc(0) : gnuLong('L', name), path: short, magic: GNU };
  }
  return { before: fits ? Buffer.alloc(0) : pax({ path: name, mtime: '1.5' }), path: short, magic: USTAR };
}

const spelling = fc.constantFrom<Spelling>('pax', 'gnu');

/** PAX has a record for sizes from 8 GiB on. The header's size field is then 0, or what fits in it. */
const wrongSize = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  fc.constantFrom(0, 1, 512, 8 ** 11 - 1),
);

const file = fc
  .record({
    path,
    bytes,
    mode,
    spelling,
    binarySize: fc.boolean(),
    wrongSize,
  })
  .map(({ path, bytes: body, mode, spelling, binarySize, wrongSize }): Part => {
    const name = named(spelling, path);
    const fields = { path: name.path, magic: name.magic, mode, binarySize };
    const parts =
      wrongSize === undefined
        ? [name.before, entry(fields, body)]
        : [
            pax({ path, size: String(body.length) }),
            entry({ ...fields, magic: USTAR, size: wrongSize }, body),
          ];
    const kept = { path, type: 'file' as const, size: body.length, mode, digest: digestOf(body) };
    return { bytes: Buffer.concat(parts), entry: kept };
  });

const directory = fc.record({ path, mode, spelling }).map(({ path, mode, spelling }): Part => {
  const name = named(spelling, `${path}/`);
  const stored = header({ path: name.path, magic: name.magic, typeflag: '5', mode });
  return { bytes: Buffer.concat([name.before, stored]), entry: { path, type: 'directory', size: 0, mode } };
});

const link = fc
  .record({ path, target: path, spelling, hard: fc.boolean() })
  .map(({ path, target, spelling, hard }): Part => {
    const name = named(spelling, path);
    const long = Buffer.byteLength(target) > 100;
    const before = long && spelling === 'gnu' ? gnuLong('K', target) : Buffer.alloc(0);
    // PAX records of one entry come in one header.
    const records = spelling === 'pax' ? [pax({ path, linkpath: target })] : [name.before, before];
    const typeflag = hard ? '1' : '2';
    const stored = header({ path: name.path, magic: name.magic, typeflag, target: long ? 'short' : target });
    const type = hard ? 'hardlink' : 'symlink';
    return {
      bytes: Buffer.concat([...records, stored]),
      entry: { path, type, size: 0, mode: 0o644, target },
    };
  });

const sparse = fc
  .record({ path, stored: fc.integer({ min: 0, max: 2000 }), real: fc.integer({ min: 2001, max: 2 ** 40 }) })
  .map(({ path, stored, real }): Part => {
    const records = { 'GNU.sparse.major': '1', 'GNU.sparse.minor': '0', 'GNU.sparse.name': path };
    const before = pax({ ...records, 'GNU.sparse.realsize': String(real) });
    const own = entry({ path: 'GNUSparseFile.1/x' }, Buffer.alloc(stored, 7));
    return { bytes: Buffer.concat([before, own]), entry: { path, type: 'file', size: real, mode: 0o644 } };
  });

const device = path.map((path): Part => {
  const short = Buffer.from(path)
    .subarray(0, 20)
    .toString('latin1')
    .replaceAll(/[^a-zA-Z]/g, 'd');
  return {
    bytes: header({ path: short, typeflag: '3', magic: V7 }),
    entry: { path: short, type: 'other', size: 0, mode: 0o644 },
  };
});

const globals = pax({ comment: 'for all' }, 'g');

/** A whole tar, with one of the endings that readers accept. */
export const arbitraryTar: fc.Arbitrary<TarSample> = fc
  .record({
    parts: fc.array(fc.oneof({ weight: 5, arbitrary: file }, directory, link, sparse, device), {
      maxLength: 25,
    }),
    end: fc.constantFrom(0, 512, 1024, 10_240),
    global: fc.boolean(),
  })
  .map(({ parts, end, global }) => ({
    bytes: Buffer.concat([
      ...(global ? [globals] : []),
      ...parts.map((part) => part.bytes),
      Buffer.alloc(end),
    ]),
    entries: parts.map((part) => part.entry),
  }));

/** Sizes of the chunks of a stream, from single bytes to more than a block. */
export const chunkSizes = fc.array(
  fc.oneof(fc.constantFrom(1, 2, 511, 512, 513, 4096, 65_536), fc.integer({ min: 1, max: 3000 })),
  { minLength: 1, maxLength: 8 },
);

/** A place in something of any length, from 0 to less than 1. Not fc.double, because most doubles are close to 0. */
export const where = fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1e6);

/** Bytes with a few of them changed, inserted, removed, or the end cut off. */
export function mutated(original: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> {
  const change = fc.record({
    kind: fc.constantFrom('flip', 'insert', 'remove', 'cut', 'double'),
    where,
    value: fc.integer({ min: 0, max: 255 }),
  });
  return fc.tuple(original, fc.array(change, { minLength: 1, maxLength: 4 })).map(([start, changes]) => {
    let now = start;
    for (const { kind, where, value } of changes) {
      const at = Math.floor(where * now.length);
      const [before, after] = [now.subarray(0, at), now.subarray(at)];
      const made = Buffer.from([value]);
      if (kind === 'flip') now = Buffer.concat([before, made, after.subarray(1)]);
      else if (kind === 'insert') now = Buffer.concat([before, made, after]);
      else if (kind === 'remove') now = Buffer.concat([before, after.subarray(value)]);
      else if (kind === 'cut') now = Buffer.from(before);
      else now = Buffer.concat([now, after]);
    }
    return now;
  });
}
