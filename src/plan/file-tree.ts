import { readdir, readFile, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { hasWildcard, matchesPart } from '../dockerfile/wildcards.ts';

/** What the choice of a build context needs of the file system. Paths are absolute. */
export interface FileTree {
  exists(path: string): Promise<boolean>;
  /** What is in a folder; nothing if it is not a folder. */
  list(folder: string): Promise<readonly Entry[]>;
  /** The text of a file; undefined if it does not exist. */
  read(path: string): Promise<string | undefined>;
}

export interface Entry {
  readonly name: string;
  /** False for a link to a folder. */
  readonly isFolder: boolean;
}

/** The folders of the file system. */
export const fileTree: FileTree = {
  exists: async (path) => (await absentAs(undefined, stat(path))) !== undefined,
  list: async (folder) => {
    const entries = await absentAs([], readdir(folder, { withFileTypes: true }));
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  },
  read: (path) => absentAs<string | undefined>(undefined, readFile(path, 'utf8')),
};

/** EISDIR is for a folder that has a file's name, the last one for a path with a NUL character. */
const absences = new Set<unknown>([
  'ENOENT',
  'ENOTDIR',
  'ENAMETOOLONG',
  'ELOOP',
  'EISDIR',
  'ERR_INVALID_ARG_VALUE',
]);

async function absentAs<T>(absent: T, outcome: Promise<T>): Promise<T> {
  try {
    return await outcome;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (absences.has(code)) return absent;
    throw error;
  }
}

/** Asks a tree for the same folder, file or path only once. */
export function rememberedTree(tree: FileTree): FileTree {
  return {
    exists: remembered((path) => tree.exists(path)),
    list: remembered((folder) => tree.list(folder)),
    read: remembered((path) => tree.read(path)),
  };
}

function remembered<T>(ask: (path: string) => Promise<T>): (path: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (path) => {
    const answer = answers.get(path) ?? ask(path);
    answers.set(path, answer);
    return answer;
  };
}

/** Folders that one search looks into: more than the largest repositories have. */
const mostFolders = 20_000;

/** Nobody copies from these with `**`, and they are most of the folders of a checkout. */
const skipped = new Set(['.git', 'node_modules']);

/**
 * Looks at each path below a folder that a pattern matches, until `look` answers true. `**` stands for any number of
 * folders, also none.
 * @param pattern relative, with `/` between its parts.
 * @param look gets a match, relative to the folder; `.` for the folder itself.
 */
export async function searchTree(
  tree: FileTree,
  folder: string,
  pattern: string,
  look: (match: string) => Promise<boolean>,
): Promise<boolean> {
  const seen = new Set<string>();
  const search = async (at: string, parts: readonly string[]): Promise<boolean> => {
    const [part, ...rest] = parts;
    const key = `${parts.length}:${at}`;
    if (seen.has(key) || seen.size > mostFolders) return false;
    seen.add(key);
    if (part === undefined) return look(at || '.');
    for (const [next, remaining] of await further(tree, folder, at, part, rest)) {
      if (await search(next, remaining)) return true;
    }
    return false;
  };
  const parts = pattern.split('/').filter((part) => part !== '' && part !== '.');
  return search('', parts);
}

/** The next paths of a search, each with the parts of the pattern that remain for it. */
async function further(
  tree: FileTree,
  folder: string,
  at: string,
  part: string,
  rest: readonly string[],
): Promise<readonly (readonly [path: string, parts: readonly string[]])[]> {
  const here = posix.join(folder, at);
  if (part === '**') {
    const folders = (await tree.list(here)).filter(({ name, isFolder }) => isFolder && !skipped.has(name));
    return [[at, rest], ...folders.map(({ name }) => [posix.join(at, name), ['**', ...rest]] as const)];
  }
  if (!hasWildcard(part)) {
    return (await tree.exists(posix.join(here, part))) ? [[posix.join(at, part), rest]] : [];
  }
  const names = (await tree.list(here)).map(({ name }) => name).filter((name) => matchesPart(part, name));
  return names.map((name) => [posix.join(at, name), rest] as const);
}
