import * as v from 'valibot';
import { UserError } from '../../model/user-error.ts';
import type { Execute } from '../../process/execute.ts';
import { commandLine, runDotNet, workingFolder } from '../cli/run-dotnet.ts';
import { canRunOnLinux } from '../project/app-or-not.ts';
import type { BuildOptions } from '../project/build-options.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import { evaluationArgs } from './evaluation-args.ts';
import { factItems, factProperties, projectAnswer, projectFacts } from './project-answer.ts';

/** MSBuild uses about one core and 150 MB for each. */
export const EVALUATIONS_AT_ONCE = 3;

/**
 * One project (absolute path) as MSBuild evaluates it, without a restore or a build; a second time if it has several
 * target frameworks.
 */
export async function evaluate(execute: Execute, path: string, options: BuildOptions): Promise<ProjectFacts> {
  const facts = await ask(execute, path, options, undefined);
  if (facts.targetFramework !== undefined) return facts;
  const framework = chooseFramework(facts, options.framework);
  return framework === undefined ? facts : await ask(execute, path, options, framework);
}

/** The target framework to publish, or undefined if only the user can choose. */
export function chooseFramework(facts: ProjectFacts, wanted: string | undefined): string | undefined {
  const all = facts.targetFrameworks;
  if (wanted !== undefined) return all.find((one) => one.toLowerCase() === wanted.toLowerCase()) ?? only(all);
  return only(all) ?? only(all.filter(canRunOnLinux));
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

async function ask(
  execute: Execute,
  path: string,
  options: BuildOptions,
  framework: string | undefined,
): Promise<ProjectFacts> {
  const args = [
    ...evaluationArgs(path, { ...options, framework }),
    `-getProperty:${factProperties.join(',')}`,
    `-getItem:${factItems.join(',')}`,
  ];
  const cwd = workingFolder(path, options.root);
  const { stdout } = await runDotNet(execute, { args, cwd, silent: true });
  return projectFacts(path, parseAnswer(projectAnswer, stdout, args));
}

/** MSBuild's JSON answer, checked. Throws a UserError for anything else. */
export function parseAnswer<T extends v.GenericSchema>(
  schema: T,
  json: string,
  args: readonly string[],
): v.InferOutput<T> {
  try {
    return v.parse(schema, JSON.parse(json));
  } catch (cause) {
    throw new UserError(
      `${commandLine(args)} gave an answer that cannot be read: ${JSON.stringify(json.trim().slice(0, 200))}. Is the .NET SDK at least 8.0.100?`,
      { cause },
    );
  }
}
