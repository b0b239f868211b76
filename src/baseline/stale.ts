import { readdir, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Git } from '../git/git.ts';
import type { GitRepository } from '../git/repository.ts';
import { UserError } from '../model/user-error.ts';
import { temporaryRoot } from '../process/temporary-root.ts';
import type { Log } from '../tools/tools.ts';
import { type BaselineRequest, checkoutOf } from './baseline-request.ts';

const NAME = /^aspnet-image-size-baseline-(\d+)-[0-9a-f]{12}$/;

/** Milliseconds. No baseline takes a day: an older worktree is stale even if its process ID is in use again. */
const LONGER_THAN_ANY_BUILD = 24 * 3600_000;

/** A run that may check out a baseline first removes what killed runs left behind. If it cannot, it warns. */
export async function removeLeftWorktrees(
  request: BaselineRequest,
  { git, log }: { readonly git: Git; readonly log: Log },
): Promise<void> {
  const { kind } = request.inputs.baseline;
  if (kind !== 'auto' && kind !== 'git') return;
  try {
    await removeStaleBaselines(git, checkoutOf(request, git), temporaryRoot());
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.warning(`Worktrees of earlier runs could not be removed: ${error.message}`);
  }
}

/**
 * Removes the worktrees of killed runs, and their folders under `parent`. Worktrees of runs that may still go on stay,
 * except the one named `own`: the post step names the worktree of the run that it belongs to.
 */
export async function removeStaleBaselines(
  git: Git,
  repository: GitRepository | undefined,
  parent: string,
  own?: string,
): Promise<void> {
  const known = repository === undefined ? [] : await git.worktrees(repository.root);
  const folders = folderOfEach([...known, ...(await readdir(parent))], parent);
  const stale = new Set<string>();
  for (const [name, folder] of folders) {
    if (name === own || (await isStale(name, folder))) stale.add(name);
  }
  if (stale.size === 0) return;
  if (repository !== undefined) {
    await git.removeWorktrees(repository.root, (path) => path.split(sep).some((word) => stale.has(word)));
  }
  for (const name of stale) await rm(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
}

/** Folder by name of the baselines among the paths. A path without a folder is a name under `parent`. */
function folderOfEach(paths: readonly string[], parent: string): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const path of paths) {
    const words = path.split(sep);
    const at = words.findIndex((word) => NAME.test(word));
    const name = words[at];
    if (name === undefined) continue;
    folders.set(name, words.length === 1 ? join(parent, name) : words.slice(0, at + 1).join(sep));
  }
  return folders;
}

/** Its process or its folder no longer exists, or it is too old for the process that now has the ID. */
async function isStale(name: string, folder: string): Promise<boolean> {
  if (!isAlive(Number(NAME.exec(name)?.[1]))) return true;
  const facts = await stat(folder).catch(() => undefined);
  return facts === undefined || Date.now() - facts.mtimeMs > LONGER_THAN_ANY_BUILD;
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 only checks whether the process exists.
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it exists and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
