/** Bytes; tar streams come in blocks (POSIX pax, "ustar Interchange Format"). */
export const TAR_BLOCK = 512;

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

/** @param at where the block begins. */
export function isZeroBlock(bytes: Buffer, at: number): boolean {
  for (let i = at; i < at + TAR_BLOCK; i++) if (bytes[i] !== 0) return false;
  return true;
}

/** POSIX ustar: the sum of all header bytes, with spaces for the checksum field. Old tars sum signed bytes. */
export function checksumHolds(bytes: Buffer, at: number): boolean {
  const said = number(bytes, at + 148, 8);
  let sum = 8 * SPACE + sumOf(bytes, at);
  for (let i = at + 148; i < at + 156; i++) sum -= bytes[i] ?? 0;
  return said === sum || said === sum - 256 * highBytes(bytes, at);
}

/** Four bytes at a time, even and odd ones apart: for layers of small files, this is much of the work. */
function sumOf(bytes: Buffer, at: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, TAR_BLOCK);
  let [even, odd] = [0, 0];
  for (let i = 0; i < TAR_BLOCK; i += 4) {
    const four = view.getInt32(i);
    even += four & 0xff00ff;
    odd += (four >>> 8) & 0xff00ff;
  }
  return (even & 0xffff) + (even >>> 16) + (odd & 0xffff) + (odd >>> 16);
}

/** The number of bytes of 128 and more, without the checksum field. */
function highBytes(bytes: Buffer, at: number): number {
  let count = 0;
  for (let i = 0; i < TAR_BLOCK; i++) count += i >= 148 && i < 156 ? 0 : (bytes[at + i] ?? 0) >> 7;
  return count;
}

/** The header that begins at `at`, or undefined if one of its numbers is malformed. */
export function readHeader(bytes: Buffer, at: number): Header | undefined {
  const typeflag = String.fromCharCode(bytes[at + 156] ?? 0);
  const mode = number(bytes, at + 100, 8);
  const size = number(bytes, at + 124, 12);
  const sparse = typeflag === 'S' ? number(bytes, at + 483, 12) : undefined;
  if (mode === undefined || size === undefined || (typeflag === 'S' && sparse === undefined))
    return undefined;
  const name = text(bytes, at, at + 100);
  const prefix = readPrefix(bytes, at);
  return {
    path: prefix ? `${prefix}/${name}` : name,
    mode,
    size,
    typeflag,
    target: text(bytes, at + 157, at + 257),
    sparseExtension: typeflag === 'S' && bytes[at + 482] !== 0,
    ...(sparse === undefined ? {} : { realSize: sparse }),
  };
}

/** Only POSIX ustar has a prefix field, which is shorter in tars of star. Old GNU headers have times there. */
function readPrefix(bytes: Buffer, at: number): string {
  if (bytes[at + 345] === 0 || !holds(bytes, at + 257, USTAR)) return '';
  const star = holds(bytes, at + 508, STAR);
  return text(bytes, at + 345, at + (star ? 476 : 500));
}

function holds(bytes: Buffer, start: number, expected: Buffer): boolean {
  return bytes.compare(expected, 0, expected.length, start, start + expected.length) === 0;
}

/** The bytes up to the first NUL, as UTF-8. What is not UTF-8 becomes U+FFFD. */
export function text(bytes: Buffer, start = 0, end = bytes.length): string {
  let at = start;
  while (at < end && bytes[at] !== 0) at++;
  return at === start ? '' : bytes.toString('utf8', start, at);
}

/** Octal text between spaces and NULs, or GNU's base-256 if the first bit is set (sizes of 8 GiB and more). */
function number(bytes: Buffer, start: number, length: number): number | undefined {
  if ((bytes[start] ?? 0) & 0x80) return base256(bytes.subarray(start, start + length));
  const end = start + length;
  let at = start;
  while (at < end && (bytes[at] === 0 || bytes[at] === SPACE)) at++;
  if (at === end) return 0;
  const first = at;
  let value = 0;
  for (; at < end && isOctal(bytes[at]); at++) value = value * 8 + (bytes[at] ?? 0) - ZERO;
  if (at === first) return undefined;
  while (at < end && bytes[at] === SPACE) at++;
  // Some writers end a number with NUL and leave old bytes after it.
  return at === end || bytes[at] === 0 ? value : undefined;
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
