import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type GitTools, runGit } from './run-git.ts';
import { submoduleRoots } from './submodules.ts';

/** Whether a worktree may be removed, by its folder or, if that is unknown, by its name. */
export type IsOurs = (path: string) => boolean;

/** What git keeps of a worktree: `worktrees/<id>` of the repository (gitrepository-layout). */
interface Administration {
  readonly folder: string;
  /** Of the worktree; only its ID if git was ended before it wrote the path. */
  readonly path: string;
}

/** Folders of all worktrees of the repository and its submodules, or their names if no more is known. */
export async function listWorktrees(tools: GitTools, root: string): Promise<readonly string[]> {
  const lists = await Promise.all(
    (await repositories(tools, root)).map((repository) => administrations(tools, repository)),
  );
  return lists.flat().map(({ path }) => path);
}

/**
 * Removes our worktrees from the checkout's repository and from those of its submodules: their folders, and what git
 * stores about them. Other worktrees stay, which `git worktree prune` would remove too. `git worktree remove` refuses
 * worktrees that are incomplete.
 */
export async function removeWorktrees(tools: GitTools, root: string, isOurs: IsOurs): Promise<void> {
  for (const repository of await repositories(tools, root)) {
    for (const { folder, path } of await administrations(tools, repository)) {
      if (!isOurs(path)) continue;
      if (path.includes('/') || path.includes('\\')) await remove(path);
      await remove(folder);
    }
    await removeIfEmpty(await administrationFolder(tools, repository));
  }
}

/** The innermost first: a submodule's worktree is inside the outer one. */
async function repositories(tools: GitTools, root: string): Promise<readonly string[]> {
  return [...(await submoduleRoots(tools, root)), root];
}

async function administrations(tools: GitTools, repository: string): Promise<readonly Administration[]> {
  const folder = await administrationFolder(tools, repository);
  const ids = await readdir(folder).catch(ifMissing([]));
  return Promise.all(
    ids.map(async (id) => {
      const gitFile = (await readFile(join(folder, id, 'gitdir'), 'utf8').catch(ifMissing(''))).trim();
      return { folder: join(folder, id), path: gitFile === '' ? id : dirname(resolve(folder, id, gitFile)) };
    }),
  );
}

async function administrationFolder(tools: GitTools, repository: string): Promise<string> {
  const common = (await runGit(tools, ['rev-parse', '--git-common-dir'], { root: repository })).trim();
  return resolve(repository, common, 'worktrees');
}

/** Retries while a program still writes. */
function remove(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 5 });
}

/** As git does with the last worktree. */
async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTEMPTY') throw error;
  });
}

function ifMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return instead;
    throw error;
  };
}
