import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../model/user-error.ts';
import { mapConcurrently } from '../../process/concurrency.ts';
import type { Environment } from '../../process/environment.ts';
import type { Execute } from '../../process/execute.ts';
import { temporaryRoot } from '../../process/temporary-root.ts';
import { extensionsArg, importedFolder, writeExtensions } from '../cli/extensions.ts';
import { globalProperty } from '../cli/msbuild-text.ts';
import { responseFileOf, writeResponseFile } from '../cli/response-file.ts';
import { DotNetMissing, failure, start, workingFolder } from '../cli/run-dotnet.ts';
import type { BuildOptions } from '../project/build-options.ts';
import { isSourceFile } from '../project/file-based-app.ts';
import type { ProjectAnswer } from '../project/find-projects.ts';
import { EVALUATIONS_AT_ONCE } from './evaluate.ts';
import { evaluationArgs } from './evaluation-args.ts';
import { readSurvey } from './survey-answer.ts';
import { FACTS, FILE_TARGETS, questionTargets, SURVEY, surveyProject } from './survey-project.ts';

/**
 * Facts and base images of projects (absolute paths) from one MSBuild, which takes about 35 ms for each project instead
 * of 500 ms: a project in a temporary folder runs targets in each of them that return its properties. A project that
 * cannot be evaluated has MSBuild's error as its answer. Those that do not have these targets (SDKs without
 * Microsoft.Common.targets) are missing in the answers.
 */
export async function survey(
  execute: Execute,
  projects: readonly string[],
  options: BuildOptions,
  environment: Environment,
): Promise<readonly ProjectAnswer[]> {
  const groups = Map.groupBy(projects, (project) =>
    isSourceFile(project)
      ? project
      : JSON.stringify([workingFolder(project, options.root), responseFileOf(project)]),
  );
  const answers = await mapConcurrently([...groups.values()], EVALUATIONS_AT_ONCE, (group) =>
    askTogether(execute, group, options, environment),
  );
  return answers.flat();
}

/** Projects with the same working folder and response file, or one file-based app. */
async function askTogether(
  execute: Execute,
  projects: readonly string[],
  options: BuildOptions,
  environment: Environment,
): Promise<readonly ProjectAnswer[]> {
  const [first = ''] = projects;
  const cwd = workingFolder(first, options.root);
  const folder = await mkdtemp(join(temporaryRoot(), 'project-facts-'));
  try {
    const args = await writeSurvey(folder, projects, options, environment);
    const { stdout, stderr } = await start(execute, { args, cwd, silent: true });
    const answer = await answerIn(folder);
    const facts = readSurvey(answer, options.framework, isSourceFile(first) ? first : undefined);
    return projects.flatMap((path) => {
      const answer = facts.get(path) ?? brokenProject(path, `${stdout}\n${stderr}`, options);
      return answer === undefined ? [] : [{ path, facts: answer }];
    });
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof DotNetMissing) throw error;
    // The SDK that their global.json requests is not installed.
    return projects.map((path) => ({ path, facts: error }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the survey into the folder. @returns the arguments that start it. */
async function writeSurvey(
  folder: string,
  projects: readonly string[],
  options: BuildOptions,
  environment: Environment,
): Promise<readonly string[]> {
  const [first = ''] = projects;
  const extensions = join(folder, 'extensions');
  await writeExtensions(extensions, { [QUESTION]: questionTargets(options.framework) }, environment);
  const withoutChoice = { ...options, framework: undefined };
  const file = isSourceFile(first) ? first : join(folder, 'survey.proj');
  const targets = isSourceFile(first) ? FILE_TARGETS : [SURVEY];
  if (!isSourceFile(first)) {
    await writeFile(file, surveyProject(projects));
    await writeResponseFile(folder, first);
  }
  return [
    ...evaluationArgs(file, withoutChoice),
    extensionsArg(extensions),
    // There are no user's extensions for the part of a project that only lists target frameworks.
    globalProperty(
      'CustomAfterMicrosoftCommonCrossTargetingTargets',
      join(importedFolder(extensions), QUESTION),
    ),
    `-t:${targets.join(';')}`,
    `-getTargetResult:${targets.join(',')}`,
    `-getResultOutputFile:${answerFile(folder)}`,
  ];
}

const QUESTION = 'question.targets';

const answerFile = (folder: string) => join(folder, 'answer.json');

/** Empty if MSBuild wrote none, for example because it refuses an argument. */
async function answerIn(folder: string): Promise<string> {
  return existsSync(answerFile(folder)) ? readFile(answerFile(folder), 'utf8') : '';
}

/** The error of a project without an answer, as it would be if the project was evaluated alone. */
function brokenProject(path: string, output: string, options: BuildOptions): UserError | undefined {
  const lines = output.split(/\r?\n/).filter((line) => isAbout(path, line));
  const errors = lines.filter((line) => /\berror\b/.test(line));
  const lacksTarget = errors.some((line) => line.includes('MSB4057') && line.includes(FACTS));
  if (errors.length === 0 || lacksTarget) return undefined;
  return failure(evaluationArgs(path, { ...options, framework: undefined }), {
    exitCode: 1,
    stdout: errors.join('\n'),
    stderr: '',
  });
}

/** MSBuild begins an error line with the file, and ends it with the project in brackets if that is another file. */
function isAbout(project: string, line: string): boolean {
  const text = line.trim();
  return text.startsWith(`${project}(`) || text.startsWith(`${project} : `) || text.endsWith(` [${project}]`);
}
