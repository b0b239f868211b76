import { randomBytes } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Git } from '../git/git.ts';
import type { GitRepository } from '../git/repository.ts';

/** The baseline's files, beside the checkout and apart from it. */
export interface BaselineTree {
  /** Absolute path of what stands for the workspace: the worktree, or the folder in which it lies as there. */
  readonly workspace: string;
  /** Removes it, and what the repository knows of it. */
  remove(): Promise<void>;
}

export interface BaselinePlace {
  /** An existing folder, in which the workspace is made. */
  readonly parent: string;
  /** Of the workspace's folder; see `worktreeName`. */
  readonly name?: string;
  /** Where in the workspace the checkout lies; empty where it is the workspace itself. */
  readonly inside?: string;
}

/** A folder name that tells later runs, and the post step, whose it is: see `stale.ts`. */
export function worktreeName(): string {
  return `aspnet-image-size-baseline-${process.pid}-${randomBytes(6).toString('hex')}`;
}

/**
 * Checks the commit out into a folder of its own, fetching it where it is missing. Throws a GitError, and leaves
 * nothing behind then.
 */
export async function checkOutBaseline(
  git: Git,
  repository: GitRepository,
  commit: string,
  { parent, name = worktreeName(), inside = '' }: BaselinePlace,
): Promise<BaselineTree> {
  await repository.obtain(commit);
  // Git writes down where the folder really is.
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
