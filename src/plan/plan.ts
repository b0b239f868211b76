import { relative } from 'node:path';
import { type ImageSource, sourceName } from '../action/image-source.ts';
import { dockerOnlyInputs } from '../action/inputs.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import type { BuilderName } from '../model/build-plan.ts';
import { UserError } from '../model/user-error.ts';
import { type Dockerfiles, dockerfilesOf, type PlanInputs } from './dockerfiles.ts';

/** One image of a run. */
export type Target = ProjectTarget | ImageTarget;

/** An image that exists. */
export interface ImageTarget {
  /** Shown in the report. */
  readonly name: string;
  readonly source: ImageSource;
}

/** An image to be built: its project, and what builds it. */
export interface ProjectTarget {
  /** Shown in the report; no two targets of a run share a name. */
  readonly name: string;
  readonly project: ProjectFacts;
  /** Relative to the workspace. */
  readonly projectPath: string;
  /** Undefined: the .NET SDK builds it. A Docker build without a Dockerfile gets a generated one. */
  readonly docker: { readonly dockerfile: string | undefined } | undefined;
  /** Its packages were restored with those of other projects. */
  readonly restored?: boolean;
}

export function builderName(target: Target): BuilderName {
  if ('source' in target) return 'image';
  return target.docker ? 'docker' : 'sdk';
}

/** @param name input `name`; if it is undefined, the image's repository or the name of its file is taken. */
export function planImage(source: ImageSource, name: string | undefined): ImageTarget {
  return { name: name ?? sourceName(source), source };
}

/**
 * The images that a run measures: one for each project. Input `builder` says what builds it, or the project has a
 * Dockerfile or not. If input `dockerfile` is set and input `project` is not, only that Dockerfile is built.
 * @throws UserError if it is unclear which project a Dockerfile belongs to.
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
  refuseUnusedInputs(targets, inputs);
  return targets;
}

/** A project without a Dockerfile is built by the SDK, unless input `builder` says otherwise. */
function dockerBuild(dockerfile: string | undefined, { builder }: PlanInputs): ProjectTarget['docker'] {
  return dockerfile === undefined && builder !== 'docker' ? undefined : { dockerfile };
}

/** With builder auto it is known only now that the run has no Docker build. */
function refuseUnusedInputs(targets: readonly ProjectTarget[], inputs: PlanInputs): void {
  const [unused] = dockerOnlyInputs(inputs);
  if (unused === undefined || targets.some((target) => target.docker)) return;
  throw new UserError(
    `Input ${unused} is for Docker builds, but ${targets.map((target) => target.name).join(', ')} has no Dockerfile and is built by the .NET SDK. Set input builder to docker, or leave ${unused} out.`,
  );
}

function uniqueName(project: ProjectFacts, all: readonly ProjectFacts[], workspace: string): string {
  const same = all.filter((other) => other.name === project.name);
  return same.length === 1 ? project.name : relative(workspace, project.path);
}
