import { posix } from 'node:path';
import type { CopyStep, Dockerfile, Stage } from '../dockerfile.ts';
import { stageAndParents } from '../final-stage.ts';

/** In the order in which most images search them. */
const SEARCHED = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Where the program `name` is found if no folder is named: where a COPY puts it, else the working directory. */
export function searchedPath(name: string, dockerfile: Dockerfile, stage: Stage): string {
  const copies = stageAndParents(dockerfile, stage)
    .flatMap(({ steps }) => steps)
    .filter((step) => step.kind === 'copy');
  const paths = SEARCHED.map((folder) => posix.join(folder, name));
  const found = paths.find((path) => copies.some((copy) => puts(copy, path)));
  return found ?? posix.join(stage.workdir ?? '/', name);
}

function puts({ to, sources }: CopyStep, path: string): boolean {
  if (to === undefined) return false;
  const isFolder = to.replace(/(.)\/$/, '$1') === posix.dirname(path);
  return (
    to === path || (isFolder && sources.some((source) => posix.basename(source) === posix.basename(path)))
  );
}
