import { posix } from 'node:path';
import type { ProjectFacts } from '../../dotnet/project/project-facts.ts';
import { isForDevelopment } from '../repository/build-files.ts';
import { evidenceFor } from '../repository/evidence.ts';
import type { Claim, Claimed } from './claims.ts';
import { makes, stageNamed } from './makes.ts';
import type { DockerfileMeaning, StageMeaning } from './meaning.ts';
import type { OwnershipQuestion } from './question.ts';

type Where = Pick<OwnershipQuestion, 'workspace'>;

/** Relative to the workspace. */
export function shown({ path }: { readonly path: string }, { workspace }: Where): string {
  return posix.relative(workspace, path);
}

/** What a Dockerfile, in this stage, does with the project: `publishes src/Shop/Shop.csproj`. */
export function connection(
  project: ProjectFacts,
  { dockerfile, stage, how }: Claim,
  question: OwnershipQuestion,
): string {
  const { last } = dockerfile;
  const byInput = question.target !== undefined && stageNamed(dockerfile, question.target) === stage;
  const isEarlier = stage !== last && stage.starts.includes(project);
  const parts = [
    isEarlier
      ? `starts ${project.assemblyName}.dll`
      : whatItDoes(project, { dockerfile, stage, how }, question),
  ];
  if (byInput) parts.push('input target names the stage');
  else if (stage !== last) parts.push(`the last stage, ${last.label}, ${whyNotLast(last)}`);
  return parts.join('; ');
}

function whatItDoes(project: ProjectFacts, { dockerfile, stage, how }: Claim, where: Where): string {
  switch (how) {
    case 'starts':
    case 'builds':
      if (stage.publishes.includes(project)) return `publishes ${shown(project, where)}`;
      if (stage.runs.includes(project)) return `runs ${shown(project, where)} by \`dotnet run\``;
      if (stage.builds.includes(project)) return `builds ${shown(project, where)}`;
      if (stage.starts.includes(project)) return `starts ${project.assemblyName}.dll`;
      return startText(stage);
    case 'named':
      return doubtText(dockerfile, stage);
    case 'next-to':
      return `next to ${shown(project, where)}; ${doubtText(dockerfile, stage)}`;
    case 'only-project':
      return `${shown(project, where)} is the only project of this run; ${doubtText(dockerfile, stage)}`;
  }
}

function whyNotLast({ starts, start }: StageMeaning): string {
  const [other] = starts;
  if (other !== undefined) return `starts ${other.assemblyName}.dll`;
  if (start === 'nothing') return 'starts nothing';
  return typeof start === 'object' && 'other' in start ? `starts ${start.other}` : 'does not';
}

/** What a stage starts, for a message. */
export function startText({
  start,
  starts = [],
}: Pick<StageMeaning, 'start'> & Partial<StageMeaning>): string {
  if (start === 'project') return `it starts ${starts.map((one) => `${one.assemblyName}.dll`).join(', ')}`;
  if (start === 'nothing') return 'only its base image knows what it starts';
  return 'other' in start ? `it starts ${start.other}` : `what it starts is not known: ${start.unknown}`;
}

/** Why it is not sure which project a Dockerfile is about. */
export function doubtText({ unknownProject }: DockerfileMeaning, stage: StageMeaning): string {
  return unknownProject === undefined
    ? startText(stage)
    : `its line ${unknownProject} publishes a project that a variable names, which input build-args can set`;
}

const MOST_LISTED = 5;

function listed(dockerfiles: readonly DockerfileMeaning[], where: Where): string {
  const paths = [...new Set(dockerfiles.map((dockerfile) => shown(dockerfile, where)))];
  const more = paths.length - MOST_LISTED;
  return `${paths.slice(0, MOST_LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What to say of Dockerfiles that make the project's image too, and are not used. */
export function otherDockerfiles(
  project: ProjectFacts,
  { dockerfile }: Claim,
  unused: readonly Claimed[],
  question: OwnershipQuestion,
): { readonly notes: readonly string[]; readonly warnings: readonly string[] } {
  const sure = unused.filter((claim) => 'stages' in claim || ('how' in claim && isKnown(claim)));
  const proofs = (one: DockerfileMeaning) => evidenceFor(one, question).slice(0, 1);
  const proven = proofs(dockerfile).length === 0 ? sure.flatMap((one) => proofs(one.dockerfile)) : [];
  const rest = sure.filter((one) => !proven.some((proof) => proof.dockerfile === one.dockerfile.path));
  const used = shown(dockerfile, question);
  return {
    notes:
      rest.length === 0
        ? []
        : [
            `${project.name} could be built with ${listed(
              rest.map((one) => one.dockerfile),
              question,
            )} too. ${used} is used; input dockerfile chooses another one.`,
          ],
    warnings: proven.map(
      (proof) =>
        `${proof.file} builds ${shown({ path: proof.dockerfile }, question)}, which makes ${project.name} too. ${used} is measured, because it is next to the project. Is that the image that you ship? Input dockerfile chooses another one.`,
    ),
  };
}

function isKnown({ how }: Claim): boolean {
  return how === 'starts' || how === 'builds';
}

/** Why no Dockerfile is used for a project, and what to say of those that have to do with it. */
export function whyUnused(
  project: ProjectFacts,
  question: OwnershipQuestion,
): { readonly reason: string; readonly notes: readonly string[]; readonly doubts: readonly string[] } {
  const concerned = question.dockerfiles.filter(
    (dockerfile) =>
      dockerfile.variant === undefined &&
      (dockerfile.stages.some(({ starts, builds }) => starts.includes(project) || builds.includes(project)) ||
        mayBuildAny(dockerfile, question) ||
        (dockerfile.chosenProject !== undefined && !isForDevelopment(posix.basename(dockerfile.path)))),
  );
  const reasons = concerned.map((dockerfile) => whyNot(project, dockerfile, question));
  const doubtful = concerned.filter(
    (dockerfile) => !isNeverShipped(dockerfile) && !makesOther(project, dockerfile, question),
  );
  return {
    reason: reasons[0] ?? 'no Dockerfile publishes or starts it',
    notes: reasons.slice(1),
    doubts: doubtful.map((dockerfile) => whyNot(project, dockerfile, question)),
  };
}

/** A Windows image, one for developers, or one that runs tests or migrations. */
function isNeverShipped({ path, isWindows, last }: DockerfileMeaning): boolean {
  const { start } = last;
  const runsTool = typeof start === 'object' && 'other' in start && start.kind === 'tool';
  return isWindows || runsTool || isForDevelopment(posix.basename(path));
}

/** What makes another app of the run is no doubt about this one. */
function makesOther(
  project: ProjectFacts,
  dockerfile: DockerfileMeaning,
  question: OwnershipQuestion,
): boolean {
  return (
    dockerfile.stages.some(({ starts }) => starts.some((other) => other !== project)) ||
    makes(dockerfile.last, dockerfile, question).some((other) => other !== project)
  );
}

/** It publishes what a build argument names, and no project of the run is it surely. */
function mayBuildAny(dockerfile: DockerfileMeaning, question: OwnershipQuestion): boolean {
  const { unknownProject, stages, path } = dockerfile;
  if (unknownProject === undefined || isForDevelopment(posix.basename(path))) return false;
  return !stages.some((stage) => makes(stage, dockerfile, question).length > 0);
}

function whyNot(project: ProjectFacts, dockerfile: DockerfileMeaning, where: Where): string {
  const path = shown(dockerfile, where);
  if (dockerfile.isWindows) return `${path} makes a Windows image`;
  const { unknownProject, chosenProject } = dockerfile;
  if (unknownProject !== undefined && !dockerfile.stages.some(({ builds }) => builds.length > 0)) {
    return `line ${unknownProject} of ${path} publishes a project that a variable names, which input build-args can set`;
  }
  if (chosenProject !== undefined && !dockerfile.stages.some(({ builds }) => builds.includes(project))) {
    return `line ${chosenProject} of ${path} publishes another project, unless input build-args names this one`;
  }
  return `${path} builds it, but ${startText(dockerfile.last).replace(/^it /, 'its last stage ')}`;
}
