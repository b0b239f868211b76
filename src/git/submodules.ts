import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { parseSubmodulePaths } from './answers.ts';
import { addWorktreeArgs, submodulePathsArgs } from './arguments.ts';
import { openRepository } from './repository.ts';
import { GitError, type GitTools, runGit, SLOW, startGit } from './run-git.ts';

/** Deeper than anybody nests submodules; keeps one that contains itself from going on for ever. */
const MAX_DEPTH = 8;

/** A worktree at a commit, and the checkout whose repository it belongs to. */
interface Place {
  readonly root: string;
  readonly worktree: string;
  readonly commit: string;
}

/**
 * Fills the submodules of a worktree that the checkout has filled: each with a worktree of the submodule's own
 * repository. `git submodule update` would write into the configuration that all worktrees share. Submodules that
 * the checkout has not initialised stay empty, as they are there.
 * Throws a GitError that names a submodule whose commit cannot be had.
 */
export async function placeSubmodules(tools: GitTools, place: Place, depth = 0): Promise<void> {
  if (depth > MAX_DEPTH)
    throw new GitError(`Submodules of ${place.root} are nested more than ${MAX_DEPTH} deep`);
  const { root, commit, worktree } = place;
  const [then, now] = await Promise.all([
    submodulePaths(tools, root, { commit }),
    submodulePaths(tools, root, { file: join(root, '.gitmodules') }),
  ]);
  const repository = openRepository(tools, root);
  for (const [name, path] of then) {
    const link = await repository.entry(commit, path);
    const checkout = await initialised(root, now.get(name) ?? path);
    if (link?.kind !== 'commit' || checkout === undefined) continue;
    try {
      await openRepository(tools, checkout).obtain(link.id);
      const args = addWorktreeArgs(join(worktree, path), link.id);
      await runGit(tools, args, { root: checkout, timeoutMs: SLOW });
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      throw new GitError(`Submodule ${name} at commit ${link.id}: ${error.message}`, { cause: error });
    }
    const inner = { root: checkout, worktree: join(worktree, path), commit: link.id };
    await placeSubmodules(tools, inner, depth + 1);
  }
}

/** Roots of all submodules that the checkout has initialised, the innermost first. */
export async function submoduleRoots(tools: GitTools, root: string, depth = 0): Promise<readonly string[]> {
  if (depth > MAX_DEPTH) return [];
  const paths = await submodulePaths(tools, root, { file: join(root, '.gitmodules') });
  const roots: string[] = [];
  for (const path of paths.values()) {
    const checkout = await initialised(root, path);
    if (checkout !== undefined) roots.push(...(await submoduleRoots(tools, checkout, depth + 1)), checkout);
  }
  return roots;
}

async function submodulePaths(
  tools: GitTools,
  root: string,
  from: { readonly commit: string } | { readonly file: string },
): Promise<ReadonlyMap<string, string>> {
  // Exit code 1 and more: there is no .gitmodules, or no path in it.
  const { exitCode, stdout } = await startGit(tools, submodulePathsArgs(from), { root });
  return exitCode === 0 ? parseSubmodulePaths(stdout) : new Map();
}

/** Folder of a submodule that is checked out; the path is the pull request's text, and may lead elsewhere. */
async function initialised(root: string, path: string): Promise<string | undefined> {
  const folder = join(root, path);
  if (!existsSync(join(folder, '.git'))) return undefined;
  const [real, top] = await Promise.all([realpath(folder), realpath(root)]);
  return real.startsWith(top + sep) ? real : undefined;
}
