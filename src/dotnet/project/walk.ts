import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface Walked {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Symbolic links, to whatever they lead. */
  readonly links: readonly string[];
}

/**
 * Every file and folder below. It does not follow links, so it ends.
 * @param searches whether a folder of this name is searched: all except hidden ones and the folders of builds.
 */
export async function walk(folder: string, searches = isSearched): Promise<Walked> {
  const files: string[] = [];
  const folders: string[] = [];
  const links: string[] = [];
  const open = [folder];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const entry of await entriesOf(next)) {
      const path = join(next, entry.name);
      if (entry.isFile()) files.push(path);
      if (entry.isSymbolicLink()) links.push(path);
      if (!entry.isDirectory() || !searches(entry.name)) continue;
      folders.push(path);
      open.push(path);
    }
  }
  return { files: files.sort(), folders: folders.sort(), links };
}

function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(ifOurs<readonly Dirent[]>([]));
}

/** A file or folder of another user (a service's volume), or one that was just deleted, has none of our projects. */
export function ifOurs<T>(otherwise: T): (error: unknown) => T {
  return (error) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES' || code === 'EPERM' || code === 'ENOENT') return otherwise;
    throw error;
  };
}

export function isSearched(folder: string): boolean {
  return !folder.startsWith('.') && !['bin', 'obj', 'node_modules'].includes(folder.toLowerCase());
}

/**
 * Whether a folder, or one above it up to the root, is among these. Answers for many folders in the time that it takes
 * to look at each folder once.
 */
export function inherited(folders: ReadonlySet<string>, root: string): (folder: string) => boolean {
  const answers = new Map<string, boolean>();
  const isInside = (folder: string): boolean => {
    const known = answers.get(folder);
    if (known !== undefined) return known;
    const above = dirname(folder);
    const answer = folders.has(folder) || (folder !== root && above !== folder && isInside(above));
    answers.set(folder, answer);
    return answer;
  };
  return isInside;
}
