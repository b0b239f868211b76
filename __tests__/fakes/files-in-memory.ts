import { posix } from 'node:path';
import type { RepositoryFiles } from '../../src/plan/repository/repository-files.ts';

/** A checkout in memory. @param texts of its files, by absolute path. */
export function filesInMemory(texts: Readonly<Record<string, string>>): RepositoryFiles {
  const paths = new Set(Object.keys(texts).flatMap(withFolders));
  const clean = (path: string) => posix.normalize(path).replace(/(.)\/$/, '$1');
  return {
    all: async () => Object.keys(texts).sort(),
    exists: async (path) => paths.has(clean(path)),
    list: async (folder) =>
      [...paths]
        .filter((path) => path !== '/' && posix.dirname(path) === clean(folder))
        .map((path) => posix.basename(path)),
    read: async (path) => texts[clean(path)],
  };
}

function withFolders(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/') || '/');
}
