import { UserError } from '../model/user-error.ts';
import { executeBounded } from './bounded.ts';
import { environment } from './environment.ts';

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
  /** Written to the program's standard input, which ends then. */
  readonly input?: string;
  /** Milliseconds after which a program that has not ended is killed, which is a UserError. Implies `silent`. */
  readonly timeoutMs?: number;
  /** Ends the program; the error is the signal's reason. Implies `silent`. */
  readonly signal?: AbortSignal;
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

/** By @actions/exec, which writes the command and its output to the job's log; a bounded one by Node itself. */
export const execute: Execute = async (program, args, options = {}) => {
  const { timeoutMs, signal, input } = options;
  if (timeoutMs !== undefined || signal !== undefined) return executeBounded(program, args, options);
  const { getExecOutput } = await import('@actions/exec');
  try {
    return await getExecOutput(`"${program}"`, [...args], {
      ignoreReturnCode: true,
      silent: options.silent ?? false,
      env: environment(options.env),
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(input === undefined ? {} : { input: Buffer.from(input) }),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${program} could not be started: ${reason}. Is it installed and on PATH?`, {
      cause: error,
    });
  }
};
