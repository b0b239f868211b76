import { type ExecFileException, execFile } from 'node:child_process';
import type { Writable } from 'node:stream';
import { UserError } from '../model/user-error.ts';
import { type Environment, environment } from './environment.ts';

/** The outcome of a program that was started and ended. */
export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ExecuteOptions {
  readonly cwd?: string;
  /** Changes to the action's own environment; `undefined` removes a variable. */
  readonly env?: Environment;
  /** True: the program's output is not shown in the job's log. */
  readonly silent?: boolean;
  /** Shows the command and its output, in place of the job's log. */
  readonly shownOn?: Writable;
  /** The program's whole standard input. */
  readonly input?: string;
  /** Milliseconds after which the program is killed, with a UserError. Implies `silent`. */
  readonly timeoutMs?: number;
  /** Ends the program; the error is the signal's reason. Implies `silent`. */
  readonly signal?: AbortSignal;
}

/**
 * Starts a program with an argument list, never through a shell, and waits for its end.
 * Throws a UserError if the program cannot be started, because it is not installed for example. Any exit code is an
 * answer.
 */
export type Execute = (
  program: string,
  args: readonly string[],
  options?: ExecuteOptions,
) => Promise<Finished>;

/** By @actions/exec, with the command and its output in the job's log; a bounded one by Node itself. */
export const execute: Execute = async (program, args, options = {}) => {
  const { timeoutMs, signal, input } = options;
  if (timeoutMs !== undefined || signal !== undefined) return executeBounded(program, args, options);
  const { getExecOutput } = await import('@actions/exec');
  const shownOn = options.silent ? undefined : (options.shownOn ?? process.stdout);
  const show = (data: string | Buffer) => void shownOn?.write(data);
  show(commandLine(program, args));
  try {
    return await getExecOutput(`"${program}"`, [...args], {
      ignoreReturnCode: true,
      // It would show the values of build arguments.
      silent: true,
      listeners: { stdout: show, stderr: show },
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

/** Bytes of each output stream: such a program answers a question. */
const MAX_OUTPUT = 1024 * 1024;

/**
 * Starts a program, and kills it after `timeoutMs` or when `signal` is aborted. @actions/exec cannot end what it
 * started, and a program that hangs would keep the action from ending. Nothing is written to the job's log.
 * @throws UserError if the program cannot be started, does not end in time, or writes more than MAX_OUTPUT bytes; the
 * signal's reason if the signal ended it.
 */
function executeBounded(
  program: string,
  args: readonly string[],
  options: ExecuteOptions,
): Promise<Finished> {
  const { timeoutMs = 0, signal } = options;
  const settings = {
    env: environment(options.env),
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_OUTPUT,
    windowsHide: true,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(signal === undefined ? {} : { signal }),
  } as const;
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, settings, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : error.code;
      if (typeof exitCode === 'number') resolve({ exitCode, stdout, stderr });
      else reject(signal?.aborted ? signal.reason : failure(program, error, timeoutMs));
    });
    // A program need not read its input, so EPIPE is no failure.
    child.stdin?.on('error', () => {});
    child.stdin?.end(options.input);
  });
}

function failure(program: string, error: ExecFileException | null, timeoutMs: number): UserError {
  const code: unknown = error?.code;
  if (code === 'ENOENT')
    return new UserError(`${program} is not installed, or not on PATH`, { cause: error });
  const outcome =
    code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER'
      ? `wrote more than ${MAX_OUTPUT} bytes`
      : error?.killed
        ? `did not end within ${timeoutMs / 1000} s`
        : error?.signal
          ? `was ended by ${error.signal}`
          : `could not be started: ${error?.message}`;
  return new UserError(`${program} ${outcome}`, { cause: error });
}

/** As the runner marks a command in its log. Build arguments have no values: they can be passwords of a compose file. */
export function commandLine(program: string, args: readonly string[]): string {
  const words = args.map((word, at) => (args[at - 1] === '--build-arg' ? word.replace(/=.+$/s, '=…') : word));
  return `[command]${[program, ...words].join(' ')}\n`;
}

/**
 * The command as one would type it, for messages only: it is never given to a shell. Everything after `=` is left out,
 * because build arguments and MSBuild properties can be passwords, and nothing masks them in a comment.
 */
export function shownCommand(words: readonly string[]): string {
  return words.map((word) => quoted(word.replace(/=.+$/s, '=…'))).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./…-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
