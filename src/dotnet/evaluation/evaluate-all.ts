import { UserError } from '../../model/user-error.ts';
import { mapConcurrently } from '../../process/concurrency.ts';
import type { Execute } from '../../process/execute.ts';
import { DotNetMissing } from '../cli/run-dotnet.ts';
import { whyLeftOut } from '../project/app-or-not.ts';
import type { BuildOptions } from '../project/build-options.ts';
import type { ProjectAnswer } from '../project/find-projects.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import { EVALUATIONS_AT_ONCE, evaluate } from './evaluate.ts';
import { evaluateMany } from './evaluate-many.ts';

/**
 * The facts of projects (absolute paths), in their order. One MSBuild evaluates them all. Projects that it cannot
 * evaluate, and apps that still need a target framework, are evaluated one by one.
 */
export async function evaluateAll(
  execute: Execute,
  projects: readonly string[],
  options: BuildOptions,
): Promise<readonly ProjectAnswer[]> {
  const many = projects.length > 1 ? await evaluateMany(execute, projects, options) : [];
  const known = new Map(many.map((facts) => [facts.path, facts]));
  return mapConcurrently(projects, EVALUATIONS_AT_ONCE, async (path) => {
    const facts = known.get(path);
    // A library with several target frameworks is a library too.
    const settled =
      facts !== undefined && (facts.targetFramework !== undefined || whyLeftOut(facts) !== undefined);
    return { path, facts: settled ? facts : await evaluateOne(execute, path, options) };
  });
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
