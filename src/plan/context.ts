import { posix } from 'node:path';
import type { ContextSource } from '../dockerfile/dockerfile.ts';
import type { Ignored } from '../dockerfile/dockerignore.ts';
import { hasWildcard, matchesPart } from '../dockerfile/wildcards.ts';

/** What the choice of a build context needs of the file system. Paths are absolute. */
export interface FileTree {
  exists(path: string): Promise<boolean>;
  /** Names in a folder; none if it is not a folder. */
  list(folder: string): Promise<readonly string[]>;
  /** The text of a file; undefined if it does not exist. */
  read(path: string): Promise<string | undefined>;
}

export interface ContextQuestion {
  /** Absolute path of the Dockerfile. */
  readonly dockerfile: string;
  /** Absolute path of the checkout's root. No context is outside of it, unless the user names one. */
  readonly workspace: string;
  /** Absolute; undefined for `context: auto`. */
  readonly context?: string | undefined;
  /** MSBuild's DockerfileContext: relative to the Dockerfile's folder. */
  readonly dockerfileContext?: string | undefined;
  /** What the Dockerfile takes from the context. */
  readonly sources: readonly ContextSource[];
}

/** A folder that might be the build context, and what the Dockerfile would not find in it. */
export interface Candidate {
  /** Absolute. */
  readonly path: string;
  readonly missing: readonly MissingSource[];
}

export interface MissingSource extends ContextSource {
  /** It exists, but .dockerignore excludes it. */
  readonly ignored: boolean;
  /** How many leading parts of its path exist. */
  readonly partsFound: number;
}

/** The folders that might be the context, nearest to the Dockerfile first; only one if it was named. */
function contextFolders(question: Omit<ContextQuestion, 'sources'>): string[] {
  const own = posix.dirname(posix.resolve(question.dockerfile));
  if (question.context !== undefined) return [posix.resolve(question.context)];
  // Visual Studio writes it with backslashes.
  const named = question.dockerfileContext?.trim().replaceAll('\\', '/');
  if (named !== undefined && named !== '') return [posix.resolve(own, named)];
  const workspace = posix.resolve(question.workspace);
  const folders: string[] = [];
  let folder = own;
  while (isWithin(folder, workspace)) {
    folders.push(folder);
    if (folder === workspace) break;
    folder = posix.dirname(folder);
  }
  // A Dockerfile outside of the checkout is built on the checkout.
  return folders.length === 0 ? [workspace] : folders;
}

function isWithin(folder: string, workspace: string): boolean {
  return folder === workspace || folder.startsWith(workspace.endsWith('/') ? workspace : `${workspace}/`);
}

/** Looks at each folder that might be the context. `ignoredIn` reads the .dockerignore that applies to it. */
export async function lookAtContexts(
  question: ContextQuestion,
  tree: FileTree,
  ignoredIn: (context: string) => Promise<Ignored>,
): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  for (const path of contextFolders(question)) {
    const ignored = await ignoredIn(path);
    const missing: MissingSource[] = [];
    for (const source of question.sources) {
      const problem = await lookFor(source, path, tree, ignored);
      if (problem !== undefined) missing.push(problem);
    }
    candidates.push({ path, missing });
  }
  return candidates;
}

/**
 * The context among the folders that were looked at, nearest first: the first with every source, otherwise the first
 * that lacks only wildcards, which BuildKit lets match nothing, otherwise the last one, the workspace.
 */
export function chooseContext(candidates: readonly Candidate[]): Candidate {
  const chosen =
    candidates.find(({ missing }) => missing.length === 0) ??
    candidates.find(({ missing }) => missing.every(({ path }) => hasWildcard(path))) ??
    candidates.at(-1);
  if (chosen === undefined) throw new TypeError('there is always a folder that might be the context');
  return chosen;
}

async function lookFor(
  source: ContextSource,
  context: string,
  tree: FileTree,
  ignored: Ignored,
): Promise<MissingSource | undefined> {
  if (source.path === '.') return undefined;
  let found = [''];
  let partsFound = 0;
  for (const part of source.path.split('/').filter((name) => name !== '')) {
    found = await step(found, part, context, tree);
    if (found.length === 0) return { ...source, ignored: false, partsFound };
    partsFound++;
  }
  return found.every((path) => ignored(path)) ? { ...source, ignored: true, partsFound } : undefined;
}

const enoughMatches = 1000;

/** The paths one part further down, relative to the context. */
async function step(
  folders: readonly string[],
  part: string,
  context: string,
  tree: FileTree,
): Promise<string[]> {
  const further: string[] = [];
  for (const folder of folders) {
    if (hasWildcard(part)) {
      const names = await tree.list(posix.join(context, folder));
      further.push(
        ...names.filter((name) => matchesPart(part, name)).map((name) => posix.join(folder, name)),
      );
    } else if (await tree.exists(posix.join(context, folder, part))) {
      further.push(posix.join(folder, part));
    }
    // It matters only whether there are matches, so some are enough.
    if (further.length > enoughMatches) break;
  }
  return further;
}
