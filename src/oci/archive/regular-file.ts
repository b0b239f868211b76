import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { UserError } from '../../model/user-error.ts';

/**
 * Opens a file to be read; never waits for one that has no end, such as a pipe.
 * @throws UserError, a clause, where there is no regular file that may be read.
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
  throw new UserError(stat.isDirectory() ? 'it is a folder, not a file' : 'it is no regular file');
}

/** Enough that reading costs little, for the whole of a file. */
const CHUNK = 64 * 1024;

/**
 * The bytes of a file from its start, in one buffer over and over: each chunk is lent until the next is asked for.
 * A stream's fresh buffers outlive their use by tens of MB.
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
      return 'it may not be read';
    default:
      return `it cannot be opened (${code || String(error)})`;
  }
}
