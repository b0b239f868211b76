import { posix } from 'node:path';
import { hasWildcard } from '../dockerfile/wildcards.ts';
import type { Candidate, FileTree, MissingSource } from './context.ts';

/** The folder in which a Dockerfile expects the published app, and the context that it is in. */
export interface PublishOutput {
  /** Absolute. */
  readonly path: string;
  /** Absolute. */
  readonly context: string;
  /** It exists, with a published app in it. */
  readonly exists: boolean;
}

export interface ExpectedApp {
  /** What the Dockerfile takes from the context. */
  readonly sources: readonly { readonly path: string }[];
  /** The assembly that its final ENTRYPOINT starts; undefined if the ENTRYPOINT does not say. */
  readonly assembly?: string | undefined;
}

/**
 * The folder in which a Dockerfile that does not publish expects the published app: the only folder that it takes from
 * the context and that no possible context has; or a folder that holds the published app. Undefined if there is no such
 * folder, or several.
 */
export async function inferPublishOutput(
  candidates: readonly Candidate[],
  app: ExpectedApp,
  tree: FileTree,
): Promise<PublishOutput | undefined> {
  const complete = candidates.find(({ missing }) => missing.length === 0);
  if (complete !== undefined) return publishedIn(complete.path, app, tree);
  const lacking = candidates.flatMap(({ path, missing }) => {
    // A file that need not exist, such as `nuget.config*`, means nothing.
    const [only, ...others] = missing.filter(
      (source) => folderOf(source) !== undefined || !hasWildcard(source.path),
    );
    const folder = only === undefined || others.length > 0 ? undefined : folderOf(only);
    return only === undefined || folder === undefined ? [] : [{ context: path, folder, missing: only }];
  });
  // More of `src/App/bin/publish` exists in the root than in src/App: the context is the folder that has most of the
  // path, and the nearest one if several have as much.
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
  { sources, assembly }: ExpectedApp,
  tree: FileTree,
): Promise<PublishOutput | undefined> {
  // The folder of another program that is checked in next to the app must not be taken for the app's.
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
