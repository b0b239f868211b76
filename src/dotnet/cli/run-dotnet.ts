import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { UserError } from '../../model/user-error.ts';
import type { Execute, Finished } from '../../process/execute.ts';
import { shownCommand } from '../../process/execute.ts';
import { msbuildErrors } from './msbuild-errors.ts';

export interface DotNetRun {
  readonly args: readonly string[];
  /** Working folder: absolute. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** True: the output is not shown in the job's log. */
  readonly silent?: boolean;
  /** Shows the output, in place of the job's log. */
  readonly shownOn?: Writable;
}

/** There is no dotnet command, so nothing is known about any project. */
export class DotNetMissing extends UserError {
  override readonly name = 'DotNetMissing';
}

/** English and plain lines, because error lines are read from the output. */
const readable = { DOTNET_CLI_UI_LANGUAGE: 'en', MSBUILDTERMINALLOGGER: 'off', DOTNET_NOLOGO: 'true' };

/** Runs `dotnet` and throws a UserError with its error lines when it fails or cannot start. */
export async function runDotNet(execute: Execute, run: DotNetRun): Promise<Finished> {
  const finished = await start(execute, run);
  if (finished.exitCode !== 0) throw failure(run.args, finished);
  return finished;
}

/** Runs `dotnet`; any exit code is an answer, except that of a missing SDK. */
export async function start(execute: Execute, run: DotNetRun): Promise<Finished> {
  const finished = await launch(execute, run);
  const output = `${finished.stderr}\n${finished.stdout}`;
  if (finished.exitCode !== 0 && /compatible \.NET SDK was not found|No \.NET SDKs were found/.test(output)) {
    throw sdkNotFound(output);
  }
  return finished;
}

async function launch(execute: Execute, run: DotNetRun): Promise<Finished> {
  try {
    return await execute('dotnet', run.args, {
      cwd: run.cwd,
      env: { ...readable, ...run.env },
      silent: run.silent ?? false,
      ...(run.shownOn === undefined ? {} : { shownOn: run.shownOn }),
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new DotNetMissing(
      `dotnet could not be started. Install the .NET SDK before this action, for example with actions/setup-dotnet. (${error.message})`,
      { cause: error },
    );
  }
}

/** The SDK's own message has the requested version, and the global.json that requests it. */
function sdkNotFound(output: string): UserError {
  const requested = /^Requested SDK version: *(\S+)/m.exec(output)?.[1];
  const globalJson = /^global\.json file: *(.+)$/m.exec(output)?.[1]?.trim();
  const what =
    requested === undefined
      ? 'No .NET SDK is installed'
      : `The .NET SDK ${requested}${globalJson === undefined ? '' : `, which ${globalJson} requests,`} is not installed`;
  const installed = [...output.matchAll(/^(\d+\.\d+\.\d+\S*) \[/gm)].map(([, version]) => version);
  const instead = installed.length === 0 ? '' : ` (installed: ${installed.join(', ')})`;
  return new UserError(
    `${what}${instead}. Install it before this action, for example with actions/setup-dotnet and its input global-json-file.`,
  );
}

/** The error for a command that ended with an exit code other than 0. */
export function failure(args: readonly string[], finished: Finished, explanation = ''): UserError {
  const errors = msbuildErrors(`${finished.stdout}\n${finished.stderr}`);
  const details = errors.length > 0 ? errors : lastLines(finished);
  return new UserError(
    `${commandLine(args)} failed with exit code ${finished.exitCode}.${explanation && ` ${explanation}`}`,
    { details },
  );
}

function lastLines(finished: Finished): { message: string }[] {
  const lines = `${finished.stdout}\n${finished.stderr}`.split(/\r?\n/).map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .slice(-10)
    .map((message) => ({ message }));
}

/** Without properties and queries, most of which are this action's own; the log has the whole command. */
export function commandLine(args: readonly string[]): string {
  return shownCommand([
    'dotnet',
    ...args.filter((word) => !/^(?:--?|\/)(?:get[A-Z]\w*|p|property):/i.test(word)),
  ]);
}

/** The folder to start dotnet in: the nearest one above the project with a global.json, which chooses the SDK; else the root. */
export function workingFolder(project: string, root: string): string {
  const top = resolve(root);
  for (let folder = dirname(resolve(project)); isWithin(folder, top); folder = dirname(folder)) {
    if (existsSync(join(folder, 'global.json'))) return folder;
    if (folder === top) break;
  }
  return top;
}

function isWithin(folder: string, root: string): boolean {
  const path = relative(root, folder);
  return path === '' || !(path.startsWith('..') || resolve(path) === path);
}
