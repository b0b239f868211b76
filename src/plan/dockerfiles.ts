import { readFile, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { isDotNet } from '../dockerfile/dotnet/builds-from-source.ts';
import { startOf } from '../dockerfile/dotnet/start.ts';
import { finalStage } from '../dockerfile/final-stage.ts';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import type { ReadingOptions } from '../dockerfile/stage.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import { UserError } from '../model/user-error.ts';
import { type Ownership, ownerOf } from './owner.ts';

export type PlanInputs = Pick<
  Inputs,
  'builder' | 'dockerfile' | 'name' | 'projects' | 'docker' | 'context' | 'publishOutput' | 'publish'
>;

/** The Dockerfile (absolute path) that builds each project. Projects without one are not in it. */
export type Dockerfiles = ReadonlyMap<ProjectFacts, string>;

interface Search {
  readonly projects: readonly ProjectFacts[];
  readonly inputs: PlanInputs;
  readonly workspace: string;
}

/**
 * The Dockerfile that input `dockerfile` names belongs to one project. Every other project has the Dockerfile that it
 * names, or the one next to it. A Dockerfile at the root of the workspace belongs to the project that it starts.
 * No Dockerfile belongs to two projects.
 * @throws UserError if a named file does not exist, or it is unclear which project a Dockerfile belongs to.
 */
export async function dockerfilesOf(search: Search): Promise<Dockerfiles> {
  const { projects, inputs, workspace } = search;
  const owned = new Map<ProjectFacts, string>();
  if (inputs.dockerfile !== undefined) {
    const dockerfile = resolve(workspace, inputs.dockerfile);
    owned.set(await ownerOfNamed(dockerfile, search), dockerfile);
  }
  const taken = new Set(owned.values());
  const own = Map.groupBy(
    projects.filter((project) => project.dockerfile && !owned.has(project)),
    (project) => project.dockerfile?.path ?? '',
  );
  for (const [dockerfile, [first, ...others]] of own) {
    if (taken.has(dockerfile) || !first) continue;
    const owner = others.length > 0 ? await requireOwner(dockerfile, [first, ...others], search) : first;
    owned.set(owner, dockerfile);
    taken.add(dockerfile);
  }
  const atRoot = join(workspace, 'Dockerfile');
  if (inputs.dockerfile === undefined && !taken.has(atRoot) && (await isFile(atRoot))) {
    const owner = await ownerOfFound(atRoot, {
      ...search,
      projects: projects.filter((one) => !owned.has(one)),
    });
    if (owner) owned.set(owner, atRoot);
  }
  return owned;
}

/** If there is only one project, the file that the user named is its Dockerfile. */
async function ownerOfNamed(dockerfile: string, search: Search): Promise<ProjectFacts> {
  const { projects, inputs, workspace } = search;
  if (!(await isFile(dockerfile))) {
    throw new UserError(
      `Input dockerfile: ${JSON.stringify(inputs.dockerfile)} does not exist in ${workspace}`,
    );
  }
  const [only, ...others] = projects;
  return only && others.length === 0 ? only : requireOwner(dockerfile, projects, search);
}

/** Nobody named this Dockerfile: it may not be for .NET, or start no project of this run. */
async function ownerOfFound(dockerfile: string, search: Search): Promise<ProjectFacts | undefined> {
  const read = await loadDockerfile(dockerfile, search.workspace);
  if (search.projects.length === 0 || !isDotNet(read)) return undefined;
  const ownership = ownershipOf(dockerfile, read, search.projects, search);
  return 'owner' in ownership ? ownership.owner : undefined;
}

/** @throws UserError if it belongs to none of them. */
async function requireOwner(
  dockerfile: string,
  projects: readonly ProjectFacts[],
  search: Search,
): Promise<ProjectFacts> {
  const read = await loadDockerfile(dockerfile, search.workspace);
  const ownership = ownershipOf(dockerfile, read, projects, search);
  if ('owner' in ownership) return ownership.owner;
  const names = projects.map(
    (project) => `${relative(search.workspace, project.path)} (${project.assemblyName}.dll)`,
  );
  throw new UserError(
    `The Dockerfile ${read.path} belongs to none of the projects: ${ownership.nobody}. Candidates: ${names.join(', ')}. Name its project with input project.`,
  );
}

function ownershipOf(
  dockerfile: string,
  read: Dockerfile,
  projects: readonly ProjectFacts[],
  { inputs, workspace }: Search,
): Ownership {
  const start = startOf(read, finalStage(read, inputs.docker.target));
  const assembly = 'assembly' in start ? start.assembly : undefined;
  return ownerOf({ path: dockerfile, assembly }, projects, workspace);
}

/**
 * Reads a Dockerfile by its absolute path.
 * @throws UserError if the file cannot be read, or is no Dockerfile.
 */
export async function loadDockerfile(
  path: string,
  workspace: string,
  options?: ReadingOptions,
): Promise<Dockerfile> {
  const shown = relative(workspace, path);
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new UserError(
      `The Dockerfile ${shown} cannot be read: ${cause.message}. Fix DockerfilePath in the project file, or name another Dockerfile with input dockerfile.`,
      { cause },
    );
  });
  return readDockerfile(text, shown, options);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return false;
    }
    throw error;
  }
}
