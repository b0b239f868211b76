import { posix } from 'node:path';

/**
 * What follows `folder` in a path; empty for the folder itself, undefined if the path is not in it. Both are absolute or
 * both are relative, with `/` between their parts.
 */
export function pathBelow(folder: string, path: string): string | undefined {
  if (path === folder) return '';
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** True for the folder itself too. */
export function isWithin(path: string, folder: string): boolean {
  return pathBelow(folder, path) !== undefined;
}

/** The absolute path that is written in a folder of an image; undefined if it is relative to an unknown folder. */
export function resolveIn(folder: string | undefined, written: string): string | undefined {
  if (folder === undefined && !written.startsWith('/')) return undefined;
  return posix.resolve('/', folder ?? '/', written);
}
