import { relative } from 'node:path';
import type { ProjectFacts } from '../dotnet/project-facts.ts';
import type { Inputs } from '../inputs.ts';
import type { BuilderName } from '../model/measurement.ts';
import { UserError } from '../model/user-error.ts';
import { type DockerfileOwner, dockerfileOwner } from './dockerfile-owner.ts';

/** One image of a run: which project it is of, and what builds it. */
export interface Target {
  /** Under which it is shown; no two targets of a run share one. */
  readonly name: string;
  readonly project: ProjectFacts;
  /** Relative to the workspace. */
  readonly projectPath: string;
  /** Undefined: the .NET SDK builds it. A Docker build without a Dockerfile gets a generated one. */
  readonly docker: { readonly dockerfile: string | undefined } | undefined;
}

export function builderName({ docker }: Target): BuilderName {
  return docker ? 'docker' : 'sdk';
}

export type PlanInputs = Pick<Inputs, 'builder' | 'dockerfile' | 'name' | 'projects' | 'docker'>;

/**
 * The images that a run measures: one a project, with the builder that input `builder` says, or that the project's
 * Dockerfile calls for. A Dockerfile that is named by input `dockerfile`, without input `project`, is the only one.
 * @throws UserError where it is unclear to which project a Dockerfile belongs.
 */
export async function plan(
  projects: readonly ProjectFacts[],
  inputs: PlanInputs,
  workspace: string,
): Promise<readonly Target[]> {
  const owner = inputs.builder === 'sdk' ? undefined : await dockerfileOwner(projects, inputs, workspace);
  const chosen =
    owner && inputs.dockerfile !== undefined && inputs.projects.length === 0 ? [owner.project] : projects;
  if (inputs.name !== undefined && chosen.length > 1) {
    throw new UserError(
      `Input name: ${JSON.stringify(inputs.name)} is one name, but there are ${chosen.length} images: ${chosen.map((project) => relative(workspace, project.path)).join(', ')}. Name one with input project.`,
    );
  }
  return chosen.map((project) => ({
    name: inputs.name ?? uniqueName(project, chosen, workspace),
    project,
    projectPath: relative(workspace, project.path),
    docker: dockerBuild(project, inputs, owner),
  }));
}

function dockerBuild(
  project: ProjectFacts,
  inputs: PlanInputs,
  owner: DockerfileOwner | undefined,
): Target['docker'] {
  if (inputs.builder === 'sdk') return undefined;
  const dockerfile = owner?.project === project ? owner.dockerfile : project.dockerfile?.path;
  return dockerfile === undefined && inputs.builder === 'auto' ? undefined : { dockerfile };
}

function uniqueName(project: ProjectFacts, all: readonly ProjectFacts[], workspace: string): string {
  const same = all.filter((other) => other.name === project.name);
  return same.length === 1 ? project.name : relative(workspace, project.path);
}
