import { UserError } from '../../model/user-error.ts';
import type { Execute } from '../../process/execute.ts';
import { DotNetMissing } from '../cli/run-dotnet.ts';
import { whyLeftOut } from './app-or-not.ts';
import type { BuildOptions } from './build-options.ts';
import { evaluate } from './evaluate.ts';
import { evaluateMany } from './evaluate-many.ts';
import { inTurns } from './in-turns.ts';
import type { ProjectFacts } from './project-facts.ts';

export interface Answer {
  /** Of the project file; absolute. */
  readonly path: string;
  readonly facts: ProjectFacts | UserError;
}

/**
 * The facts of projects (absolute paths), in their order. One MSBuild answers for all of them; those that it
 * has no answer for are asked one by one, and so are apps that still need a target framework.
 */
export async function evaluateAll(
  execute: Execute,
  projects: readonly string[],
  options: BuildOptions,
): Promise<readonly Answer[]> {
  const many = projects.length > 1 ? await evaluateMany(execute, projects, options) : [];
  const known = new Map(many.map((facts) => [facts.path, facts]));
  return inTurns(projects, async (path) => {
    const facts = known.get(path);
    // A library with several target frameworks is none the less a library.
    const settled =
      facts !== undefined && (facts.targetFramework !== undefined || whyLeftOut(facts) !== undefined);
    return { path, facts: settled ? facts : await alone(execute, path, options) };
  });
}

async function alone(
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
