import { posix } from 'node:path';
import type { CopyStep, Dockerfile, Stage } from '../dockerfile.ts';
import { stageAndParents } from '../final-stage.ts';
import { writtenFiles } from '../shell/written-files.ts';
import { copiesOf, placesOf } from './origins.ts';

/** In the order in which most images search them. */
const SEARCHED = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Where the program `name` is found if no folder is named: where the Dockerfile puts it, else the working directory. */
export function searchedPath(name: string, dockerfile: Dockerfile, stage: Stage): string {
  const paths = SEARCHED.map((folder) => posix.join(folder, name));
  const stages = stageAndParents(dockerfile, stage);
  const copies = stages.flatMap(copiesOf);
  const written = stages.map(writtenFiles);
  const found = paths.find(
    (path) => copies.some((copy) => puts(copy, path)) || written.some((files) => files.has(path)),
  );
  return found ?? posix.join(stage.workdir ?? '/', name);
}

function puts({ to, sources }: CopyStep, path: string): boolean {
  if (to === undefined) return false;
  const isFolder = to.replace(/(.)\/$/, '$1') === posix.dirname(path);
  return (
    to === path || (isFolder && sources.some((source) => posix.basename(source) === posix.basename(path)))
  );
}

/** The text of a file in the image of a stage, if it is in the Dockerfile itself. */
export function writtenText(dockerfile: Dockerfile, stage: Stage, path: string): string | undefined {
  const written = new Map<Stage, ReadonlyMap<string, string>>();
  for (const place of placesOf(dockerfile, stage, path)) {
    const files = written.get(place.stage) ?? writtenFiles(place.stage);
    written.set(place.stage, files);
    const text = files.get(place.path);
    if (text !== undefined) return text;
  }
  return undefined;
}
