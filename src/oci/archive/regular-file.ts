import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { UserError } from '../../model/user-error.ts';

/**
 * Opens a file for reading. Does not wait for a pipe or another file without an end.
 * @throws UserError, a clause, if there is no regular file, or it may not be read.
 */
export async function openFile(path: string): Promise<FileHandle> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    throw new UserError(reason(cause), { cause });
  }
  const stat = await file.stat();
  if (stat.isFile()) return file;
  await file.close();
  throw new UserError(stat.isDirectory() ? 'it is a folder, not a file' : 'it is not a regular file');
}

/** Bytes; large enough to read fast. */
const CHUNK = 64 * 1024;

/**
 * The bytes of a file from its start. All chunks use the same buffer, so each one is lent until the next. The new
 * buffers of a stream would pile up to tens of MB.
 */
export async function* readChunks(file: FileHandle): AsyncGenerator<Buffer, void, undefined> {
  const buffer = Buffer.allocUnsafeSlow(CHUNK);
  for (let position = 0; ; ) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'there is no permission to read it';
    default:
      return `it cannot be opened (${code || String(error)})`;
  }
}
