import { posix } from 'node:path';
import type { FileTree } from '../../src/plan/repository/file-tree.ts';

/** Folders and files in memory: the files by path, with their text. Counts how often a folder is listed. */
export class MemoryTree implements FileTree {
  readonly listed = new Map<string, number>();
  private readonly files: ReadonlyMap<string, string>;
  private readonly folders = new Map<string, Map<string, boolean>>();

  constructor(files: Readonly<Record<string, string>>) {
    this.files = new Map(Object.entries(files));
    for (const path of this.files.keys()) this.add(path, false);
  }

  private add(path: string, isFolder: boolean): void {
    const parent = posix.dirname(path);
    const names = this.folders.get(parent) ?? new Map<string, boolean>();
    names.set(posix.basename(path), isFolder);
    if (this.folders.has(parent)) return;
    this.folders.set(parent, names);
    if (parent !== '/') this.add(parent, true);
  }

  async exists(path: string): Promise<boolean> {
    return this.files.has(clean(path)) || this.folders.has(clean(path));
  }

  async list(folder: string): ReturnType<FileTree['list']> {
    this.listed.set(clean(folder), (this.listed.get(clean(folder)) ?? 0) + 1);
    const names = this.folders.get(clean(folder)) ?? new Map<string, boolean>();
    return [...names].map(([name, isFolder]) => ({ name, isFolder }));
  }

  async read(path: string): Promise<string | undefined> {
    return this.files.get(clean(path));
  }
}

function clean(path: string): string {
  return posix.normalize(path).replace(/(.)\/$/, '$1');
}
