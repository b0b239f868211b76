import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

export interface CommandOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly signal?: AbortSignal;
}

/** A command that could not be started or did not end with 0. */
export class CommandError extends Error {
  readonly stderr: string;

  constructor(command: readonly string[], outcome: string, stderr: string) {
    super(`\`${command.join(' ')}\` ${outcome}${stderr === '' ? '' : `:\n${lastLines(stderr, 15)}`}`);
    this.name = 'CommandError';
    this.stderr = stderr;
  }
}

/**
 * Runs a command without a shell and gives its standard output.
 * @throws CommandError when it cannot be started or ends with anything but 0.
 */
export function run(command: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  const spelled = [command, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', (error) => reject(new CommandError(spelled, `failed (${error.message})`, stderr)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(stdout);
      else reject(new CommandError(spelled, `ended with ${code ?? signal}`, stderr));
    });
  });
}

/** Like `run`, for a command that may fail: undefined if it does not end with 0. */
export async function ask(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string | undefined> {
  try {
    return (await run(command, args, options)).trim();
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
}

/** The path of a command: on PATH, or in a folder of system commands that a user's PATH often lacks. */
export function findCommand(name: string, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = [...(environment.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];
  return folders
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
}

export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
