import { posix } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import type { BuildOptions } from '../dotnet/project/build-options.ts';
import { findProjects } from '../dotnet/project/find-projects.ts';
import {
  type FindProjectsRequest,
  type FoundProjects,
  requireApps,
  requireFramework,
} from '../dotnet/project/found-projects.ts';
import { planLine } from '../model/build-plan.ts';
import type { ImageFailure } from '../model/measured.ts';
import { oneLine } from '../model/one-line.ts';
import { UserError } from '../model/user-error.ts';
import type { Log, Places, Tools } from '../tools/tools.ts';
import { type Planned, plan, planImage } from './plan.ts';
import { type BuildFiles, findBuildFiles } from './repository/find-build-files.ts';
import { repositoryFiles } from './repository/repository-files.ts';
import type { Target } from './target.ts';

export interface FoundTargets {
  readonly targets: readonly Target[];
  readonly failures: readonly ImageFailure[];
}

/**
 * Finds what is to be measured, and how it is built, and logs the plan. If that cannot be found, it is a failure like
 * that of an image.
 * @param mayBeAbsent at another commit than the inputs were written for, projects need not exist yet.
 */
export async function findTargets(
  inputs: Inputs,
  places: Places,
  { dotnet, log }: Pick<Tools, 'dotnet' | 'log'>,
  { mayBeAbsent = false } = {},
): Promise<FoundTargets> {
  if (inputs.image) {
    const target = planImage(inputs.image, inputs.name);
    log.info(planLine(target.name, target.build));
    return { targets: [target], failures: [] };
  }
  try {
    const options = publishOptions(inputs, places);
    return await planProjects({ patterns: inputs.projects, options, mayBeAbsent }, inputs, { dotnet, log });
  } catch (error) {
    const name = inputs.name ?? (inputs.projects.join(', ') || 'Projects');
    return { targets: [], failures: [{ name, project: undefined, error }] };
  }
}

async function planProjects(
  request: FindProjectsRequest,
  inputs: Inputs,
  { dotnet, log }: Pick<Tools, 'dotnet' | 'log'>,
): Promise<FoundTargets> {
  const workspace = request.options.root;
  const files = repositoryFiles(workspace);
  // MSBuild takes long, and needs no Dockerfiles.
  const [found, buildFiles] = await Promise.all([
    findProjects(request, dotnet),
    inputs.builder === 'sdk' ? NO_BUILD_FILES : findBuildFiles(workspace, files),
  ]);
  const planned = await plan(
    { found, buildFiles, inputs, workspace },
    files,
    async (project, isPublished) => {
      if (project.targetFramework !== undefined) return project;
      const [answer] = await dotnet.factsOfMany([project.path], request.options, [project.path]);
      if (answer === undefined) throw new TypeError('every project has an answer');
      if (answer.facts instanceof UserError) throw answer.facts;
      // A Dockerfile that publishes the app names the framework itself.
      if (isPublished) requireFramework([answer.facts], request.options);
      return answer.facts;
    },
  );
  const { targets, failures, unused } = planned;
  logPlan(found, planned, buildFiles, workspace, log);
  requireApps(found, unused, request, targets.length + failures.length === 0);
  return { targets, failures };
}

const NO_BUILD_FILES: BuildFiles = { dockerfiles: [], evidence: [], skipped: 0 };

function logPlan(
  { leftOut }: FoundProjects,
  { targets, unused, notes, warnings }: Planned,
  { skipped }: BuildFiles,
  workspace: string,
  log: Log,
): void {
  for (const { name, build } of targets) log.info(planLine(name, build));
  for (const note of notes) log.info(oneLine(note));
  for (const warning of warnings) log.warning(oneLine(warning));
  if (skipped > 0) log.warning(`${skipped} Dockerfiles were not read: the repository has too many.`);
  for (const { facts, reason } of unused) {
    log.info(oneLine(`${posix.relative(workspace, facts.path)} is left out: ${reason}`));
  }
  for (const { path, reason, error } of leftOut) {
    // It may be an app that is missed; that a library is left out is no reason for a warning.
    const text = oneLine(`${path} is left out: ${reason}`);
    if (error) log.warning(text);
    else log.info(text);
  }
}

/** How all projects are evaluated and published. */
export function publishOptions(
  { configuration, framework, publishArgs }: Pick<Inputs, 'configuration' | 'framework' | 'publishArgs'>,
  { workspace }: Pick<Places, 'workspace'>,
): BuildOptions {
  return { root: workspace, configuration, framework, publishArgs };
}
