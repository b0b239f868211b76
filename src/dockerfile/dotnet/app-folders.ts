import { posix } from 'node:path';
import type { Dockerfile, Stage } from '../dockerfile.ts';
import { finalStage, stageAndParents, stagesBuilt } from '../final-stage.ts';
import { hasWildcard } from '../wildcards.ts';
import { copiesOf, originsOf, ownOriginsOf } from './origins.ts';
import { startOf } from './start.ts';

/** The folders of the build context that may hold the published app. */
export interface AppFolders {
  /** Relative to the context; `.`, the context itself, only if the image takes it without another stage. */
  readonly folders: readonly string[];
  /** They are known by what the image starts. */
  readonly started: boolean;
  /** Those that are copied to the working directory: if several are as likely, it is the one of these. */
  readonly main: readonly string[];
  /** Of the app that the image starts; undefined if the Dockerfile does not say. */
  readonly assembly: string | undefined;
}

/**
 * The folders of the context that a Dockerfile without a build from source takes the app from: those that what it starts
 * comes from; if that is not known, all folders that it copies.
 */
export function appFolders(dockerfile: Dockerfile, target?: string): AppFolders {
  const stage = finalStage(dockerfile, target);
  const start = startOf(dockerfile, stage);
  const assembly = 'assembly' in start ? start.assembly : undefined;
  const file = 'assembly' in start ? start.file : undefined;
  const known = file === undefined ? [] : foldersOf(dockerfile, stage, file);
  if (known.length > 0) return { folders: known, started: true, main: [], assembly };
  const copied = stagesBuilt(dockerfile, target).flatMap(copiedFolders);
  const main = foldersOf(dockerfile, stage, posix.join(stage.workdir ?? '/', 'App.dll'));
  const isWhole = copiesWhole(dockerfile, stage);
  const folders = [...new Set(copied.filter((folder) => folder !== '.' || isWhole))];
  return { folders, started: false, main: folders.filter((folder) => main.includes(folder)), assembly };
}

/** The folders of the context that a file of the image may come from. */
function foldersOf(dockerfile: Dockerfile, stage: Stage, file: string): readonly string[] {
  const own = new Set(ownOriginsOf(dockerfile, stage, file));
  const origins = originsOf(dockerfile, stage, file).filter((path) => path.includes('/') || own.has(path));
  const folders = origins.map(posix.dirname);
  return [...new Set(folders.filter((folder) => !hasWildcard(folder)))];
}

/** True if the stage, or one that it is built on, copies the whole context. */
function copiesWhole(dockerfile: Dockerfile, stage: Stage): boolean {
  return stageAndParents(dockerfile, stage).some((one) => copiedFolders(one).includes('.'));
}

/** The folders of the context that a stage copies. */
function copiedFolders(stage: Stage): readonly string[] {
  return copiesOf(stage).flatMap(({ from, sources }) =>
    from === 'context' ? sources.flatMap((path) => folderOf(path) ?? []) : [],
  );
}

/** The folder that a source means: `publish`, `publish/`, `publish/*`, `publish/wwwroot`; undefined for a file. */
function folderOf(path: string): string | undefined {
  const folder = path.replace(/\/(\*|\*\.\*)?$/, '');
  if (folder === '' || hasWildcard(folder)) return folder === '*' ? '.' : undefined;
  // `net10.0` and `publish` are folders, `App.dll` and `start.sh` are files; a slash decides.
  const isFile = folder === path && /\.[a-z][a-z0-9]*$/i.test(folder);
  // A website of Blazor is a folder of the published app.
  return isFile ? undefined : folder.replace(/\/wwwroot$/, '');
}
