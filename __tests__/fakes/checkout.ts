import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Git } from '../../src/git/git.ts';
import type { GitRepository } from '../../src/git/repository.ts';
import { GitError } from '../../src/git/run-git.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A git whose commits are in memory. */
export class GitFake implements Git {
  readonly #root: string;
  readonly #commits = new Map<string, { readonly files: Files; readonly parents: readonly string[] }>();
  #head = '';
  /** False: the workspace is no checkout. */
  isCheckout = true;
  /** Commits whose files were put into a worktree. */
  readonly worktreesOf: string[] = [];

  constructor(root: string) {
    this.#root = root;
  }

  /** Adds a commit and checks it out. */
  commit(id: string, files: Files, parents: readonly string[] = []): void {
    this.#commits.set(id, { files, parents });
    this.#head = id;
  }

  open(): GitRepository | undefined {
    if (!this.isCheckout) return undefined;
    return {
      root: this.#root,
      head: async () => this.#head,
      parents: async (commit) => this.#commit(commit).parents,
      resolve: async (reference) => (this.#commits.has(reference) ? reference : undefined),
      mergeBase: async () => undefined,
      obtain: async (commit) => void this.#commit(commit),
      entry: async (commit, path) => ({ kind: 'tree', id: treeOf(this.#commit(commit).files), path }),
    };
  }

  async addWorktree(_root: string, path: string, commit: string): Promise<void> {
    this.worktreesOf.push(commit);
    mkdirSync(path, { recursive: true });
    writeFiles(path, this.#commit(commit).files);
  }

  async worktrees(): Promise<readonly string[]> {
    return [];
  }

  async removeWorktrees(): Promise<void> {}

  #commit(id: string) {
    const commit = this.#commits.get(id);
    if (commit === undefined) throw new GitError(`fatal: remote error: upload-pack: not our ref ${id}`);
    return commit;
  }
}

function treeOf(files: Files): string {
  const hash = createHash('sha1');
  for (const [path, content] of Object.entries(files)) hash.update(path).update(content);
  return hash.digest('hex');
}
