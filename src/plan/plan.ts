import { posix } from 'node:path';
import { type ImageSource, sourceName } from '../action/image-source.ts';
import { dockerOnlyInputs, type Inputs } from '../action/inputs.ts';
import { runnerPlatform } from '../action/platforms.ts';
import { buildArgValues } from '../docker/build-request.ts';
import type { ReadingOptions } from '../dockerfile/global-scope.ts';
import type { FoundProjects, PossibleProject } from '../dotnet/project/found-projects.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import type { BuildPlan } from '../model/build-plan.ts';
import type { ImageFailure } from '../model/measured.ts';
import { UserError } from '../model/user-error.ts';
import { type DockerInputs, dockerfilePlan, dockerfileTarget } from './docker-target.ts';
import { type ReadDockerfiles, readDockerfiles } from './dockerfiles.ts';
import { allProjects, type OwnershipQuestion, stageNamed } from './ownership/claims.ts';
import type { StageMeaning } from './ownership/meaning.ts';
import { type Owners, ownersOf } from './ownership/ownership.ts';
import { belongsToNone } from './ownership/ownership-errors.ts';
import { isPlain } from './repository/build-files.ts';
import type { BuildFiles } from './repository/find-build-files.ts';
import type { RepositoryFiles } from './repository/repository-files.ts';
import type { ImageTarget, ProjectTarget } from './target.ts';

export type PlanInputs = DockerInputs &
  Pick<Inputs, 'builder' | 'dockerfile' | 'name' | 'projects' | 'platforms'>;

export interface PlanRequest {
  readonly found: Pick<FoundProjects, 'projects' | 'possible'>;
  readonly buildFiles: BuildFiles;
  readonly inputs: PlanInputs;
  /** Absolute. */
  readonly workspace: string;
}

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
 * @throws UserError for an input that fits no image.
 */
export async function plan(
  request: PlanRequest,
  files: RepositoryFiles,
  complete: (project: ProjectFacts) => Promise<ProjectFacts>,
): Promise<Planned> {
  const { inputs, workspace, found } = request;
  const owned = await ownedBy(request, files);
  const chosen = chosenProjects(owned, request);
  refuseUnknownStage(owned.owners, chosen, inputs.docker.target);
  if (inputs.name !== undefined && chosen.length > 1) throw oneNameForAll(inputs.name, chosen, workspace);
  const targets: ProjectTarget[] = [];
  const failures: ImageFailure[] = [];
  for (const project of chosen) {
    const name = inputs.name ?? uniqueName(project, chosen, workspace);
    const projectPath = posix.relative(workspace, project.path);
    try {
      const whole = await complete(project);
      targets.push({ name, project: whole, projectPath, ...(await built(project, owned, request, files)) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failures.push({ name, project: projectPath, error });
    }
  }
  if (failures.length === 0) refuseUnusedInputs(targets, inputs);
  const said = chosen.flatMap((project) => {
    const ownership = owned.owners.get(project);
    return ownership === undefined || ownership instanceof UserError ? [] : [ownership];
  });
  return {
    targets,
    failures,
    unused: found.possible.filter(({ facts }) => !chosen.includes(facts)),
    notes: said.flatMap(({ notes }) => notes),
    warnings: said.flatMap(({ warnings }) => warnings),
  };
}

interface Owned {
  readonly owners: Owners;
  readonly dockerfiles: ReadDockerfiles;
  readonly question: OwnershipQuestion;
}

async function ownedBy(request: PlanRequest, files: RepositoryFiles): Promise<Owned> {
  const { found, buildFiles, inputs, workspace } = request;
  const bySdk = inputs.builder === 'sdk';
  const apps = [...found.projects, ...(bySdk ? withDockerfile(found.possible) : [])];
  const possible = bySdk ? [] : found.possible.map(({ facts }) => facts);
  const named = inputs.dockerfile === undefined ? undefined : posix.resolve(workspace, inputs.dockerfile);
  const reading = readingOf(inputs);
  const asked = { projects: [...apps, ...possible], found: buildFiles, named, reading, inputs, workspace };
  const dockerfiles = bySdk ? { meanings: [], unreadable: new Map() } : await readDockerfiles(asked, files);
  const unread = named === undefined ? undefined : dockerfiles.unreadable.get(named);
  if (unread !== undefined) {
    if (await files.exists(named ?? '')) throw unread;
    throw new UserError(
      `Input dockerfile: ${JSON.stringify(inputs.dockerfile)} does not exist in ${workspace}`,
    );
  }
  const { target } = inputs.docker;
  const { evidence } = buildFiles;
  const question = { apps, possible, dockerfiles: dockerfiles.meanings, evidence, named, target, workspace };
  return { owners: ownersOf(question), dockerfiles, question };
}

/** The .NET SDK makes an image of a console app too if a Dockerfile next to it shows that it is meant to be one. */
function withDockerfile(possible: readonly PossibleProject[]): readonly ProjectFacts[] {
  return possible.flatMap(({ facts }) =>
    facts.dockerfile !== undefined && facts.outputType.toLowerCase() !== 'library' ? [facts] : [],
  );
}

/** For the first platform, and a builder on this machine. */
function readingOf({
  docker,
  platforms,
}: PlanInputs): ReadingOptions & Required<Pick<ReadingOptions, 'platforms'>> {
  const builder = runnerPlatform();
  return {
    buildArgs: buildArgValues(docker.buildArgs ?? [], process.env),
    platforms: { builder, target: platforms[0] ?? builder },
  };
}

/** In the order of their paths. */
function chosenProjects({ owners, question }: Owned, { inputs }: PlanRequest): readonly ProjectFacts[] {
  const all = [...owners.keys()].toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  const { named } = question;
  if (named === undefined) return all;
  const its = all.filter((project) => {
    const ownership = owners.get(project);
    return ownership !== undefined && 'dockerfile' in ownership && ownership.dockerfile.path === named;
  });
  const unclear = all.filter((project) => owners.get(project) instanceof UserError);
  if (its.length === 0 && unclear.length === 0) throw noOwner(question);
  if (inputs.projects.length > 0) return all;
  return its.length > 0 ? its : unclear;
}

function noOwner({ named, dockerfiles, ...question }: OwnershipQuestion): UserError {
  const dockerfile = dockerfiles.find(({ path }) => path === named);
  if (dockerfile === undefined) throw new TypeError('a named Dockerfile is read, or is an error');
  return belongsToNone(dockerfile, { ...question, named, dockerfiles });
}

/** What builds a project. @throws UserError if only the user can choose, or an input does not fit. */
async function built(
  project: ProjectFacts,
  { owners, dockerfiles, question }: Owned,
  { inputs, workspace, buildFiles }: PlanRequest,
  files: RepositoryFiles,
): Promise<Pick<ProjectTarget, 'docker' | 'build'>> {
  const unread = unreadOf(project, dockerfiles);
  if (unread !== undefined) throw unread;
  const ownership = owners.get(project);
  if (ownership === undefined) throw new TypeError('every chosen project has an answer');
  if (ownership instanceof UserError) throw ownership;
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
  const own = dockerfile?.named ? unreadable.get(dockerfile.path) : undefined;
  if (own !== undefined) return own;
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

function oneNameForAll(name: string, chosen: readonly ProjectFacts[], workspace: string): UserError {
  const paths = chosen.map(({ path }) => posix.relative(workspace, path)).join(', ');
  return new UserError(
    `Input name: ${JSON.stringify(name)} is one name, but there are ${chosen.length} images: ${paths}. Name one with input project.`,
  );
}

/** With builder auto it is known only now that the run has no Docker build, or no such stage. */
function refuseUnusedInputs(targets: readonly ProjectTarget[], inputs: PlanInputs): void {
  const [unused] = dockerOnlyInputs(inputs);
  if (unused !== undefined && targets.length > 0 && !targets.some(({ docker }) => docker)) {
    throw new UserError(
      `Input ${unused} is for Docker builds, but ${targets.map(({ name }) => name).join(', ')} has no Dockerfile and is built by the .NET SDK. Set input builder to docker, or leave ${unused} out.`,
    );
  }
}

/** Input `target` must name a stage of a Dockerfile that is used. */
function refuseUnknownStage(
  owners: Owners,
  chosen: readonly ProjectFacts[],
  target: string | undefined,
): void {
  const used = chosen.flatMap((project) => {
    const ownership = owners.get(project);
    return ownership !== undefined && 'dockerfile' in ownership ? [ownership.dockerfile] : [];
  });
  if (target === undefined || used.length === 0 || used.some((one) => stageNamed(one, target))) return;
  const known = [...new Set(used)].map(({ read, stages }) => `${read.path} has ${namesOf(stages)}`);
  throw new UserError(
    `Input target: no Dockerfile of this run has a stage \`${target}\`. ${known.join('; ')}.`,
  );
}

function namesOf(stages: readonly StageMeaning[]): string {
  const names = stages.flatMap(({ label, isNamed }) => (isNamed ? [label] : []));
  return names.length === 0 ? 'no stage with a name' : names.join(', ');
}

function uniqueName(project: ProjectFacts, all: readonly ProjectFacts[], workspace: string): string {
  const same = all.filter((other) => other.name === project.name);
  return same.length === 1 ? project.name : posix.relative(workspace, project.path);
}
