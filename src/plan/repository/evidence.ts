import { posix } from 'node:path';
import { isWithin } from '../../dockerfile/paths.ts';

/** A compose or bake file builds an image with a Dockerfile. */
export interface BuildEvidence {
  /** The compose or bake file, relative to the workspace. */
  readonly file: string;
  /** The service or target in it. */
  readonly entry: string;
  /** Absolute. */
  readonly dockerfile: string;
  /** Absolute. */
  readonly context: string;
  /** The stage; undefined: the last one. */
  readonly target: string | undefined;
}

/** What a compose service or a bake target says; every value as written. */
export interface BuildEntry {
  readonly entry: string;
  readonly context: string;
  readonly dockerfile: string;
  readonly target: string | undefined;
}

/**
 * What an entry means. Undefined if it builds from elsewhere than the workspace: a URL, a named context, a folder outside.
 * @param folder that its paths are relative to; absolute.
 */
export function evidenceOf(
  { entry, context, dockerfile, target }: BuildEntry,
  { file, folder, workspace }: { readonly file: string; readonly folder: string; readonly workspace: string },
): BuildEvidence | undefined {
  if (isElsewhere(context)) return undefined;
  const root = posix.resolve(folder, context);
  const path = posix.resolve(root, dockerfile);
  if (!isWithin(root, workspace) || !isWithin(path, workspace)) return undefined;
  return { file, entry, dockerfile: path, context: root, target };
}

/** What compose and bake files say of a Dockerfile. */
export function evidenceFor(
  { path }: { readonly path: string },
  { evidence }: { readonly evidence: readonly BuildEvidence[] },
): readonly BuildEvidence[] {
  return evidence.filter(({ dockerfile }) => dockerfile === path);
}

/** A URL, `git@host:…`, `target:name`, `docker-image://…`. */
function isElsewhere(context: string): boolean {
  return /^[a-z][\w+.-]*:/i.test(context) || /^[\w.-]+@[\w.-]+:/.test(context);
}
