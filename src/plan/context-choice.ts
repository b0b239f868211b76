import { posix } from 'node:path';
import type { ContextNeed } from '../dockerfile/dotnet/needs.ts';
import type { Candidate } from './context.ts';

/**
 * The context among the folders that were looked at, nearest first: the nearest of those that lack least. What all of
 * them lack makes no difference. The last one, the workspace, if they have nothing of what the build cannot do without.
 */
export function chooseContext(candidates: readonly Candidate[]): Candidate {
  const [best] = candidates.toSorted((a, b) => compareLacks(lacksByStrength(a), lacksByStrength(b)));
  const workspace = candidates.at(-1);
  if (best === undefined || workspace === undefined) {
    throw new TypeError('there is always a folder that might be the context');
  }
  const hasNothing = best.found === 0 && best.lacks.some(({ need }) => need.strength === 'certain');
  return hasNothing ? workspace : best;
}

function lacksByStrength({ lacks, outside }: Candidate): readonly number[] {
  const count = (strength: ContextNeed['strength']) =>
    lacks.filter(({ need }) => need.strength === strength).length;
  return [count('certain') + outside.length, count('likely'), count('optional'), count('possible')];
}

/** What the build cannot do without counts first. */
function compareLacks(a: readonly number[], b: readonly number[]): number {
  const difference = a.map((count, index) => count - (b[index] ?? 0)).find((by) => by !== 0);
  return difference ?? 0;
}

/** What a context lacks, for a message. */
export interface MissingNeed extends Pick<ContextNeed, 'line' | 'use' | 'project'> {
  /** In the context. */
  readonly path: string;
  /** It exists, but .dockerignore excludes it. */
  readonly ignored: boolean;
  /** False for a wildcard, and for a path that a RUN uses and that no folder has: an earlier RUN may have made it. */
  readonly certain: boolean;
  /** Absolute: the nearest folder that has it and might be the context. */
  readonly foundIn?: string;
}

/** What is worth a word of what a context lacks: not the wildcards that match nothing anywhere. */
export function missingIn(context: Candidate, candidates: readonly Candidate[]): readonly MissingNeed[] {
  const missing = context.lacks.flatMap(({ need, ignored }): MissingNeed[] => {
    const { line, use, project, strength, paths } = need;
    const other = candidates.find(({ lacks }) => !lacks.some((lack) => lack.need === need));
    const [path = '.'] = paths;
    const isForgiven = strength === 'optional' && !ignored && other === undefined;
    if (strength === 'possible' || isForgiven) return [];
    const certain = strength === 'certain' || ignored || (strength === 'likely' && other !== undefined);
    return [
      { path, line, use, project, ignored, certain, ...(other === undefined ? {} : { foundIn: other.path }) },
    ];
  });
  // What is copied and then built is missing once.
  return missing.filter(({ path }, index) => missing.findIndex((one) => one.path === path) === index);
}

/** A sentence about a need that is missing. `shown` turns an absolute path into one for people. */
export function missingSentence(
  { path, line, use, project, ignored, foundIn }: MissingNeed,
  context: string,
  dockerfile: string,
  shown: (path: string) => string,
): string {
  const what = project ? `a project or a solution in ${path}` : path;
  const reason = ignored ? 'is kept out by .dockerignore' : 'does not exist there';
  const found = foundIn === undefined ? '' : ` (${shown(foundIn)} has it.)`;
  return `${dockerfile}, line ${line}: ${what} is ${use} from the build context ${shown(context)}, but ${reason}. Is input context right?${found}`;
}

/** A sentence about a project that is not in the context. */
export function outsideSentence(
  project: string,
  context: string,
  dockerfile: string,
  shown: (path: string) => string,
): string {
  return `${dockerfile}: the app needs ${shown(project)}, which is not in the build context ${shown(context)}. Is input context right?`;
}

/** Why a folder is the context, as what follows "context src/Api: ". */
export function contextReason(context: Candidate, candidates: readonly Candidate[]): string {
  const nearer = candidates[candidates.indexOf(context) - 1];
  if (nearer === undefined) return 'the folder of the Dockerfile';
  const more = nearer.lacks.filter(({ need }) => !context.lacks.some((lack) => lack.need === need));
  const has =
    more.find(({ need }) => need.strength === 'certain') ??
    more.find(({ need }) => need.strength === 'likely') ??
    more[0];
  if (has !== undefined) {
    const { paths, line, use, project } = has.need;
    const [path = '.'] = paths;
    const what = path === '.' ? (project ? 'a project or a solution' : 'files') : path;
    return `the nearest folder with ${what}, which line ${line} ${VERBS[use]}`;
  }
  const project = nearer.outside.find((one) => !context.outside.includes(one));
  return project === undefined
    ? 'no folder has what is copied'
    : `the nearest folder with ${posix.relative(context.path, project)}, which the app references`;
}

const VERBS: Readonly<Record<ContextNeed['use'], string>> = {
  copied: 'copies',
  mounted: 'mounts',
  built: 'builds',
  used: 'uses',
};
