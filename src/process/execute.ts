import { UserError } from '../model/user-error.ts';

/** The outcome of a program that was started and ended. */
export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ExecuteOptions {
  readonly cwd?: string;
  /** Added to, or with `undefined` taken from, the action's own environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** True: the program's output is not shown in the job's log. */
  readonly silent?: boolean;
}

/**
 * Starts a program with an argument list, never through a shell, and waits for its end.
 * Throws a UserError where the program cannot be started (not installed); any exit code is an answer.
 */
export type Execute = (
  program: string,
  args: readonly string[],
  options?: ExecuteOptions,
) => Promise<Finished>;

/** Starts programs by @actions/exec, which writes the command and its output to the job's log. */
export const execute: Execute = async (program, args, options = {}) => {
  const { getExecOutput } = await import('@actions/exec');
  try {
    return await getExecOutput(`"${program}"`, [...args], {
      ignoreReturnCode: true,
      silent: options.silent ?? false,
      env: environment(options.env),
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${program} could not be started: ${reason}. Is it installed and on PATH?`, {
      cause: error,
    });
  }
};

const WITHHELD = /^(INPUT_|ACTIONS_|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$)/;

/**
 * What is started runs the pull request's code: it gets neither this action's inputs (the token is one), nor what
 * the runner gives to actions alone, nor the files through which a step sets outputs and the next steps' environment.
 */
function environment(changes: ExecuteOptions['env'] = {}): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) => !WITHHELD.test(name));
  const merged = { ...Object.fromEntries(own), ...changes };
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
