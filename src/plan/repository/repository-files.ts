import { open, readdir, stat } from 'node:fs/promises';
import { walk } from '../../dotnet/project/walk.ts';

/** The files of a checkout, as far as a plan needs them. Paths are absolute. */
export interface RepositoryFiles {
  /** All files, without those in hidden folders and in the folders of builds. */
  all(): Promise<readonly string[]>;
  exists(path: string): Promise<boolean>;
  /** Names in a folder; none if it is not a folder. */
  list(folder: string): Promise<readonly string[]>;
  /** The text of a file; undefined if it does not exist, or is larger than what people write. */
  read(path: string): Promise<string | undefined>;
}

/** Bytes. */
const LARGEST = 1024 * 1024;

export function repositoryFiles(workspace: string): RepositoryFiles {
  return {
    all: async () => (await walk(workspace)).files,
    exists: async (path) => (await absentAs(undefined, stat(path))) !== undefined,
    list: (folder) => absentAs<readonly string[]>([], readdir(folder)),
    read: (path) => absentAs<string | undefined>(undefined, readSmall(path)),
  };
}

async function readSmall(path: string): Promise<string | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return size > LARGEST ? undefined : await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** The last one is for a path with a NUL character: a Dockerfile may contain anything. */
const ABSENT = new Set<unknown>([
  'EACCES',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'ENOENT',
  'ENOTDIR',
  'ENXIO',
  'EPERM',
  'ERR_INVALID_ARG_VALUE',
]);

async function absentAs<T>(absent: T, outcome: Promise<T>): Promise<T> {
  try {
    return await outcome;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (ABSENT.has(code)) return absent;
    throw error;
  }
}
