import fc from 'fast-check';
import { where } from '../fakes/arbitrary-tar.ts';
import { withChecksum } from '../fakes/tar-writer.ts';

/** Changes to valid input as data, so that a failing case is short and can be shrunk. */

/** Bytes that print as their length and their start, not as a page of numbers. */
export class Bytes {
  readonly buffer: Buffer;

  constructor(buffer: Buffer) {
    this.buffer = buffer;
  }

  [fc.toStringMethod](): string {
    const start = this.buffer.subarray(0, 600).toString('base64');
    return `${this.buffer.length} bytes, base64 ${start}${this.buffer.length > 600 ? '…' : ''}`;
  }
}

const length = fc.oneof(fc.constantFrom(1, 2, 4, 8, 511, 512, 513, 1024), fc.integer({ min: 1, max: 5000 }));

/** Little-endian and big-endian numbers at the edges of what fields hold. */
const extremes = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

type Change =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'set'; readonly at: number; readonly value: number }
  | { readonly kind: 'number'; readonly at: number; readonly value: number; readonly big: boolean }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'remove' | 'double' | 'zero'; readonly at: number; readonly length: number }
  | { readonly kind: 'move'; readonly at: number; readonly length: number; readonly to: number };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('flip'), at: where, bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('set'), at: where, value: fc.nat(255) }),
  fc.record({
    kind: fc.constant('number'),
    at: where,
    value: fc.constantFrom(...extremes),
    big: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('insert'), at: where, bytes: fc.uint8Array({ maxLength: 20 }) }),
  fc.record({ kind: fc.constant('cut'), at: where }),
  fc.record({ kind: fc.constantFrom('remove', 'double', 'zero'), at: where, length }),
  fc.record({ kind: fc.constant('move'), at: where, length, to: where }),
) as fc.Arbitrary<Change>;

function changed(bytes: Buffer, change: Change): Buffer {
  const at = Math.floor(change.at * bytes.length);
  switch (change.kind) {
    case 'flip':
      return replaced(bytes, at, Buffer.from([(bytes[at] ?? 0) ^ (1 << change.bit)]));
    case 'set':
      return replaced(bytes, at, Buffer.from([change.value]));
    case 'number': {
      const field = Buffer.alloc(4);
      if (change.big) field.writeUInt32BE(change.value);
      else field.writeUInt32LE(change.value);
      return replaced(bytes, at, field);
    }
    case 'insert':
      return Buffer.concat([bytes.subarray(0, at), change.bytes, bytes.subarray(at)]);
    case 'cut':
      return bytes.subarray(0, at);
    case 'remove':
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + change.length)]);
    case 'double':
      return Buffer.concat([bytes.subarray(0, at + change.length), bytes.subarray(at)]);
    case 'zero':
      return replaced(bytes, at, Buffer.alloc(Math.min(change.length, bytes.length - at)));
    case 'move': {
      const part = bytes.subarray(at, at + change.length);
      const rest = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + change.length)]);
      const to = Math.floor(change.to * rest.length);
      return Buffer.concat([rest.subarray(0, to), part, rest.subarray(to)]);
    }
  }
}

function replaced(bytes: Buffer, at: number, by: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  by.copy(copy, at);
  return copy;
}

/** Valid bytes with up to four changes anywhere. */
export function mutatedBytes(valid: fc.Arbitrary<Buffer>): fc.Arbitrary<Bytes> {
  return fc
    .tuple(valid, fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([bytes, changes]) => new Bytes(changes.reduce(changed, bytes)));
}

/** Valid bytes in sequence, whole or cut at both ends. */
export function spliced(valid: fc.Arbitrary<Buffer>): fc.Arbitrary<Bytes> {
  const part = fc
    .tuple(valid, fc.oneof(fc.constant(0), where), fc.oneof(fc.constant(1), where))
    .map(([bytes, from, to]) =>
      bytes.subarray(Math.floor(from * bytes.length), Math.ceil(to * bytes.length)),
    );
  return fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => new Bytes(Buffer.concat(parts)));
}

/** Fields of a tar header (POSIX ustar), as offset and length: name, mode, size, type, target, magic, prefix, sparse. */
const FIELDS = [
  [0, 100],
  [100, 8],
  [124, 12],
  [156, 1],
  [157, 100],
  [257, 8],
  [345, 155],
  [482, 1],
  [483, 12],
] as const;

const fieldText = fc.oneof(
  fc.constantFrom(
    '',
    '/',
    '../../../../etc/passwd',
    './/./',
    'a/',
    '\0',
    'ustar\x0000',
    'ustar  \0',
    ' ',
    '-1',
  ),
  fc.constantFrom(
    '00000000000\0',
    '77777777777\0',
    '777777777777',
    '00000000001\0',
    '00000001000',
    '9',
    ' 644 ',
  ),
  fc.constantFrom(
    '\x80\0\0\0\0\0\0\x01\0\0\0\0',
    '\x80\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff',
    '\xff'.repeat(12),
  ),
  fc.constantFrom(...'01234567xgLKSVMND'),
  fc.string({ maxLength: 12 }),
);

const fieldChange = fc.record({ block: where, field: fc.constantFrom(...FIELDS), text: fieldText });

/** A tar with fields of its headers replaced, and with right checksums. */
export function mutatedTar(valid: fc.Arbitrary<Buffer>): fc.Arbitrary<Bytes> {
  return fc
    .tuple(valid, fc.array(fieldChange, { minLength: 1, maxLength: 3 }), fc.array(change, { maxLength: 1 }))
    .map(([bytes, fields, changes]) => {
      let now = Buffer.from(bytes);
      for (const { block, field, text } of fields) {
        const headers = headersIn(now);
        const header = headers[Math.floor(block * headers.length)];
        if (header === undefined) continue;
        const [start, size] = field;
        header.fill(0, start, start + size);
        header.write(text, start, size, 'latin1');
        withChecksum(header);
      }
      now = Buffer.from(changes.reduce(changed, now));
      for (const header of headersIn(now)) withChecksum(header);
      return new Bytes(now);
    });
}

/** Blocks that look like headers: they have a mode, a size and a checksum in the right places. */
function headersIn(bytes: Buffer): Buffer[] {
  const headers: Buffer[] = [];
  for (let at = 0; at + 512 <= bytes.length; at += 512) {
    const block = bytes.subarray(at, at + 512);
    const checksum = block.toString('latin1', 148, 156);
    if (/^[0-7 ]{6}[\0 ]{2}$/.test(checksum)) headers.push(block);
  }
  return headers;
}

const jsonExtreme = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 2 ** 53, -(2 ** 63), 1e308, '', ' ', [], {}, [[]]),
  fc.constantFrom<unknown>(
    'sha256:',
    `sha256:${'0'.repeat(64)}`,
    `sha512:${'0'.repeat(128)}`,
    '../../etc/passwd',
  ),
  fc.constantFrom<unknown>('__proto__', 'x'.repeat(17_000), '\0\n\u001b[31m', '\ud800', {
    __proto__: null,
    a: 1,
  }),
  fc.jsonValue({ maxDepth: 2 }),
);

const jsonChange = fc.record({
  at: where,
  kind: fc.constantFrom('replace', 'replace', 'delete', 'double', 'copy'),
  from: where,
  value: jsonExtreme,
});

const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, arbitrary);

/** JSON with some values replaced, removed, doubled, or copied from other places in it. */
export function mutatedJson(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const all = fc.tuple(valid, fc.array(jsonChange, { minLength: 1, maxLength: 3 }), rarely(where));
  return all.map(([start, changes, manyAt]) => {
    const top = { value: structuredClone(start) };
    for (const { at, kind, from, value } of changes) {
      const places = placesIn(top);
      const place = places[Math.floor(at * places.length)];
      const other = places[Math.floor(from * places.length)];
      if (!place || !other) continue;
      const { holder, key } = place;
      if (kind === 'delete') delete holder[key];
      else if (kind === 'copy') holder[key] = structuredClone(other.holder[other.key]);
      else if (kind === 'double' && Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
      else holder[key] = structuredClone(value);
    }
    multiply(top, manyAt);
    return top.value;
  });
}

/** Adds more items than any list may have. Only once and last: nested lists would have a billion. */
function multiply(top: Record<string, unknown>, at: number | null): void {
  const places = placesIn(top);
  const place = at === null ? undefined : places[Math.floor(at * places.length)];
  const value = place?.holder[place.key];
  if (!place || (JSON.stringify(value) ?? '').length > 1000) return;
  place.holder[place.key] = Array.from({ length: 1030 }, () => value);
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function placesIn(top: Record<string, unknown>): Place[] {
  const places: Place[] = [];
  const walk = (holder: Record<string, unknown>): void => {
    for (const key of Object.keys(holder).slice(0, 200)) {
      places.push({ holder, key });
      const value = holder[key];
      if (typeof value === 'object' && value !== null && places.length < 2000) {
        walk(value as Record<string, unknown>);
      }
    }
  };
  walk(top);
  return places;
}
