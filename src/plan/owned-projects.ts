import { posix } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import { runnerPlatform } from '../action/platforms.ts';
import { buildArgValues } from '../docker/build-request.ts';
import type { ReadingOptions } from '../dockerfile/global-scope.ts';
import type { FoundProjects, PossibleProject } from '../dotnet/project/found-projects.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import { UserError } from '../model/user-error.ts';
import type { DockerInputs } from './docker-target.ts';
import { type ReadDockerfiles, readDockerfiles } from './dockerfiles.ts';
import { decided, type Owners, ownersOf } from './ownership/ownership.ts';
import { belongsToNone } from './ownership/ownership-errors.ts';
import type { OwnershipQuestion } from './ownership/question.ts';
import type { RepositoryFiles } from './repository/file-tree.ts';
import type { BuildFiles } from './repository/find-build-files.ts';

export type PlanInputs = DockerInputs &
  Pick<Inputs, 'builder' | 'dockerfile' | 'name' | 'projects' | 'platforms'>;

export interface PlanRequest {
  readonly found: Pick<FoundProjects, 'projects' | 'possible'>;
  readonly buildFiles: BuildFiles;
  readonly inputs: PlanInputs;
  /** Absolute. */
  readonly workspace: string;
}

/** The projects of a run, and the Dockerfile of each. */
export interface Owned {
  readonly owners: Owners;
  readonly dockerfiles: ReadDockerfiles;
  readonly question: OwnershipQuestion;
}

/** @throws UserError if input `dockerfile` names no Dockerfile. */
export async function findOwners(request: PlanRequest, files: RepositoryFiles): Promise<Owned> {
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
  const alone = isAlone(request);
  const meanings = dockerfiles.meanings.filter(({ path }) => !alone || path === named);
  const question = { apps, possible, dockerfiles: meanings, evidence, named, target, workspace };
  return { owners: ownersOf(question), dockerfiles, question };
}

/** If input `dockerfile` is set and input `project` is not, nothing else is built. */
export function isAlone({ inputs }: PlanRequest): boolean {
  return inputs.dockerfile !== undefined && inputs.projects.length === 0;
}

/** The .NET SDK makes an image of a console app too if a Dockerfile next to it shows that it is meant to be one. */
function withDockerfile(possible: readonly PossibleProject[]): readonly ProjectFacts[] {
  return possible.flatMap(({ facts }) =>
    facts.dockerfile !== undefined && facts.outputType.toLowerCase() !== 'library' ? [facts] : [],
  );
}

/** For the first platform, and a builder on this machine. */
export function readingOf({
  docker,
  platforms,
}: PlanInputs): ReadingOptions & Required<Pick<ReadingOptions, 'platforms'>> {
  const builder = runnerPlatform();
  return {
    buildArgs: buildArgValues(docker.buildArgs ?? [], process.env),
    platforms: { builder, target: platforms[0] ?? builder },
  };
}

/** The projects that are measured, in the order of their paths. @throws UserError if there is none for input `dockerfile`. */
export function chosenProjects(
  { owners, question }: Owned,
  { inputs }: PlanRequest,
): readonly ProjectFacts[] {
  const all = [...owners.keys()].toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  const { named } = question;
  if (named === undefined) return all;
  const its = decided(all, owners).flatMap((one) =>
    'dockerfile' in one && one.dockerfile.path === named ? [one.project] : [],
  );
  const [unclear] = [...owners.values()].filter((ownership) => ownership instanceof UserError);
  if (its.length === 0) throw unclear ?? noOwner(question);
  return inputs.projects.length > 0 ? all : its;
}

function noOwner({ named, dockerfiles, ...question }: OwnershipQuestion): UserError {
  const dockerfile = dockerfiles.find(({ path }) => path === named);
  if (dockerfile === undefined) throw new TypeError('a named Dockerfile is read, or is an error');
  return belongsToNone(dockerfile, { ...question, named, dockerfiles });
}
