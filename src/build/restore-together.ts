import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import { UserError } from '../model/user-error.ts';
import { publishOptions } from '../plan/find-targets.ts';
import type { ProjectTarget, Target } from '../plan/plan.ts';
import type { Places, Tools } from '../tools/tools.ts';

const SOLUTION = /\.(?:sln|slnx|slnf)$/i;

/**
 * Restores several projects at once if one solution holds them all: the one that input `project` names, or the only one
 * at the workspace's root. If the user gives arguments, what must be restored depends on them, and nothing is done.
 * @returns the targets; those that were restored are marked.
 */
export async function restoreTogether(
  targets: readonly Target[],
  inputs: Inputs,
  places: Places,
  { dotnet, log }: Pick<Tools, 'dotnet' | 'log'>,
): Promise<readonly Target[]> {
  const projects = targets.filter((target): target is ProjectTarget => 'project' in target);
  if (projects.length < 2 || inputs.publishArgs.length > 0) return targets;
  const solution = await onlySolution(inputs, places.workspace);
  if (solution === undefined) return targets;
  try {
    const listed = new Set(await dotnet.projectsOfSolution(solution, places.workspace));
    if (!projects.every(({ project }) => listed.has(project.path))) return targets;
    await dotnet.restore(solution, publishOptions(inputs, places));
  } catch (error) {
    // If a project is broken, that is reported when it is published.
    if (!(error instanceof UserError)) throw error;
    log.info(`Each project is restored by itself: ${error.message}`);
    return targets;
  }
  return targets.map((target) => ('project' in target ? { ...target, restored: true } : target));
}

async function onlySolution({ projects }: Inputs, workspace: string): Promise<string | undefined> {
  const named = projects.filter((line) => SOLUTION.test(line));
  const all = named.length > 0 ? named : (await readdir(workspace)).filter((name) => SOLUTION.test(name));
  const [only, ...others] = all;
  return only === undefined || others.length > 0 ? undefined : resolve(workspace, only);
}
