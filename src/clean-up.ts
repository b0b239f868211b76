import { rm } from 'node:fs/promises';
import * as core from '@actions/core';
import { removeStaleBaselines } from './baseline/stale.ts';
import { createDocker } from './docker/engine.ts';
import { createGit } from './git/git.ts';
import { UserError } from './model/user-error.ts';
import { execute } from './process/execute.ts';
import { temporaryRoot } from './process/temporary-root.ts';

/**
 * What the main step leaves for the post step, as state of the action. A run that is cancelled has no time to clean
 * up: the runner kills it after about ten seconds.
 */
export const forCleanUp = {
  /** @param image with its tag, as the engine knows it. */
  started(folder: string, image: string): void {
    core.saveState('folder', folder);
    core.saveState('image', image);
  },
  /** @param repository root of the checkout that the worktree belongs to. */
  worktree(name: string, repository: string): void {
    core.saveState('worktree', name);
    core.saveState('repository', repository);
  },
  cleaned(): void {
    core.saveState('clean', 'true');
  },
};

/** Folder of the main step, if this process is the post step; empty if it is the main step. */
export function folderOfMainStep(): string {
  return core.getState('folder');
}

/** Removes what a run left behind that ended before it could clean up: a folder, a worktree and a tag of the engine. */
export async function cleanUp(folder: string): Promise<void> {
  if (core.getState('clean') === 'true') return;
  await rm(folder, { recursive: true, force: true });
  await removeWorktree(core.getState('worktree'), core.getState('repository'));
  try {
    const docker = createDocker({ execute, temporaryFolder: temporaryRoot() });
    // It may be the only name of an image that the user built.
    await docker.release(core.getState('image'));
  } catch (error) {
    // Without an engine there is no tag either.
    if (!(error instanceof UserError)) throw error;
    core.debug(error.message);
  }
}

async function removeWorktree(name: string, repository: string): Promise<void> {
  if (name === '') return;
  const credentials = { serverUrl: '', token: '' };
  const git = createGit({ execute, environment: process.env, credentials }, core.setSecret);
  await removeStaleBaselines(git, git.open(repository, repository), temporaryRoot(), name);
}
