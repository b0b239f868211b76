import { randomBytes } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Git } from '../git/git.ts';
import type { Repository } from '../git/repository.ts';

/** The baseline's files, beside the checkout and apart from it. */
export interface BaselineTree {
  /** Root of the worktree. */
  readonly root: string;
  /** Where a path of the checkout lies in it; the same path where it is none of the checkout's. */
  at(path: string): string;
  /** Removes it, and what the repository knows of it. */
  remove(): Promise<void>;
}

/** A folder name that tells later runs, and the post step, whose it is: see `stale.ts`. */
export function worktreeName(): string {
  return `aspnet-image-size-baseline-${process.pid}-${randomBytes(6).toString('hex')}`;
}

/**
 * Checks the commit out into a folder of its own under `parent`, fetching it where it is missing. Throws a GitError,
 * and leaves nothing behind then.
 */
export async function checkOutBaseline(
  git: Git,
  repository: Repository,
  commit: string,
  parent: string,
  name = worktreeName(),
): Promise<BaselineTree> {
  await repository.obtain(commit);
  // Git writes down where the folder really is.
  const root = join(await realpath(parent), name);
  const remove = async () => {
    await git.removeWorktrees(repository.root, (path) => path.split(sep).includes(name));
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await git.addWorktree(repository.root, root, commit);
  } catch (error) {
    await remove();
    throw error;
  }
  return { root, remove, at: (path) => moved(path, repository.root, root) };
}

function moved(path: string, from: string, to: string): string {
  const inside = relative(from, path);
  return inside === '..' || inside.startsWith(`..${sep}`) ? path : join(to, inside);
}
