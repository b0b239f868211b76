import { posix } from 'node:path';
import { matchesPath } from './wildcards.ts';

/** Whether .dockerignore excludes a path of the build context (relative, with `/`). */
export type Ignored = (path: string) => boolean;

interface Rule {
  readonly pattern: string;
  readonly excludes: boolean;
}

/**
 * Reads a .dockerignore. The last rule that matches a path, or a folder above it, decides.
 * Source: Docker's "Build context" documentation, ".dockerignore files".
 */
export function readDockerignore(text: string): Ignored {
  const rules = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap(readRule);
  return (path) => {
    const parts = posix.normalize(path).replace(/\/$/, '').split('/');
    const withFolders = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
    let ignored = false;
    for (const { pattern, excludes } of rules) {
      if (ignored === excludes) continue;
      if (withFolders.some((candidate) => matchesPath(pattern, candidate))) ignored = excludes;
    }
    return ignored;
  };
}

function readRule(line: string): Rule[] {
  const trimmed = line.trim();
  if (trimmed === '' || line.startsWith('#')) return [];
  const excludes = !trimmed.startsWith('!');
  const written = excludes ? trimmed : trimmed.slice(1).trim();
  // Unlike in .gitignore, a slash at either end has no meaning.
  const pattern = posix.join('/', written).replace(/\/$/, '').slice(1);
  return pattern === '' ? [] : [{ pattern, excludes }];
}
