import { basicAuthorization } from './environment.ts';
import { findRoot, type GitRepository, openRepository } from './repository.ts';
import type { GitTools } from './run-git.ts';
import { addWorktree } from './worktree.ts';
import { type IsOurs, listWorktrees, removeWorktrees } from './worktrees.ts';

/** The git command, as far as this action needs it. */
export interface Git {
  /** The checkout that has the folder, not above `ceiling`; undefined if there is none. */
  open(folder: string, ceiling: string): GitRepository | undefined;
  /**
   * Puts the files of a commit, which the repository must have, into a new folder, with submodules and files of git LFS
   * as the checkout at `root` has them. Throws a GitError.
   */
  addWorktree(root: string, path: string, commit: string): Promise<void>;
  /** Folders of all worktrees of the repository and its submodules, or only their names; also those of others. */
  worktrees(root: string): Promise<readonly string[]>;
  /** Removes worktrees, folders included, from the repository and its submodules; only those that are ours. */
  removeWorktrees(root: string, isOurs: IsOurs): Promise<void>;
}

/** @param onSecret gets the token as requests have it, before the first one. */
export function createGit(tools: GitTools, onSecret: (secret: string) => void): Git {
  const { token } = tools.credentials;
  if (token !== '') onSecret(basicAuthorization(token));
  return {
    open: (folder, ceiling) => {
      const root = findRoot(folder, ceiling);
      return root === undefined ? undefined : openRepository(tools, root);
    },
    addWorktree: (root, path, commit) => addWorktree(tools, root, path, commit),
    worktrees: (root) => listWorktrees(tools, root),
    removeWorktrees: (root, isOurs) => removeWorktrees(tools, root, isOurs),
  };
}
