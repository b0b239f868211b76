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
  readonly args: KnownArguments;
}

/** The build arguments of an entry with a value that is known from the file. They can be passwords: show their names only. */
export type KnownArguments = Readonly<Record<string, string>>;

/** More are taken for none: nobody writes so many. */
export const MOST_ARGUMENTS = 50;
/** Characters of a value. */
const LONGEST_VALUE = 1000;

/** What a compose service or a bake target says; every value as written. */
export interface BuildEntry {
  readonly entry: string;
  readonly context: string;
  readonly dockerfile: string;
  readonly target: string | undefined;
  readonly args: KnownArguments;
}

/**
 * What an entry means. Undefined if it builds from elsewhere than the workspace: a URL, a named context, a folder outside.
 * @param folder that its paths are relative to; absolute.
 */
export function evidenceOf(
  { context, dockerfile, ...entry }: BuildEntry,
  { file, folder, workspace }: { readonly file: string; readonly folder: string; readonly workspace: string },
): BuildEvidence | undefined {
  if (isElsewhere(context)) return undefined;
  const root = posix.resolve(folder, context);
  const path = posix.resolve(root, dockerfile);
  if (!isWithin(root, workspace) || !isWithin(path, workspace)) return undefined;
  return { ...entry, args: passable(entry.args), file, dockerfile: path, context: root };
}

/** Those that can be an argument of a command. */
function passable(args: KnownArguments): KnownArguments {
  const pairs = Object.entries(args).filter(
    ([name, value]) => /^\w{1,100}$/.test(name) && value.length <= LONGEST_VALUE && !value.includes('\0'),
  );
  return Object.fromEntries(pairs);
}

interface EvidenceQuestion {
  /** Of the Dockerfile; absolute. */
  readonly path: string;
  /** With some build arguments only. */
  readonly variant?: { readonly evidence: readonly BuildEvidence[] } | undefined;
}

/** What compose and bake files say of a Dockerfile. */
export function evidenceFor(
  { path, variant }: EvidenceQuestion,
  { evidence }: { readonly evidence: readonly BuildEvidence[] },
): readonly BuildEvidence[] {
  return variant?.evidence ?? evidence.filter(({ dockerfile }) => dockerfile === path);
}

/** A URL, `git@host:…`, `target:name`, `docker-image://…`. */
function isElsewhere(context: string): boolean {
  return /^[a-z][\w+.-]*:/i.test(context) || /^[\w.-]+@[\w.-]+:/.test(context);
}
