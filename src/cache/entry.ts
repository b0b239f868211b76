import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

/** Bytes that one entry may hold: a measurement of a large app, with its list of files, is a few MB. */
const MAX_CONTENT = 32 * 1024 * 1024;
/** Bytes of its file. */
export const MAX_PACKED = 16 * 1024 * 1024;
const MAX_HEADER = 1024;

/** An entry that cannot be used; the message continues "the entry". */
export class EntryRefused extends Error {
  override readonly name = 'EntryRefused';
}

/** The file of an entry: a line with its key and digest, and the content, compressed. Throws an EntryRefused. */
export async function pack(key: string, content: Uint8Array): Promise<Uint8Array> {
  if (content.byteLength > MAX_CONTENT) throw tooLarge(content.byteLength);
  const header = `${JSON.stringify({ key, sha256: sha256(content) })}\n`;
  const packed = await promisify(gzip)(Buffer.concat([Buffer.from(header), content]));
  if (packed.byteLength > MAX_PACKED) throw tooLarge(packed.byteLength);
  return packed;
}

/**
 * The content of an entry, if it is complete and was kept under exactly this key: the service also matches prefixes of
 * keys, and every workflow of the repository can write entries. The caller checks the content.
 * Throws an EntryRefused.
 */
export async function unpack(key: string, packed: Uint8Array): Promise<Uint8Array> {
  const bytes = await decompressed(packed);
  const end = bytes.subarray(0, MAX_HEADER).indexOf('\n');
  const header = parseHeader(bytes.subarray(0, Math.max(end, 0)).toString('utf8'));
  if (header === undefined) throw new EntryRefused('was not written by this action');
  const content = bytes.subarray(end + 1);
  if (header.key !== key) throw new EntryRefused('was kept under another key');
  if (header.sha256 !== sha256(content)) throw new EntryRefused('is not what was kept: its digest differs');
  return content;
}

async function decompressed(packed: Uint8Array): Promise<Buffer> {
  try {
    return await promisify(gunzip)(packed, { maxOutputLength: MAX_CONTENT + MAX_HEADER });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new EntryRefused(`unpacks to more than ${MAX_CONTENT} bytes`);
    throw new EntryRefused(`cannot be decompressed: ${message}`, { cause: error });
  }
}

function parseHeader(line: string): { readonly key: unknown; readonly sha256: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'key' in value && 'sha256' in value
      ? value
      : undefined;
  } catch {
    // Not JSON: not written by this action.
    return undefined;
  }
}

function tooLarge(bytes: number): EntryRefused {
  return new EntryRefused(`of ${bytes} bytes is too large`);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
