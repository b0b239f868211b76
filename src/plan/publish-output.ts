import { posix } from 'node:path';
import { hasWildcard } from '../dockerfile/wildcards.ts';
import type { Candidate, FileTree, MissingSource } from './context.ts';

/** The folder in which a Dockerfile expects the published app, and the context that it lies in. */
export interface PublishOutput {
  /** Absolute. */
  readonly path: string;
  /** Absolute. */
  readonly context: string;
  /** It is there already, with a published app in it. */
  readonly exists: boolean;
}

export interface Copies {
  /** What the Dockerfile takes from the context. */
  readonly sources: readonly { readonly path: string }[];
  /** What its final ENTRYPOINT starts; undefined where that cannot be told. */
  readonly assembly?: string | undefined;
}

/**
 * Where a Dockerfile that does not publish by itself expects the published app: the one folder that it takes
 * from the context and that is in no folder that might be the context; or one that holds the published app
 * already. Undefined where no such folder stands out.
 */
export async function inferPublishOutput(
  candidates: readonly Candidate[],
  copies: Copies,
  tree: FileTree,
): Promise<PublishOutput | undefined> {
  const complete = candidates.find(({ missing }) => missing.length === 0);
  if (complete !== undefined) return publishedIn(complete.path, copies, tree);
  const lacking = candidates.flatMap(({ path, missing }) => {
    // A file that need not be there, like `nuget.config*`, is no sign of anything.
    const [only, ...others] = missing.filter(
      (source) => folderOf(source) !== undefined || !hasWildcard(source.path),
    );
    const folder = only === undefined || others.length > 0 ? undefined : folderOf(only);
    return only === undefined || folder === undefined ? [] : [{ context: path, folder, missing: only }];
  });
  // Of `src/App/bin/publish` more is found from the root than from src/App: the deepest find tells the
  // context, the nearest context wins a tie.
  const [best] = lacking.toSorted((a, b) => b.missing.partsFound - a.missing.partsFound);
  return best && { path: posix.join(best.context, best.folder), context: best.context, exists: false };
}

/** The folder that a missing source means: `publish`, `publish/`, `publish/*`; undefined for a file. */
function folderOf({ path, ignored }: MissingSource): string | undefined {
  if (ignored) return undefined;
  const folder = withoutTail(path);
  if (folder === '' || hasWildcard(folder)) return undefined;
  // `net10.0` and `publish` are folders, `App.dll` and `start.sh` are files; a slash decides.
  const isFile = folder === path && /\.[a-z][a-z0-9]*$/i.test(folder);
  return isFile ? undefined : folder;
}

async function publishedIn(
  context: string,
  { sources, assembly }: Copies,
  tree: FileTree,
): Promise<PublishOutput | undefined> {
  // Another program's folder, checked in beside the app, must not be taken for the app's.
  const sign = assembly === undefined ? '.runtimeconfig.json' : `${assembly}.runtimeconfig.json`;
  for (const { path } of sources) {
    const folder = withoutTail(path);
    if (folder === '.' || hasWildcard(folder)) continue;
    const names = await tree.list(posix.join(context, folder));
    const holdsApp = names.some((name) => (assembly === undefined ? name.endsWith(sign) : name === sign));
    if (holdsApp) return { path: posix.join(context, folder), context, exists: true };
  }
  return undefined;
}

function withoutTail(path: string): string {
  return path.replace(/\/(\*|\*\.\*)?$/, '');
}
