import { relative } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import type { BuildOptions } from '../dotnet/project/build-options.ts';
import { findProjects } from '../dotnet/project/find-projects.ts';
import { requireApps } from '../dotnet/project/found-projects.ts';
import type { ImageFailure } from '../model/measured.ts';
import type { Places, Tools } from '../tools/tools.ts';
import { plan, planImage, type Target } from './plan.ts';

export interface FoundTargets {
  readonly targets: readonly Target[];
  readonly failures: readonly ImageFailure[];
}

/**
 * Finds what is to be measured. If that cannot be found, it is a failure like that of an image.
 * @param mayBeAbsent at another commit than the inputs were written for, projects need not exist yet.
 */
export async function findTargets(
  inputs: Inputs,
  places: Places,
  { dotnet, log }: Pick<Tools, 'dotnet' | 'log'>,
  { mayBeAbsent = false } = {},
): Promise<FoundTargets> {
  if (inputs.image) return { targets: [planImage(inputs.image, inputs.name)], failures: [] };
  try {
    const options = publishOptions(inputs, places);
    const request = { patterns: inputs.projects, options, mayBeAbsent };
    const found = await findProjects(request, dotnet);
    const { projects, possible, leftOut } = found;
    for (const { facts, reason } of possible) {
      log.info(`${relative(places.workspace, facts.path)} is left out: ${reason}`);
    }
    for (const { path, reason, error } of leftOut) {
      // It may be an app that is missed; that a library is left out is no reason for a warning.
      if (error) log.warning(`${path} is left out: ${reason}`);
      else log.info(`${path} is left out: ${reason}`);
    }
    requireApps(found, possible, request, projects.length === 0);
    if (projects.length === 0) return { targets: [], failures: [] };
    return { targets: await plan(projects, inputs, places.workspace), failures: [] };
  } catch (error) {
    const name = inputs.name ?? (inputs.projects.join(', ') || 'Projects');
    return { targets: [], failures: [{ name, project: undefined, error }] };
  }
}

/** How all projects are evaluated and published. */
export function publishOptions(
  { configuration, framework, publishArgs }: Pick<Inputs, 'configuration' | 'framework' | 'publishArgs'>,
  { workspace }: Pick<Places, 'workspace'>,
): BuildOptions {
  return { root: workspace, configuration, framework, publishArgs };
}
