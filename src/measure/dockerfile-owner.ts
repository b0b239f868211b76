import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { startedAssembly } from '../docker/command.ts';
import { readDockerfile } from '../docker/dockerfile.ts';
import { startCommand } from '../docker/final-stage.ts';
import { ownerOf } from '../docker/owner.ts';
import type { ProjectFacts } from '../dotnet/project-facts.ts';
import { UserError } from '../model/user-error.ts';
import type { PlanInputs } from './plan.ts';

/** A Dockerfile that is not simply beside one project, and the project whose app it starts. Paths are absolute. */
export interface DockerfileOwner {
  readonly dockerfile: string;
  readonly project: ProjectFacts;
}

/**
 * The owner of the Dockerfile that input `dockerfile` names; without it, of one that several projects share or of
 * one at the root of the workspace.
 * @throws UserError where the file is not there or its owner is unclear.
 */
export async function dockerfileOwner(
  projects: readonly ProjectFacts[],
  inputs: PlanInputs,
  workspace: string,
): Promise<DockerfileOwner | undefined> {
  if (inputs.dockerfile !== undefined) {
    const dockerfile = resolve(workspace, inputs.dockerfile);
    if (!(await isFile(dockerfile))) {
      throw new UserError(
        `Input dockerfile: ${JSON.stringify(inputs.dockerfile)} does not exist in ${workspace}`,
      );
    }
    // A project that the user named beside it needs no further proof.
    const [only, ...others] = projects;
    if (only && others.length === 0) return { dockerfile, project: only };
    return ownedBy(dockerfile, projects, inputs, workspace, 'must');
  }
  const shared = projects.find((project, i) =>
    projects.some(
      (other, j) => j > i && other.dockerfile?.path === project.dockerfile?.path && other.dockerfile,
    ),
  );
  if (shared?.dockerfile) return ownedBy(shared.dockerfile.path, projects, inputs, workspace, 'must');
  const atRoot = join(workspace, 'Dockerfile');
  if (projects.some((project) => project.dockerfile?.path === atRoot) || !(await isFile(atRoot)))
    return undefined;
  // Nobody named this one: a Dockerfile at the root may well be of something else.
  return ownedBy(atRoot, projects, inputs, workspace, 'may');
}

async function ownedBy(
  dockerfile: string,
  projects: readonly ProjectFacts[],
  inputs: PlanInputs,
  workspace: string,
  need: 'must' | 'may',
): Promise<DockerfileOwner | undefined> {
  const shown = relative(workspace, dockerfile);
  const read = await readDockerfile(await readFile(dockerfile, 'utf8'), shown);
  const command = startCommand(read, inputs.docker.target);
  const candidates = projects.map((project) => ({
    path: relative(workspace, project.path),
    assemblyName: project.assemblyName,
    dockerfile: project.dockerfile?.named
      ? relative(dirname(project.path), project.dockerfile.path)
      : undefined,
    project,
  }));
  const assembly = command && startedAssembly(command);
  const ownership = ownerOf({ path: shown, assembly }, candidates);
  if ('owner' in ownership) return { dockerfile, project: ownership.owner.project };
  if (need === 'may') return undefined;
  const names = projects.map(
    (project) => `${relative(workspace, project.path)} (${project.assemblyName}.dll)`,
  );
  throw new UserError(
    `The Dockerfile ${shown} belongs to none of the projects: ${ownership.nobody}. Candidates: ${names.join(', ')}. Name its project with input project.`,
  );
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
