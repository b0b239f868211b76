import { posix } from 'node:path';
import { isBuildable } from '../../model/project-file.ts';
import type { CopyStep, Dockerfile, FilesFrom, RunStep, Stage } from '../dockerfile.ts';
import { pathBelow } from '../paths.ts';
import { matchesAbove, matchesPart, matchesPath, reachesBelow } from '../wildcards.ts';

/**
 * Paths in the build context that a path in the image of a stage may come from, the likeliest first: through COPY, ADD,
 * `COPY --from=stage` and `FROM stage`. Whether a source is a file or a folder is not known here, so both meanings are
 * among them, and a source with wildcards leaves its wildcards in them. Empty: it does not come from the context.
 * @param imagePath absolute.
 */
export function originsOf(dockerfile: Dockerfile, stage: Stage, imagePath: string): readonly string[] {
  const search = new Search(dockerfile);
  search.follow(stage, copiesOf(stage), posix.resolve('/', imagePath));
  return [...search.found];
}

/** A path in the image of a stage. */
export interface StagePath {
  readonly stage: Stage;
  readonly path: string;
}

/** Where a path in the image of a stage may be in this and other stages: through `COPY --from=stage` and `FROM stage`. */
export function placesOf(dockerfile: Dockerfile, stage: Stage, imagePath: string): readonly StagePath[] {
  const path = posix.resolve('/', imagePath);
  const search = new Search(dockerfile);
  search.follow(stage, copiesOf(stage), path);
  return [{ stage, path }, ...search.places];
}

/** The same without `COPY --from=stage`: what the stage and those that it is built on take from the context. */
export function ownOriginsOf(dockerfile: Dockerfile, stage: Stage, imagePath: string): readonly string[] {
  const search = new Search(dockerfile, { ownOnly: true });
  search.follow(stage, copiesOf(stage), posix.resolve('/', imagePath));
  return [...search.found];
}

/**
 * The same for what a RUN instruction finds: after the copies before it in its stage, and with its bind mounts.
 * @param kind of the path, as far as it is known.
 */
export function originsAt(
  dockerfile: Dockerfile,
  stage: Stage,
  run: RunStep,
  imagePath: string,
  kind: Kind = 'any',
): readonly string[] {
  const path = posix.resolve('/', imagePath);
  const search = new Search(dockerfile, { kind });
  search.followMounts(run.mounts, path);
  const { steps } = stage;
  search.follow(stage, copiesOf({ steps: steps.slice(0, steps.indexOf(run)) }), path);
  return [...search.found];
}

// Far more than a real Dockerfile has.
/** Stages that copy from each other multiply. */
const mostFollowed = 500;
const mostSources = 5000;

/** Of a path in the image. */
export type Kind = 'file' | 'folder' | 'any';

interface SearchOptions {
  /** Without what COPY takes from other stages. */
  readonly ownOnly?: boolean;
  readonly kind?: Kind;
}

class Search {
  readonly found = new Set<string>();
  readonly places: StagePath[] = [];
  private readonly followed = new Set<string>();
  private sourcesLeft = mostSources;
  private readonly dockerfile: Dockerfile;
  private readonly options: SearchOptions;

  constructor(dockerfile: Dockerfile, options: SearchOptions = {}) {
    this.dockerfile = dockerfile;
    this.options = options;
  }

  /** What is copied last hides what was there before. */
  follow(stage: Stage, copies: readonly CopyStep[], path: string): void {
    for (const step of copies.toReversed()) {
      if (step.to === undefined) continue;
      for (const source of step.sources) {
        if (this.sourcesLeft-- <= 0) return;
        for (const taken of takenFrom({ ...step, source, to: step.to }, path, this.options.kind)) {
          this.take(step.from, taken);
        }
      }
    }
    const parent = stage.parent === undefined ? undefined : this.dockerfile.stages[stage.parent];
    if (parent !== undefined) this.followOnce(parent, path);
  }

  followMounts(mounts: RunStep['mounts'], path: string): void {
    for (const { from, source, target } of mounts) {
      const below = target === undefined ? undefined : pathBelow(posix.resolve('/', target), path);
      if (below !== undefined) this.take(from, posix.join(source, below));
    }
  }

  private take(from: FilesFrom, path: string): void {
    if (this.followed.size + this.found.size > mostFollowed || from === 'elsewhere') return;
    if (from === 'context') this.found.add(path.replace(/(.)\/$/, '$1'));
    else if (!this.options.ownOnly) {
      const stage = this.dockerfile.stages[from.stage];
      if (stage !== undefined) this.followOnce(stage, posix.resolve('/', path));
    }
  }

  private followOnce(stage: Stage, path: string): void {
    const key = `${stage.index}:${path}`;
    if (this.followed.has(key)) return;
    this.followed.add(key);
    this.places.push({ stage, path });
    this.follow(stage, copiesOf(stage), path);
  }
}

export function copiesOf({ steps }: Pick<Stage, 'steps'>): readonly CopyStep[] {
  return steps.filter((step) => step.kind === 'copy');
}

/** The paths that a COPY of a source to `to` may have put at a path of the image. */
function takenFrom(
  { source, to, parents }: Pick<CopyStep, 'parents'> & { readonly source: string; readonly to: string },
  path: string,
  kind: Kind | undefined,
): string[] {
  const below = pathBelow(posix.resolve('/', to), path);
  if (below === undefined) return [];
  if (parents !== undefined) return keptFolders(source, parents, below, kind);
  const name = posix.basename(source);
  const taken: string[] = [];
  // A folder's content is copied, not the folder.
  if (below === '' || !isFile(name)) taken.push(posix.join(source, below));
  const isFolder = kind === 'folder' || source.endsWith('/') || name === '.';
  const mayBeFile = !isFolder && below !== '' && !below.includes('/');
  if (mayBeFile && matchesPart(name, below)) {
    taken.push(posix.join(posix.dirname(source), below));
  }
  return taken;
}

/** The same for COPY --parents, which puts each match at its path in `parents` below `to`. */
function keptFolders(source: string, parents: string, below: string, kind: Kind | undefined): string[] {
  const pattern = posix.relative(posix.resolve('/', parents), posix.resolve('/', source));
  const path = posix.join(parents, below);
  if (pattern === '' || (below !== '' && matchesAbove(pattern, below))) return [path];
  if (kind === 'folder') {
    // Only those of its files that match, such as the projects in it, are there.
    const name = posix.basename(pattern);
    return isFile(name) && matchesPath(pattern, posix.join(below, name)) ? [posix.join(path, name)] : [];
  }
  return kind !== 'file' && (below === '' || reachesBelow(pattern, below)) ? [path] : [];
}

/** Files that a .NET repository has; other names, such as `Shop.Api`, may be folders. */
function isFile(name: string): boolean {
  return (
    isBuildable(name) ||
    /\.(?:props|targets|json|dll|exe|sh|ps1|tar|tgz|t?[gx]z|zip)$/.test(name) ||
    name.toLowerCase() === 'nuget.config'
  );
}
