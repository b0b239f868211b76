import { posix } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import type { BuildOptions } from '../dotnet/project/build-options.ts';
import { type Collected, collectProjects, findProjects } from '../dotnet/project/find-projects.ts';
import {
  type FindProjectsRequest,
  type FoundProjects,
  requireApps,
  requireFramework,
} from '../dotnet/project/found-projects.ts';
import { leftOutLines } from '../dotnet/project/left-out-lines.ts';
import { planLine } from '../model/build-plan.ts';
import type { ImageFailure } from '../model/measured.ts';
import { oneLine } from '../model/one-line.ts';
import { UserError } from '../model/user-error.ts';
import type { Log, Places, Tools } from '../tools/tools.ts';
import { beginLikely, handOver, likelyPublish } from './likely-publish.ts';
import { type Planned, plan, planImage } from './plan.ts';
import { type RepositoryFiles, repositoryFiles } from './repository/file-tree.ts';
import { type BuildFiles, findBuildFiles } from './repository/find-build-files.ts';
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
  tools: PlanTools,
  { mayBeAbsent = false } = {},
): Promise<FoundTargets> {
  if (inputs.image) {
    const target = planImage(inputs.image, inputs.name);
    tools.log.info(planLine(target.name, target.build));
    return { targets: [target], failures: [] };
  }
  try {
    const options = publishOptions(inputs, places);
    return await planProjects({ patterns: inputs.projects, options, mayBeAbsent }, inputs, places, tools);
  } catch (error) {
    const name = inputs.name ?? (inputs.projects.join(', ') || 'Projects');
    return { targets: [], failures: [{ name, project: undefined, error }] };
  }
}

type PlanTools = Pick<Tools, 'dotnet' | 'log' | 'registry'>;

/** While MSBuild evaluates the projects, another one may restore the one that is likely to be published. */
async function planProjects(
  request: FindProjectsRequest,
  inputs: Inputs,
  places: Places,
  tools: PlanTools,
): Promise<FoundTargets> {
  const { workspace } = places;
  const files = repositoryFiles(workspace);
  const [collected, buildFiles] = await Promise.all([
    collectProjects(request, tools.dotnet),
    inputs.builder === 'sdk' ? NO_BUILD_FILES : findBuildFiles(workspace, files),
  ]);
  const likely = await likelyPublish(collected, buildFiles, inputs, { ...files, workspace });
  const begun = likely === undefined ? undefined : await beginLikely(likely, request, inputs, places, tools);
  const options = { ...request.options, asUnrestored: begun !== undefined };
  try {
    const asked = { ...request, options };
    const planned = await planCollected({ collected, buildFiles, files }, asked, inputs, tools);
    const { targets, failures } = planned;
    return { targets: await handOver(begun, targets), failures };
  } catch (error) {
    await begun?.stop();
    throw error;
  }
}

interface Read {
  readonly collected: Collected;
  readonly buildFiles: BuildFiles;
  readonly files: RepositoryFiles;
}

async function planCollected(
  { collected, buildFiles, files }: Read,
  request: FindProjectsRequest,
  inputs: Inputs,
  { dotnet, log }: Pick<Tools, 'dotnet' | 'log'>,
): Promise<Planned> {
  const workspace = request.options.root;
  const found = await findProjects(request, dotnet, collected);
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
  logPlan(found, planned, buildFiles, workspace, log);
  const { targets, failures, unused } = planned;
  requireApps(found, unused, request, targets.length + failures.length === 0);
  return planned;
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
  // It may be an app that is missed; that a library is left out is no reason for a warning.
  const [broken, others] = [leftOut.filter(({ error }) => error), leftOut.filter(({ error }) => !error)];
  for (const line of leftOutLines(broken)) log.warning(oneLine(line));
  const possible = unused.map(({ facts, reason }) => ({
    path: posix.relative(workspace, facts.path),
    reason,
  }));
  for (const line of leftOutLines([...possible, ...others])) log.info(oneLine(line));
}

/** How all projects are evaluated and published. */
export function publishOptions(
  { configuration, framework, publishArgs }: Pick<Inputs, 'configuration' | 'framework' | 'publishArgs'>,
  { workspace }: Pick<Places, 'workspace'>,
): BuildOptions {
  return { root: workspace, configuration, framework, publishArgs };
}
