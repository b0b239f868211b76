import { posix } from 'node:path';

/** The working directory at a point of a Dockerfile. */
export type Workdir =
  /** Only the base image may have set one. */
  | { readonly unset: true }
  /** Absolute. */
  | { readonly path: string }
  /** A variable in it has no known value. */
  | { readonly unknown: true };

/**
 * The absolute path in the image that a Dockerfile writes, with `/` between its parts; undefined if it is relative
 * to an unknown folder. An image that sets no working directory has `/`. A drive such as `C:` is left out.
 */
export function imagePath(written: string, workdir: Workdir): string | undefined {
  const path = written.replace(/^[a-z]:(?=\/)/i, '');
  if (path.startsWith('/')) return posix.normalize(path);
  const folder = folderOf(workdir);
  return folder === undefined ? undefined : posix.join(folder, path);
}

/** Absolute; undefined if it is unknown. */
export function folderOf(workdir: Workdir): string | undefined {
  if ('path' in workdir) return workdir.path;
  return 'unset' in workdir ? '/' : undefined;
}
