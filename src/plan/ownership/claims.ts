import { posix } from 'node:path';
import { isWithin } from '../../dockerfile/paths.ts';
import type { ProjectFacts } from '../../dotnet/project/project-facts.ts';
import { isForDevelopment, isPlain } from '../repository/build-files.ts';
import { isForeign, makes, stageNamed, stagesThatStart } from './makes.ts';
import type { DockerfileMeaning, StageMeaning } from './meaning.ts';
import { allProjects, type OwnershipQuestion } from './question.ts';

/** What connects a project with a Dockerfile; the surest first. */
export type How = 'starts' | 'builds' | 'named' | 'next-to' | 'only-project';

/** A Dockerfile makes the image of a project. */
export interface Claim {
  readonly dockerfile: DockerfileMeaning;
  readonly stage: StageMeaning;
  readonly how: How;
}

/** A Dockerfile makes the image of a project, or of one of several, in one of several stages. */
export type Claimed =
  | Claim
  | { readonly dockerfile: DockerfileMeaning; readonly stages: readonly StageMeaning[] }
  | { readonly dockerfile: DockerfileMeaning; readonly among: readonly ProjectFacts[] };

/** What a Dockerfile is to a project. Undefined: it makes another image, or none of a project of this run. */
export function claimedBy(
  dockerfile: DockerfileMeaning,
  project: ProjectFacts,
  question: OwnershipQuestion,
): Claimed | undefined {
  const claimed = claimWithTarget(dockerfile, project, question);
  if (claimed === undefined || ('how' in claimed && claimed.how === 'starts')) return claimed;
  // `Dockerfile.test` builds the app too.
  const isMeant = !isForDevelopment(posix.basename(dockerfile.path)) || dockerfile.path === question.named;
  return isMeant ? claimed : undefined;
}

function claimWithTarget(
  dockerfile: DockerfileMeaning,
  project: ProjectFacts,
  question: OwnershipQuestion,
): Claimed | undefined {
  const wanted = question.target === undefined ? undefined : stageNamed(dockerfile, question.target);
  const own = claimWithoutTarget(dockerfile, project, question);
  if (wanted === undefined) return own;
  const made = makes(wanted, dockerfile, question);
  if (made.length > 0) {
    const [only, ...others] = made;
    const isIt = only === project && others.length === 0;
    return isIt ? { dockerfile, stage: wanted, how: howOf(wanted, project) } : own;
  }
  // The stage does not say which app it has: that of the Dockerfile, if it has only one.
  const makesAnother = allProjects(question).some(
    (other) => other !== project && claimWithoutTarget(dockerfile, other, question) !== undefined,
  );
  if (own === undefined || makesAnother) return own;
  return { dockerfile, stage: wanted, how: 'how' in own ? own.how : 'builds' };
}

function claimWithoutTarget(
  dockerfile: DockerfileMeaning,
  project: ProjectFacts,
  question: OwnershipQuestion,
): Claimed | undefined {
  const { last } = dockerfile;
  const made = makes(last, dockerfile, question);
  const claim = (how: How, among: readonly ProjectFacts[]): Claimed =>
    among.length === 1 ? { dockerfile, stage: last, how } : { dockerfile, among };
  if (last.starts.length > 0 && made.includes(project)) return claim('starts', made);
  // An image that starts the app is it, whatever else the last stage takes from the build.
  const starting = stagesThatStart(project, dockerfile, question);
  const [only, ...others] = starting;
  if (only !== undefined) {
    return others.length === 0
      ? { dockerfile, stage: only, how: 'starts' }
      : { dockerfile, stages: starting };
  }
  if (made.includes(project)) {
    const rest = made.filter((other) => stagesThatStart(other, dockerfile, question).length === 0);
    return claim('builds', rest);
  }
  return isNextTo(dockerfile, project, question) ?? isOfOnlyProject(dockerfile, project, question);
}

function howOf({ starts }: StageMeaning, project: ProjectFacts): How {
  return starts.includes(project) ? 'starts' : 'builds';
}

/** Nobody knows what the Dockerfile makes, but it is stored with the project. */
function isNextTo(
  dockerfile: DockerfileMeaning,
  project: ProjectFacts,
  question: OwnershipQuestion,
): Claimed | undefined {
  const folder = posix.dirname(dockerfile.path);
  const isMeant = isPlain(posix.basename(dockerfile.path)) || dockerfile.isDotNet;
  if (posix.dirname(project.path) !== folder || !isMeant || !isFilled(dockerfile)) return undefined;
  const inFolder = allProjects(question).filter(({ path }) => posix.dirname(path) === folder);
  return isSurelyOther(dockerfile, question) ? undefined : unsure(dockerfile, 'next-to', inFolder, question);
}

/** A Dockerfile of .NET above the only app of the run, that starts a script, for example. */
function isOfOnlyProject(
  dockerfile: DockerfileMeaning,
  project: ProjectFacts,
  question: OwnershipQuestion,
): Claimed | undefined {
  const isAbove = isWithin(project.path, posix.dirname(dockerfile.path));
  const isOnly = question.apps.length === 1 && question.apps[0] === project;
  if (!isAbove || !isOnly || !dockerfile.isDotNet || !isFilled(dockerfile)) return undefined;
  return isSurelyOther(dockerfile, question)
    ? undefined
    : unsure(dockerfile, 'only-project', [project], question);
}

/** An image without files of the repository is an environment to work in. */
function isFilled({ last }: DockerfileMeaning): boolean {
  return last.isFilled;
}

/**
 * The user says that it is the Dockerfile of these projects, and nothing speaks against it.
 * Undefined if it makes or starts something else.
 */
export function claimedByUser(
  dockerfile: DockerfileMeaning,
  projects: readonly ProjectFacts[],
  question: OwnershipQuestion,
): Claimed | undefined {
  const made = dockerfile.stages.flatMap((stage) => makes(stage, dockerfile, question));
  const isOther = isForeign(dockerfile.last.start) || made.length > 0;
  return isOther ? undefined : unsure(dockerfile, 'named', projects, question);
}

/** The stage that input `target` names, or the last one. */
function unsure(
  dockerfile: DockerfileMeaning,
  how: How,
  projects: readonly ProjectFacts[],
  { target }: OwnershipQuestion,
): Claimed | undefined {
  const named = target === undefined ? undefined : stageNamed(dockerfile, target);
  return projects.length === 1
    ? { dockerfile, stage: named ?? dockerfile.last, how }
    : { dockerfile, among: projects };
}

/** It makes an app of the run, or starts something else than an app of which nothing is known. */
function isSurelyOther(dockerfile: DockerfileMeaning, question: OwnershipQuestion): boolean {
  const { stages, last, isDotNet } = dockerfile;
  if (stages.some((stage) => makes(stage, dockerfile, question).length > 0)) return true;
  const { start } = last;
  return isForeign(start) || (typeof start === 'object' && 'other' in start && !isDotNet);
}
