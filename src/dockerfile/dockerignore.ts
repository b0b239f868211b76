import { posix } from 'node:path';
import { matchesPath, reachesBelow } from './wildcards.ts';

/**
 * Whether .dockerignore excludes a path of the build context (relative, with `/`; `.` for its root) and leaves nothing
 * below it.
 */
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
    const clean = posix.normalize(path).replace(/\/$/, '');
    const withFolders = clean === '.' ? [] : upwards(clean);
    let ignored = false;
    let partLeft = false;
    for (const { pattern, excludes } of rules) {
      const applies =
        withFolders.some((candidate) => matchesPath(pattern, candidate)) ||
        (clean === '.' && excludes && matchesAll(pattern));
      if (applies) {
        ignored = excludes;
        partLeft = false;
      } else if (ignored && !excludes) {
        partLeft ||= clean === '.' || reachesBelow(pattern, clean);
      }
    }
    return ignored && !partLeft;
  };
}

/** The path and the folders above it, the highest first. */
function upwards(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** True for a pattern such as `*` or `**`, after which nothing of the root is left. */
function matchesAll(pattern: string): boolean {
  return matchesPath(pattern, 'anything') && pattern.split('/').every((part) => /^\*+$/.test(part));
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
