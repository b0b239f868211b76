import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseParents, parseRemoteReference, parseTree, type TreeEntry } from './answers.ts';
import {
  commitArgs,
  fetchArgs,
  hasArgs,
  mergeBaseArgs,
  remoteReferenceArgs,
  resolveArgs,
  treeEntryArgs,
} from './arguments.ts';
import { GitError, type GitTools, reasonOf, runGit, SLOW, startGit } from './run-git.ts';

/** A checkout, as far as this action needs it. No method changes what the user sees of it. */
export interface GitRepository {
  /** Absolute path of the working tree's root. */
  readonly root: string;
  /** The commit that is checked out. */
  head(): Promise<string>;
  /** All parents of a commit, which the checkout must have; it need not have the parents. */
  parents(commit: string): Promise<readonly string[]>;
  /** The commit of a branch or tag of the remote, else of any expression that the checkout itself understands. */
  resolve(reference: string): Promise<string | undefined>;
  /** The best common ancestor; undefined if one of the two, or part of the history, is missing. */
  mergeBase(one: string, other: string): Promise<string | undefined>;
  /** Fetches exactly this commit, unless the checkout has it. Throws a GitError if the remote does not give it. */
  obtain(commit: string): Promise<void>;
  /** What a commit of the checkout has at the path relative to the root (`.`: everything); undefined: nothing. */
  entry(commit: string, path: string): Promise<TreeEntry | undefined>;
}

/**
 * Root of the checkout that has the folder: the nearest folder with a `.git`, not above `ceiling`. Undefined if there
 * is none.
 */
export function findRoot(folder: string, ceiling: string): string | undefined {
  const top = resolve(ceiling);
  for (let at = resolve(folder); isWithin(at, top); at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return undefined;
  }
  return undefined;
}

function isWithin(folder: string, root: string): boolean {
  const path = relative(root, folder);
  return path === '' || !(path === '..' || path.startsWith(`..${sep}`));
}

/** The real one, by the git command. */
export function openRepository(tools: GitTools, root: string): GitRepository {
  const run = (args: readonly string[]) => runGit(tools, args, { root });
  const start = (args: readonly string[]) => startGit(tools, args, { root });
  const isShallow = async () => (await run(['rev-parse', '--is-shallow-repository'])).trim() === 'true';
  const has = async (commit: string) => (await start(hasArgs(commit))).exitCode === 0;
  return {
    root,
    head: async () => (await run(resolveArgs('HEAD'))).trim(),
    parents: async (commit) => parseParents(await run(commitArgs(commit))),
    resolve: async (reference) => {
      const local = await start(resolveArgs(reference));
      const here = local.exitCode === 0 ? local.stdout.trim() : undefined;
      // Commit IDs, and expressions relative to them, are the same everywhere. A branch may have moved at the remote.
      if (/^(?:HEAD|@|[0-9a-f]{7,})(?:[~^@].*)?$/.test(reference)) return here ?? fullCommit(reference);
      return (await remoteCommit(tools, root, reference)) ?? here;
    },
    mergeBase: async (one, other) => {
      // With part of the history, git may name an ancestor that is not the best one.
      if (await isShallow()) return undefined;
      const finished = await start(mergeBaseArgs(one, other));
      return finished.exitCode === 0 ? finished.stdout.trim() : undefined;
    },
    obtain: async (commit) => {
      if (await has(commit)) return;
      const args = fetchArgs(await remoteName(tools, root), commit, await isShallow());
      await askRemote(tools, root, args);
    },
    entry: async (commit, path) => {
      if (path === '' || path === '.') {
        const id = (await run(['rev-parse', '--verify', '--end-of-options', `${commit}^{tree}`])).trim();
        return { kind: 'tree', id, path: '.' };
      }
      return parseTree(await run(treeEntryArgs(commit, path))).find((entry) => entry.path === path);
    },
  };
}

function fullCommit(reference: string): string | undefined {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(reference) ? reference : undefined;
}

/** `origin`, the name that actions/checkout and git clone use, else the first remote. */
async function remoteName(tools: GitTools, root: string): Promise<string> {
  const names = (await runGit(tools, ['remote'], { root })).split('\n').filter((name) => name !== '');
  const name = names.includes('origin') ? 'origin' : names[0];
  if (name === undefined) throw new GitError(`The repository ${root} has no remote to fetch from`);
  return name;
}

async function remoteCommit(tools: GitTools, root: string, name: string): Promise<string | undefined> {
  // Anything but the name of a branch or tag is a pattern or an expression, which a remote does not understand.
  if (!/^[\w][\w./+@#-]*$/.test(name) || name.includes('..') || name.includes('@{')) return undefined;
  const remote = await remoteName(tools, root).catch(() => undefined);
  if (remote === undefined) return undefined;
  const short = name.startsWith(`${remote}/`) ? name.slice(remote.length + 1) : name;
  return parseRemoteReference(await askRemote(tools, root, remoteReferenceArgs(remote, short)), short);
}

/**
 * First with the token, which works without persisted credentials; then with the repository's own configuration, for a
 * submodule with another persisted login, or a proxy that requires one.
 */
async function askRemote(tools: GitTools, root: string, args: readonly string[]): Promise<string> {
  const logins = tools.credentials.token === '' ? [false] : [true, false];
  const reasons: string[] = [];
  for (const login of logins) {
    const finished = await startGit(tools, args, { root, login, timeoutMs: SLOW });
    if (finished.exitCode === 0) return finished.stdout;
    reasons.push(reasonOf(tools, finished));
  }
  throw new GitError(`git ${args[0]} failed: ${[...new Set(reasons)].join('; without github-token: ')}`);
}
