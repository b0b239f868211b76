import { type ExecFileException, execFile } from 'node:child_process';
import { UserError } from '../model/user-error.ts';
import { environment } from './environment.ts';
import type { ExecuteOptions, Finished } from './execute.ts';

/** Bytes of one output stream: such a program answers a question, it does not tell a story. */
const MAX_OUTPUT = 1024 * 1024;

/**
 * Starts a program that must have ended within `timeoutMs`, or when `signal` says so, else it is killed. @actions/exec
 * cannot end what it started, and a program that hangs would keep the action from ending. Nothing is written to the
 * job's log.
 * @throws UserError where it cannot be started, does not end in time, or writes more than MAX_OUTPUT bytes; the
 * signal's reason where that ended it.
 */
export function executeBounded(
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
    // A program need not read what it is given: EPIPE is no failure of ours.
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
