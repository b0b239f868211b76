import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../process/environment.ts';
import { addWorktreeArgs, LFS_FILES_ARGS } from './arguments.ts';
import { type GitTools, runGit, SLOW } from './run-git.ts';
import { placeSubmodules } from './submodules.ts';

/**
 * Puts the files of a commit, which the repository must have, into a new folder: as a detached worktree, with submodules
 * and files of git LFS as the checkout at `root` has them. After a GitError, `removeWorktrees` removes the rest.
 */
export async function addWorktree(
  tools: GitTools,
  root: string,
  path: string,
  commit: string,
): Promise<void> {
  const env = await lfsEnvironment(tools, root);
  await runGit(tools, addWorktreeArgs(path, commit), { root, login: true, env, timeoutMs: SLOW });
  await placeSubmodules(tools, { root, worktree: path, commit });
}

/**
 * git LFS fetches its files, or leaves their pointers, as it did in the checkout: actions/checkout has its own variable
 * for that, and the filters that a machine has installed do not say.
 */
async function lfsEnvironment(tools: GitTools, root: string): Promise<Environment> {
  const files = (await runGit(tools, LFS_FILES_ARGS, { root })).split('\0').filter((file) => file !== '');
  for (const file of files) {
    const start = await firstBytes(join(root, file));
    if (start === undefined) continue;
    return start.startsWith('version https://git-lfs') ? { GIT_LFS_SKIP_SMUDGE: '1' } : {};
  }
  return {};
}

/** Undefined if there is no such file: it was deleted, or is not part of a sparse checkout. */
async function firstBytes(path: string): Promise<string | undefined> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}
