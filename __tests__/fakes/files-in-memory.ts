import type { RepositoryFiles } from '../../src/plan/repository/file-tree.ts';
import { MemoryTree } from './memory-tree.ts';

/** A checkout in memory. @param texts of its files, by absolute path. */
export function filesInMemory(texts: Readonly<Record<string, string>>): RepositoryFiles {
  const tree = new MemoryTree(texts);
  return {
    all: async () => Object.keys(texts).sort(),
    exists: (path) => tree.exists(path),
    list: (folder) => tree.list(folder),
    read: (path) => tree.read(path),
  };
}
