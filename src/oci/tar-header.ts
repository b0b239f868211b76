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
  let unsigned = 0;
  let high = 0;
  for (let i = 0; i < block.length; i++) {
    const byte = i >= 148 && i < 156 ? 0x20 : (block[i] ?? 0);
    unsigned += byte;
    high += byte >> 7;
  }
  return said === unsigned || said === unsigned - 256 * high;
}

/** Reads a 512-byte header, or gives undefined where a number in it is no number. */
export function readHeader(block: Buffer): Header | undefined {
  const typeflag = String.fromCharCode(block[156] ?? 0);
  const mode = number(block, 100, 8);
  const size = number(block, 124, 12);
  const sparse = typeflag === 'S' ? number(block, 483, 12) : undefined;
  if (mode === undefined || size === undefined || (typeflag === 'S' && sparse === undefined))
    return undefined;
  const name = text(block.subarray(0, 100));
  const prefix = readPrefix(block);
  return {
    path: prefix ? `${prefix}/${name}` : name,
    mode,
    size,
    typeflag,
    target: text(block.subarray(157, 257)),
    sparseExtension: typeflag === 'S' && block[482] !== 0,
    ...(sparse === undefined ? {} : { realSize: sparse }),
  };
}

/** The prefix field exists in POSIX ustar, shorter in star's tars; old GNU headers keep times there. */
function readPrefix(block: Buffer): string {
  if (block.toString('latin1', 257, 263) !== 'ustar\0') return '';
  const star = block.toString('latin1', 508, 512) === 'tar\0';
  return text(block.subarray(345, star ? 476 : 500));
}

/** Bytes up to the first NUL, as UTF-8; what is not UTF-8 becomes U+FFFD. */
export function text(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
}

/** Octal text among spaces and NULs, or GNU's base-256 where the first bit is set (sizes of 8 GiB and more). */
function number(block: Buffer, start: number, length: number): number | undefined {
  if ((block[start] ?? 0) & 0x80) return base256(block.subarray(start, start + length));
  const field = block.toString('latin1', start, start + length).replace(/^[\0 ]+/, '');
  if (field === '') return 0;
  // Some writers end a number with NUL and leave old bytes behind it.
  const digits = /^([0-7]+) *(?:\0|$)/.exec(field)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 8);
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
