import { relative } from 'node:path';
import { type ImageSource, sourceName } from '../action/image-source.ts';
import { dockerOnlyInputs } from '../action/inputs.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import type { BuilderName } from '../model/measured.ts';
import { UserError } from '../model/user-error.ts';
import { type Dockerfiles, dockerfilesOf, type PlanInputs } from './dockerfiles.ts';

/** One image of a run. */
export type Target = ProjectTarget | ImageTarget;

/** An image that is there already. */
export interface ImageTarget {
  /** Under which it is shown. */
  readonly name: string;
  readonly source: ImageSource;
}

/** An image to be built: which project it is of, and what builds it. */
export interface ProjectTarget {
  /** Under which it is shown; no two targets of a run share one. */
  readonly name: string;
  readonly project: ProjectFacts;
  /** Relative to the workspace. */
  readonly projectPath: string;
  /** Undefined: the .NET SDK builds it. A Docker build without a Dockerfile gets a generated one. */
  readonly docker: { readonly dockerfile: string | undefined } | undefined;
  /** Its packages were restored with those of its solution. */
  readonly restored?: boolean;
}

export function builderName(target: Target): BuilderName {
  if ('source' in target) return 'image';
  return target.docker ? 'docker' : 'sdk';
}

/** @param name input `name`; else the image's repository, or the name of its file. */
export function planImage(source: ImageSource, name: string | undefined): ImageTarget {
  return { name: name ?? sourceName(source), source };
}

/**
 * The images that a run measures: one a project, with the builder that input `builder` says, or that the project's
 * Dockerfile calls for. A Dockerfile that is named by input `dockerfile`, without input `project`, is the only one.
 * @throws UserError where it is unclear to which project a Dockerfile belongs.
 */
export async function plan(
  projects: readonly ProjectFacts[],
  inputs: PlanInputs,
  workspace: string,
): Promise<readonly ProjectTarget[]> {
  const dockerfiles: Dockerfiles =
    inputs.builder === 'sdk' ? new Map() : await dockerfilesOf({ projects, inputs, workspace });
  const chosen =
    inputs.dockerfile !== undefined && inputs.projects.length === 0
      ? [...dockerfiles.keys()].slice(0, 1)
      : projects;
  if (inputs.name !== undefined && chosen.length > 1) {
    throw new UserError(
      `Input name: ${JSON.stringify(inputs.name)} is one name, but there are ${chosen.length} images: ${chosen.map((project) => relative(workspace, project.path)).join(', ')}. Name one with input project.`,
    );
  }
  const targets = chosen.map((project) => ({
    name: inputs.name ?? uniqueName(project, chosen, workspace),
    project,
    projectPath: relative(workspace, project.path),
    docker: dockerBuild(dockerfiles.get(project), inputs),
  }));
  refuseIdleInputs(targets, inputs);
  return targets;
}

/** A Dockerfile that belongs to another project leaves this one to the SDK. */
function dockerBuild(dockerfile: string | undefined, { builder }: PlanInputs): ProjectTarget['docker'] {
  return dockerfile === undefined && builder !== 'docker' ? undefined : { dockerfile };
}

/** With builder auto it shows only now that nothing of the run is a Docker build. */
function refuseIdleInputs(targets: readonly ProjectTarget[], inputs: PlanInputs): void {
  const [idle] = dockerOnlyInputs(inputs);
  if (idle === undefined || targets.some((target) => target.docker)) return;
  throw new UserError(
    `Input ${idle} is for Docker builds, but ${targets.map((target) => target.name).join(', ')} has no Dockerfile and is built by the .NET SDK. Set input builder to docker, or leave ${idle} out.`,
  );
}

function uniqueName(project: ProjectFacts, all: readonly ProjectFacts[], workspace: string): string {
  const same = all.filter((other) => other.name === project.name);
  return same.length === 1 ? project.name : relative(workspace, project.path);
}
