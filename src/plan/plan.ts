import { posix } from 'node:path';
import { type ImageSource, sourceName } from '../action/image-source.ts';
import type { PossibleProject } from '../dotnet/project/found-projects.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import type { BuildPlan } from '../model/build-plan.ts';
import type { ImageFailure } from '../model/measured.ts';
import { UserError } from '../model/user-error.ts';
import { dockerfilePlan, dockerfileTarget } from './docker-target.ts';
import type { ReadDockerfiles } from './dockerfiles.ts';
import {
  chosenProjects,
  findOwners,
  isAlone,
  type Owned,
  type PlanInputs,
  type PlanRequest,
  readingOf,
} from './owned-projects.ts';
import { decided } from './ownership/ownership.ts';
import { allProjects } from './ownership/question.ts';
import { refuseOneName, refuseUnknownStage, refuseUnusedInputs } from './refused-inputs.ts';
import { isPlain } from './repository/build-files.ts';
import type { RepositoryFiles } from './repository/file-tree.ts';
import { type ImageTarget, isPublished, type ProjectTarget } from './target.ts';

/** The images of a run, and what is to be said of them. */
export interface Planned {
  readonly targets: readonly ProjectTarget[];
  readonly failures: readonly ImageFailure[];
  /** Possible projects that are not measured. */
  readonly unused: readonly PossibleProject[];
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/** @param name input `name`; if it is undefined, the image's repository or the name of its file is taken. */
export function planImage(source: ImageSource, name: string | undefined): ImageTarget {
  const place = 'path' in source ? source.path : source.reference;
  const build: BuildPlan = {
    builder: 'image',
    dockerfile: undefined,
    stage: undefined,
    context: undefined,
    publish: undefined,
    base: { unknown: 'it was built before this run' },
    reason: `input image names ${source.kind}://${place}`,
  };
  return { name: name ?? sourceName(source), source, build };
}

/**
 * The images that a run measures: one for each project. Input `builder` says what builds it, or the project has a
 * Dockerfile or not. If input `dockerfile` is set and input `project` is not, only that Dockerfile is built.
 * @param complete chooses the target framework of a project that has several.
 * @throws UserError for an input that fits no image.
 */
export async function plan(
  request: PlanRequest,
  files: RepositoryFiles,
  complete: (project: ProjectFacts, isPublished: boolean) => Promise<ProjectFacts>,
): Promise<Planned> {
  const { inputs, workspace, found } = request;
  const owned = await findOwners(request, files);
  const chosen = chosenProjects(owned, request);
  refuseUnknownStage(owned.owners, chosen, inputs.docker.target);
  refuseOneName(inputs.name, chosen, workspace);
  const targets: ProjectTarget[] = [];
  const failures: ImageFailure[] = [];
  for (const project of chosen) {
    const name = inputs.name ?? uniqueName(project, chosen, workspace);
    const projectPath = posix.relative(workspace, project.path);
    try {
      const how = await built(project, owned, request, files);
      targets.push({ name, project: await complete(project, isPublished(how)), projectPath, ...how });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failures.push({ name, project: projectPath, error });
    }
  }
  const { errors, leftOut } = separateOptional(failures, targets, found.possible, workspace);
  if (errors.length === 0) refuseUnusedInputs(targets, inputs);
  const said = decided(chosen, owned.owners);
  return {
    targets,
    failures: errors,
    unused: isAlone(request) ? [] : found.possible.filter(({ facts }) => !chosen.includes(facts)),
    notes: said.flatMap(({ notes }) => notes),
    warnings: [...said.flatMap(({ warnings }) => warnings), ...doubtWarnings(said), ...leftOut],
  };
}

/**
 * A console app that nobody named need not be measured: if only the user can choose its Dockerfile, that is a warning,
 * unless there is nothing else to measure.
 */
function separateOptional(
  failures: readonly ImageFailure[],
  targets: readonly ProjectTarget[],
  possible: readonly PossibleProject[],
  workspace: string,
): { readonly errors: readonly ImageFailure[]; readonly leftOut: readonly string[] } {
  const optional = new Set(
    possible.flatMap(({ facts, named }) => (named ? [] : [posix.relative(workspace, facts.path)])),
  );
  const isOptional = ({ project }: ImageFailure) => optional.has(project ?? '') && targets.length > 0;
  return {
    errors: failures.filter((failure) => !isOptional(failure)),
    leftOut: failures
      .filter(isOptional)
      .map(
        ({ project, error }) => `${project} is left out: ${error instanceof Error ? error.message : error}`,
      ),
  };
}

/** One warning for all projects that a Dockerfile may be about. */
function doubtWarnings(
  said: readonly { readonly project: ProjectFacts; readonly doubts: readonly string[] }[],
): readonly string[] {
  const doubted = said.flatMap(({ project, doubts }) => doubts.map((doubt) => ({ doubt, project })));
  return [...Map.groupBy(doubted, ({ doubt }) => doubt)].map(([doubt, about]) => {
    const names = about.map(({ project }) => project.name).join(', ');
    return `No Dockerfile is used for ${names}: ${doubt}. If you ship the image of that Dockerfile, name it with input dockerfile, and its stage with input target.`;
  });
}

/** What builds a project. @throws UserError if only the user can choose, or an input does not fit. */
async function built(
  project: ProjectFacts,
  { owners, dockerfiles, question }: Owned,
  { inputs, workspace, buildFiles }: PlanRequest,
  files: RepositoryFiles,
): Promise<Pick<ProjectTarget, 'docker' | 'build'>> {
  const ownership = owners.get(project);
  if (ownership === undefined) throw new TypeError('every chosen project has an answer');
  if (ownership instanceof UserError) throw ownership;
  const isChosen = 'dockerfile' in ownership && ownership.dockerfile.path === question.named;
  const unread = isChosen ? undefined : unreadOf(project, dockerfiles);
  if (unread !== undefined) throw unread;
  if ('none' in ownership) return withoutDockerfile(project, ownership.reason, inputs);
  const { dockerfile, stage, reason } = ownership;
  const { platforms } = readingOf(inputs);
  const { evidence } = buildFiles;
  const evaluated = allProjects(question);
  const asked = { project, dockerfile, stage, platforms, evaluated, evidence, inputs, workspace };
  const docker = await dockerfileTarget(asked, files);
  return { docker, build: dockerfilePlan(docker, asked, reason) };
}

/** The Dockerfile that the project names, or a plain one next to it, cannot be read. */
function unreadOf(
  { path, dockerfile }: ProjectFacts,
  { unreadable }: ReadDockerfiles,
): UserError | undefined {
  if (dockerfile?.named) return unreadable.get(dockerfile.path);
  const folder = posix.dirname(path);
  const nextTo = [...unreadable].find(
    ([other]) => posix.dirname(other) === folder && isPlain(posix.basename(other)),
  );
  return nextTo?.[1];
}

/** A project without a Dockerfile is built by the SDK, unless input `builder` says otherwise. */
function withoutDockerfile(
  { sdkBaseImage }: ProjectFacts,
  reason: string,
  { builder, baseImage }: PlanInputs,
): Pick<ProjectTarget, 'docker' | 'build'> {
  const reference = baseImage ?? sdkBaseImage;
  const build: BuildPlan = {
    builder: builder === 'docker' ? 'docker' : 'sdk',
    dockerfile: undefined,
    stage: undefined,
    context: undefined,
    publish: undefined,
    base: reference === undefined ? { unknown: 'the SDK chooses it during the build' } : { reference },
    reason: builder === 'sdk' ? 'input builder is sdk' : reason,
  };
  return { docker: builder === 'docker' ? { generated: true } : undefined, build };
}

function uniqueName(project: ProjectFacts, all: readonly ProjectFacts[], workspace: string): string {
  const same = all.filter((other) => other.name === project.name);
  return same.length === 1 ? project.name : posix.relative(workspace, project.path);
}
