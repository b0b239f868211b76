/** Writes tars byte by byte, so that tests decide what is in them, including what no tool writes. */

export interface HeaderFields {
  readonly path: string | Buffer;
  readonly typeflag?: string;
  readonly mode?: number;
  /** Bytes that the size field states. */
  readonly size?: number;
  /** Writes the size as GNU's base-256, as tools do from 8 GiB on. */
  readonly binarySize?: boolean;
  readonly target?: string;
  readonly prefix?: string;
  readonly magic?: 'ustar\x0000' | 'ustar  \0' | '';
  /** Changes the block before its checksum is computed. */
  readonly patch?: (block: Buffer) => void;
  readonly signedChecksum?: boolean;
}

export const USTAR = 'ustar\x0000';
export const GNU = 'ustar  \0';
export const V7 = '';

export const END = Buffer.alloc(1024);

/** One header block. */
export function header(fields: HeaderFields): Buffer {
  const { path, typeflag = '0', mode = 0o644, size = 0, target = '', prefix = '', magic = USTAR } = fields;
  const block = Buffer.alloc(512);
  Buffer.from(path).copy(block, 0, 0, 100);
  block.write(octal(mode, 8), 100, 'latin1');
  block.write(octal(0, 8), 108, 'latin1');
  block.write(octal(0, 8), 116, 'latin1');
  if (fields.binarySize) base256(size).copy(block, 124);
  else block.write(octal(size, 12), 124, 'latin1');
  block.write(octal(1_700_000_000, 12), 136, 'latin1');
  block.write(typeflag, 156, 'latin1');
  block.write(target, 157, 100);
  block.write(magic, 257, 'latin1');
  block.write(prefix, 345, 155);
  fields.patch?.(block);
  return withChecksum(block, fields.signedChecksum);
}

export function withChecksum(block: Buffer, signed = false): Buffer {
  block.fill(' ', 148, 156);
  let sum = 0;
  for (const byte of block) sum += signed && byte > 127 ? byte - 256 : byte;
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

/** Content and the zeros that fill its last block. */
export function content(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

/** A header and its content. */
export function entry(fields: HeaderFields, bytes: Uint8Array | string = ''): Buffer {
  const body = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return Buffer.concat([header({ size: body.length, ...fields }), content(body)]);
}

/** A PAX header for the entry that follows (`x`), or for all (`g`). */
export function pax(
  records: Record<string, string> | readonly (readonly [string, string])[],
  typeflag = 'x',
): Buffer {
  const pairs = Array.isArray(records) ? records : Object.entries(records);
  const body = pairs.map(([key, value]) => paxRecord(key, value)).join('');
  return entry({ path: 'PaxHeaders.0/entry', typeflag }, body);
}

/** `LENGTH KEY=VALUE\n`, and the length includes its own digits. */
export function paxRecord(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest;
  while (length !== rest + String(length).length) length = rest + String(length).length;
  return `${length} ${key}=${value}\n`;
}

/** GNU: the name (`L`) or link target (`K`) of the entry that follows. */
export function gnuLong(kind: 'L' | 'K', name: string): Buffer {
  return entry({ path: '././@LongLink', typeflag: kind, magic: GNU }, `${name}\0`);
}

/** The parts in sequence, and the two zero blocks that end an archive. */
export function tar(...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([...parts, END]);
}

/** A tar of plain files. */
export function tarOf(files: Readonly<Record<string, Uint8Array | string>>): Buffer {
  return tar(...Object.entries(files).map(([path, bytes]) => entry({ path }, bytes)));
}

function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, '0')}\0`;
}

export function base256(value: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes[0] = 0x80;
  bytes.writeUIntBE(value, 6, 6);
  return bytes;
}
