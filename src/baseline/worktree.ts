import { randomBytes } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Git } from '../git/git.ts';
import type { GitRepository } from '../git/repository.ts';

/** The baseline's files, in a folder apart from the checkout. */
export interface BaselineTree {
  /** Absolute path of the folder that takes the place of the workspace: the worktree, or a parent of it. */
  readonly workspace: string;
  /** Removes the folder, and the worktree from the repository. */
  remove(): Promise<void>;
}

export interface BaselinePlace {
  /** An existing folder; the workspace is created in it. */
  readonly parent: string;
  /** Name of the workspace's folder; see `worktreeName`. */
  readonly name?: string;
  /** Path of the checkout in the workspace; empty if it is the workspace itself. */
  readonly inside?: string;
}

/** A folder name with the process ID, by which later runs and the post step know whether it is stale: see `stale.ts`. */
export function worktreeName(): string {
  return `aspnet-image-size-baseline-${process.pid}-${randomBytes(6).toString('hex')}`;
}

/**
 * Checks the commit out into a new folder, and fetches it first if it is missing.
 * @throws GitError; then nothing is left behind.
 */
export async function checkOutBaseline(
  git: Git,
  repository: GitRepository,
  commit: string,
  { parent, name = worktreeName(), inside = '' }: BaselinePlace,
): Promise<BaselineTree> {
  await repository.obtain(commit);
  // Git records the real path of the folder.
  const workspace = join(await realpath(parent), name);
  const remove = async () => {
    await git.removeWorktrees(repository.root, (path) => path.split(sep).includes(name));
    await rm(workspace, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await git.addWorktree(repository.root, join(workspace, inside), commit);
  } catch (error) {
    await remove();
    throw error;
  }
  return { workspace, remove };
}
