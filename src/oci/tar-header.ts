/** The fields of a tar header block that this action reads. Sizes in bytes. */
export interface Header {
  readonly path: string;
  readonly mode: number;
  /** Bytes stored after the header, as its field says. */
  readonly size: number;
  /** One character; `\0` is a file of the tars before POSIX. */
  readonly typeflag: string;
  readonly target: string;
  /** Old GNU sparse files: bytes of content with the holes. */
  readonly realSize?: number;
  /** Old GNU sparse files: more region blocks follow before the content. */
  readonly sparseExtension: boolean;
}

export function isZeroBlock(block: Buffer): boolean {
  return block.every((byte) => byte === 0);
}

/** POSIX ustar: the sum of all header bytes with the checksum field taken as spaces; old tars sum signed bytes. */
export function checksumHolds(block: Buffer): boolean {
  const said = number(block, 148, 8);
  let sum = 8 * SPACE;
  // Four at a time: of a layer of small files this is much of the work.
  for (let i = 0; i < block.length; i += 4)
    sum += (block[i] ?? 0) + (block[i + 1] ?? 0) + (block[i + 2] ?? 0) + (block[i + 3] ?? 0);
  for (let i = 148; i < 156; i++) sum -= block[i] ?? 0;
  return said === sum || said === sum - 256 * highBytes(block);
}

/** Bytes of 128 and more outside of the checksum field. */
function highBytes(block: Buffer): number {
  let count = 0;
  for (let i = 0; i < block.length; i++) count += i >= 148 && i < 156 ? 0 : (block[i] ?? 0) >> 7;
  return count;
}

/** Reads a 512-byte header, or gives undefined where a number in it is no number. */
export function readHeader(block: Buffer): Header | undefined {
  const typeflag = String.fromCharCode(block[156] ?? 0);
  const mode = number(block, 100, 8);
  const size = number(block, 124, 12);
  const sparse = typeflag === 'S' ? number(block, 483, 12) : undefined;
  if (mode === undefined || size === undefined || (typeflag === 'S' && sparse === undefined))
    return undefined;
  const name = text(block, 0, 100);
  const prefix = readPrefix(block);
  return {
    path: prefix ? `${prefix}/${name}` : name,
    mode,
    size,
    typeflag,
    target: text(block, 157, 257),
    sparseExtension: typeflag === 'S' && block[482] !== 0,
    ...(sparse === undefined ? {} : { realSize: sparse }),
  };
}

/** The prefix field exists in POSIX ustar, shorter in star's tars; old GNU headers keep times there. */
function readPrefix(block: Buffer): string {
  if (block[345] === 0 || !holds(block, 257, USTAR)) return '';
  const star = holds(block, 508, STAR);
  return text(block, 345, star ? 476 : 500);
}

function holds(block: Buffer, start: number, bytes: Buffer): boolean {
  return block.compare(bytes, 0, bytes.length, start, start + bytes.length) === 0;
}

/** Bytes up to the first NUL, as UTF-8; what is not UTF-8 becomes U+FFFD. */
export function text(bytes: Buffer, start = 0, end = bytes.length): string {
  let at = start;
  while (at < end && bytes[at] !== 0) at++;
  return at === start ? '' : bytes.toString('utf8', start, at);
}

/** Octal text among spaces and NULs, or GNU's base-256 where the first bit is set (sizes of 8 GiB and more). */
function number(block: Buffer, start: number, length: number): number | undefined {
  if ((block[start] ?? 0) & 0x80) return base256(block.subarray(start, start + length));
  const end = start + length;
  let at = start;
  while (at < end && (block[at] === 0 || block[at] === SPACE)) at++;
  if (at === end) return 0;
  const first = at;
  let value = 0;
  for (; at < end && isOctal(block[at]); at++) value = value * 8 + (block[at] ?? 0) - ZERO;
  if (at === first) return undefined;
  while (at < end && block[at] === SPACE) at++;
  // Some writers end a number with NUL and leave old bytes behind it.
  return at === end || block[at] === 0 ? value : undefined;
}

function isOctal(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte < ZERO + 8;
}

function base256(bytes: Buffer): number | undefined {
  if (bytes[0] !== 0x80) return undefined;
  let value = 0;
  for (const byte of bytes.subarray(1)) {
    value = value * 256 + byte;
    if (!Number.isSafeInteger(value)) return undefined;
  }
  return value;
}

const SPACE = 0x20;
const ZERO = 0x30;
const USTAR = Buffer.from('ustar\0');
const STAR = Buffer.from('tar\0');
