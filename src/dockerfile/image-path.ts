import { posix } from 'node:path';

/** The working directory at a point of a Dockerfile. */
export type Workdir =
  /** Only the base image may have set one. */
  | { readonly unset: true }
  /** Absolute. */
  | { readonly path: string }
  /** A variable in it has no known value. */
  | { readonly unknown: true };

/** Characters; Linux, PATH_MAX. Many a relative WORKDIR could make a longer path. */
const longestPath = 4096;

/**
 * The absolute path in the image that a Dockerfile writes, with `/` between its parts; undefined if it is relative
 * to an unknown folder, or too long. An image that sets no working directory has `/`. A drive such as `C:` is left out.
 */
export function imagePath(written: string, workdir: Workdir): string | undefined {
  const path = written.replace(/^[a-z]:(?=\/)/i, '');
  const folder = path.startsWith('/') ? '/' : folderOf(workdir);
  if (folder === undefined || folder.length + path.length > longestPath) return undefined;
  return posix.join(folder, path);
}

/** Absolute; undefined if it is unknown. */
export function folderOf(workdir: Workdir): string | undefined {
  if ('path' in workdir) return workdir.path;
  return 'unset' in workdir ? '/' : undefined;
}
