import { posix } from 'node:path';
import type { AppFolders } from '../dockerfile/dotnet/app-folders.ts';
import type { ContextNeed } from '../dockerfile/dotnet/needs.ts';
import { isWithin } from '../dockerfile/paths.ts';
import { isBuildable } from '../model/project-file.ts';
import type { Candidate } from './context.ts';
import type { Entry, FileTree } from './repository/file-tree.ts';

/** The folder in which a Dockerfile expects the published app, and the context that it is in. */
export interface PublishOutput {
  /** Absolute. */
  readonly path: string;
  /** Absolute. */
  readonly context: string;
  /** It exists, with a published app in it. */
  readonly exists: boolean;
}

export interface PublishQuestion {
  /** The folders that might be the context, nearest to the Dockerfile first; only one if it was named. */
  readonly candidates: readonly Candidate[];
  /** The best of them, without regard to the published app. */
  readonly chosen: Candidate;
  readonly app: AppFolders;
  /** Absolute: for an app that is the whole context. */
  readonly ownFolder: string;
  /** The image is made to run apps, not to build them. */
  readonly onRuntime: boolean;
  /** The user named the context. */
  readonly isNamed: boolean;
}

/**
 * The folder in which a Dockerfile that does not publish expects the published app: one that holds the app already,
 * otherwise the likeliest of those that do not exist, otherwise the context itself if the app is all that is copied.
 * Undefined if there is no such folder, or several are as likely.
 */
export async function inferPublishOutput(
  question: PublishQuestion,
  tree: FileTree,
): Promise<PublishOutput | undefined> {
  const { candidates, chosen, app } = question;
  for (const { path: context } of [chosen, ...candidates]) {
    for (const folder of app.folders) {
      const path = posix.join(context, folder);
      if (await holdsApp(path, app.assembly, tree)) return { path, context, exists: true };
    }
  }
  const folder = await likeliest(candidates, app, tree);
  if (folder !== undefined) {
    const { path } = await contextOf(folder, candidates, tree);
    return { path: posix.join(path, folder), context: path, exists: false };
  }
  return isWholeContext(app) && question.onRuntime ? wholeContext(question, tree) : undefined;
}

/** True if the published app itself is the context. */
export function isWholeContext({ folders, started }: AppFolders): boolean {
  return folders.includes('.') && (started || folders.length === 1);
}

/** Sources must not become the image: the context is a folder with nothing but the published app. */
async function wholeContext(
  { candidates, app, ownFolder, isNamed }: PublishQuestion,
  tree: FileTree,
): Promise<PublishOutput | undefined> {
  const [named] = candidates;
  if (isNamed && named !== undefined) {
    if ((await tree.list(named.path)).some(isProject)) return undefined;
    return { path: named.path, context: named.path, exists: false };
  }
  for (const folder of ['publish', 'bin/publish', 'obj/publish']) {
    const path = posix.join(ownFolder, folder);
    const exists = await holdsApp(path, app.assembly, tree);
    if (exists || !(await tree.exists(path))) return { path, context: path, exists };
  }
  return undefined;
}

/** The app of another program that is checked in must not be taken for this one. */
export async function holdsApp(path: string, assembly: string | undefined, tree: FileTree): Promise<boolean> {
  const names = (await tree.list(path)).map(({ name }) => name);
  return assembly === undefined
    ? names.some((name) => name.endsWith('.runtimeconfig.json'))
    : names.includes(`${assembly}.runtimeconfig.json`);
}

async function likeliest(
  candidates: readonly Candidate[],
  { folders, started, main }: AppFolders,
  tree: FileTree,
): Promise<string | undefined> {
  const ranked: { folder: string; rank: number }[] = [];
  for (const copied of folders.filter((one) => one !== '.')) {
    const rank = rankOf(copied);
    // What nginx serves of a browser app is only a part of what is published.
    const folder = rank === OTHER ? copied : copied.replace(/\/wwwroot(\/.*)?$/, '');
    const fits = await Promise.all(
      candidates.map(({ path }) => mayReceiveApp(path, { folder, rank, started }, tree)),
    );
    if (fits.every(Boolean)) ranked.push({ folder, rank });
  }
  const best = Math.min(...ranked.map(({ rank }) => rank));
  const likely = [...new Set(ranked.filter(({ rank }) => rank === best).map(({ folder }) => folder))];
  return onlyOf(likely) ?? onlyOf(likely.filter((folder) => main.includes(folder)));
}

function onlyOf<T>(values: readonly T[]): T | undefined {
  return values.length === 1 ? values[0] : undefined;
}

/** How likely the app is published to a folder of that name: the lower the likelier. */
function rankOf(folder: string): number {
  const parts = folder.toLowerCase().split('/');
  if (parts.some((part) => part.includes('publish'))) return 0;
  if (parts.includes('bin')) return 1;
  return parts.some((part) => /^(out|output|artifacts)$/.test(part)) ? OUTPUT : OTHER;
}
const OUTPUT = 2;
const OTHER = 3;

/** It does not exist, or is a usual output folder without sources; and no front end is built to it. */
async function mayReceiveApp(
  context: string,
  { folder, rank, started }: { readonly folder: string; readonly rank: number; readonly started: boolean },
  tree: FileTree,
): Promise<boolean> {
  const place = posix.join(context, folder);
  const parts = folder.split('/');
  const found = await partsFound(folder, context, tree);
  // `web/dist` next to `web/package.json`.
  const neighbors = await tree.list(posix.join(context, ...parts.slice(0, found)));
  const isFrontEnd = neighbors.some(({ name }) => name === 'package.json');
  const isItsName = /^(dist|build|public|www)$/i.test(parts[found] ?? '');
  if (isFrontEnd && rank === OTHER && (isItsName || !started)) return false;
  if (isFrontEnd && rank === OUTPUT && !started && !neighbors.some(isProject)) return false;
  if (found < parts.length) return true;
  return rank !== OTHER && !(await tree.list(place)).some(isProject);
}

function isProject({ name }: Entry): boolean {
  return isBuildable(name);
}

/**
 * The context that lacks least apart from the app; of several the one with most of the folder's path: more of
 * `src/App/bin/publish` exists in the root than in src/App.
 */
async function contextOf(
  folder: string,
  candidates: readonly Candidate[],
  tree: FileTree,
): Promise<Candidate> {
  const rated = await Promise.all(
    candidates.map(async (context) => ({
      context,
      lacks: context.lacks.filter(({ need }) => need.strength === 'certain' && !isInFolder(need, folder)),
      parts: await partsFound(folder, context.path, tree),
    })),
  );
  const [best] = rated.sort((a, b) => a.lacks.length - b.lacks.length || b.parts - a.parts);
  if (best === undefined) throw new TypeError('there is always a folder that might be the context');
  return best.context;
}

function isInFolder({ paths }: ContextNeed, folder: string): boolean {
  return paths.some((path) => isWithin(path, folder));
}

async function partsFound(folder: string, context: string, tree: FileTree): Promise<number> {
  const parts = folder.split('/');
  for (const [index] of parts.entries()) {
    if (!(await tree.exists(posix.join(context, ...parts.slice(0, index + 1))))) return index;
  }
  return parts.length;
}
