import { UserError } from '../../model/user-error.ts';
import { mapConcurrently } from '../../process/concurrency.ts';
import type { Environment } from '../../process/environment.ts';
import type { Execute } from '../../process/execute.ts';
import { DotNetMissing } from '../cli/run-dotnet.ts';
import { whyLeftOut } from '../project/app-or-not.ts';
import type { BuildOptions } from '../project/build-options.ts';
import type { ProjectAnswer } from '../project/find-projects.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import { chooseFramework, EVALUATIONS_AT_ONCE, evaluate } from './evaluate.ts';
import { withMeantProperties } from './set-for-all.ts';
import { survey } from './survey.ts';

/**
 * The facts of projects (absolute paths), in their order. One MSBuild evaluates them all. Projects that it has no answer
 * for, and apps that still need a target framework, are evaluated one by one.
 */
export async function evaluateAll(
  execute: Execute,
  projects: readonly string[],
  options: BuildOptions,
  apps: readonly string[] = [],
  environment: Environment = process.env,
): Promise<readonly ProjectAnswer[]> {
  const surveyed = await withMeantProperties(await survey(execute, projects, options, environment));
  const known = new Map(surveyed.map(({ path, facts }) => [path, facts]));
  return mapConcurrently(projects, EVALUATIONS_AT_ONCE, async (path) => {
    const answer = known.get(path);
    const isFinal =
      answer !== undefined &&
      (answer instanceof UserError || isSettled(answer, options, apps.includes(path)));
    return { path, facts: isFinal ? answer : await evaluateOne(execute, path, options) };
  });
}

/** It needs no question about one of its target frameworks. */
function isSettled(facts: ProjectFacts, { framework }: BuildOptions, isApp: boolean): boolean {
  return (
    facts.targetFramework !== undefined ||
    chooseFramework(facts, framework) === undefined ||
    // A library with several target frameworks is a library too.
    (!isApp && whyLeftOut(facts) !== undefined)
  );
}

async function evaluateOne(
  execute: Execute,
  path: string,
  options: BuildOptions,
): Promise<ProjectFacts | UserError> {
  try {
    return await evaluate(execute, path, options);
  } catch (error) {
    if (error instanceof UserError && !(error instanceof DotNetMissing)) return error;
    throw error;
  }
}
