import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { parseSubmodulePaths } from './answers.ts';
import { addWorktreeArgs, submodulePathsArgs } from './arguments.ts';
import { openRepository } from './repository.ts';
import { GitError, type GitTools, runGit, SLOW, startGit } from './run-git.ts';

/** Deeper than anybody nests submodules, so that one that contains itself ends. */
const MAX_DEPTH = 8;

/** A worktree at a commit, and the root of the checkout that it belongs to. */
interface Place {
  readonly root: string;
  readonly worktree: string;
  readonly commit: string;
}

/**
 * Fills those submodules of a worktree that the checkout has initialized: each with a worktree of the submodule's own
 * repository. `git submodule update` would write into the configuration that all worktrees share. The other submodules
 * stay empty, as in the checkout.
 * Throws a GitError that names a submodule if its commit is not available.
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
    const checkout = await initialized(root, now.get(name) ?? path);
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

/** Roots of all submodules that the checkout has initialized, the innermost first. */
export async function submoduleRoots(tools: GitTools, root: string, depth = 0): Promise<readonly string[]> {
  if (depth > MAX_DEPTH) return [];
  const paths = await submodulePaths(tools, root, { file: join(root, '.gitmodules') });
  const roots: string[] = [];
  for (const path of paths.values()) {
    const checkout = await initialized(root, path);
    if (checkout !== undefined) roots.push(...(await submoduleRoots(tools, checkout, depth + 1)), checkout);
  }
  return roots;
}

async function submodulePaths(
  tools: GitTools,
  root: string,
  from: { readonly commit: string } | { readonly file: string },
): Promise<ReadonlyMap<string, string>> {
  // Other exit codes: there is no .gitmodules, or no path in it.
  const { exitCode, stdout } = await startGit(tools, submodulePathsArgs(from), { root });
  return exitCode === 0 ? parseSubmodulePaths(stdout) : new Map();
}

/** Folder of a submodule that is checked out. The pull request chose the path, so it may lead out of the root. */
async function initialized(root: string, path: string): Promise<string | undefined> {
  const folder = join(root, path);
  if (!existsSync(join(folder, '.git'))) return undefined;
  const [real, top] = await Promise.all([realpath(folder), realpath(root)]);
  return real.startsWith(top + sep) ? real : undefined;
}
