import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { isWithin } from '../../dockerfile/paths.ts';
import { isSearched, walk } from '../../dotnet/project/walk.ts';
import { kindOfFile } from './build-files.ts';

/** What a plan needs of the file system. Paths are absolute. */
export interface FileTree {
  exists(path: string): Promise<boolean>;
  /** What is in a folder; nothing if it is not a folder. */
  list(folder: string): Promise<readonly Entry[]>;
  /** The text of a file; undefined if it does not exist, or is larger than what people write. */
  read(path: string): Promise<string | undefined>;
}

export interface Entry {
  readonly name: string;
  /** False for a link to a folder. */
  readonly isFolder: boolean;
}

/** The files of a checkout. */
export interface RepositoryFiles extends FileTree {
  /**
   * All files, without those of tools and builds. Of the links, those that only their name makes a Dockerfile, compose or
   * bake file. Absolute paths.
   */
  all(): Promise<readonly string[]>;
}

/** A link that leads out of the checkout is not read. */
export function repositoryFiles(workspace: string): RepositoryFiles {
  const resolved = (path: string) => absentAs(undefined, realpath(path));
  const root = resolved(workspace);
  const staysInside = async (path: string) => {
    const [top, target] = await Promise.all([root, resolved(path)]);
    return !isWithin(path, workspace) || (target !== undefined && isWithin(target, top ?? workspace));
  };
  const isMeant = async (link: string) => {
    const target = await resolved(link);
    return target !== undefined && kindOfFile(basename(target)) === undefined && (await staysInside(link));
  };
  const all = async () => {
    const { files, links } = await walk(workspace, isSearchedForBuildFiles);
    const named = links.filter((link) => kindOfFile(basename(link)) !== undefined);
    const meant = await Promise.all(named.map(async (link) => ((await isMeant(link)) ? [link] : [])));
    return [...files, ...meant.flat()].sort();
  };
  let found: Promise<readonly string[]> | undefined;
  return {
    ...fileTree,
    all: () => (found ??= all()),
    read: async (path) => ((await staysInside(path)) ? fileTree.read(path) : undefined),
  };
}

/** Hidden folders of tools, with copies of packages or what developers work in; `.docker` and the like are searched. */
const OF_TOOLS = new Set(
  '.git .vs .vscode .idea .devcontainer .nuget .dotnet .cache .venv .yarn .pnpm-store .npm .terraform'.split(
    ' ',
  ),
);

function isSearchedForBuildFiles(folder: string): boolean {
  return isSearched(folder) || (folder.startsWith('.') && !OF_TOOLS.has(folder.toLowerCase()));
}

/** The folders of the file system. */
export const fileTree: FileTree = {
  exists: async (path) => (await absentAs(undefined, stat(path))) !== undefined,
  list: async (folder) => {
    const entries = await absentAs([], readdir(folder, { withFileTypes: true }));
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  },
  read: (path) => absentAs<string | undefined>(undefined, readSmall(path)),
};

/** Bytes. */
const largest = 1024 * 1024;

async function readSmall(path: string): Promise<string | undefined> {
  const file = await open(path, 'r');
  try {
    const found = await file.stat();
    return found.isFile() && found.size <= largest ? await file.readFile('utf8') : undefined;
  } finally {
    await file.close();
  }
}

/** EISDIR is for a folder that has a file's name, the last one for a path with a NUL character. */
const absences = new Set<unknown>([
  'EACCES',
  'EPERM',
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
