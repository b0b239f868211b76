import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { UserError } from '../model/user-error.ts';
import { environment } from './environment.ts';
import { commandLine, type ExecuteOptions, type Finished } from './execute.ts';

export interface StreamOptions extends Pick<ExecuteOptions, 'cwd' | 'env'> {
  /** What is started, for messages: `docker save`. */
  readonly name: string;
  /** True: the command and what it writes to stderr are shown in the job's log. */
  readonly shown?: boolean;
  /** Milliseconds until the first byte; undefined if the program may work for any time before it writes. */
  readonly startMs?: number;
  /** Milliseconds between two bytes, while the reader waits for one. */
  readonly idleMs: number;
}

export interface Streamed<T> {
  /** How the program ended; its standard output went to the reader. */
  readonly finished: Finished;
  /** The reader's result. @throws whatever the reader threw. */
  readonly result: () => T;
}

/**
 * Starts a program, never through a shell, and streams its standard output to a reader, at the reader's pace. If the
 * reader fails early, the program is ended and this throws the reader's error. A reader may also fail at the end of
 * the output because the program failed, so the caller looks at `finished` first.
 * @throws UserError if the program cannot be started, or is silent for too long; then it is ended.
 */
export type Stream = <T>(
  program: string,
  args: readonly string[],
  options: StreamOptions,
  read: (output: AsyncIterable<Buffer>) => Promise<T>,
) => Promise<Streamed<T>>;

/** UTF-16 code units that are kept of stderr, from its end. */
const MAX_ERRORS = 4 * 1024 * 1024;
/** Milliseconds after which a program that ignores SIGTERM is killed. */
const KILL_AFTER = 2000;

export const stream: Stream = async (program, args, options, read) => {
  if (options.shown) process.stdout.write(commandLine(program, args));
  const child = spawn(program, [...args], {
    env: environment(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const ended = endOf(child, program);
  const errors = collectErrors(child, options.shown ?? false);
  const output = new Output(child, options);
  try {
    // A program that never started has no output to be read.
    await Promise.race([started(child), ended]);
    const [outcome] = await Promise.allSettled([read(output)]);
    if (output.stalled) throw output.stalled;
    if (outcome.status === 'rejected' && !output.complete) throw outcome.reason;
    const exitCode = await ended;
    return {
      finished: { exitCode, stdout: '', stderr: errors() },
      result: () => {
        if (outcome.status === 'rejected') throw outcome.reason;
        return outcome.value;
      },
    };
  } finally {
    end(child);
  }
};

/** The output, with a bound on each wait for it. */
class Output implements AsyncIterable<Buffer> {
  readonly #child: ChildProcess;
  readonly #options: StreamOptions;
  #begun = false;
  /** True once it was read to its end. */
  complete = false;
  stalled: UserError | undefined;

  constructor(child: ChildProcess, options: StreamOptions) {
    this.#child = child;
    this.#options = options;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, undefined> {
    const chunks = (this.#child.stdout as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
    for (;;) {
      const part = await this.#bounded(chunks.next());
      if (part.done) break;
      this.#begun = true;
      yield part.value;
    }
    this.complete = true;
  }

  #bounded<T>(next: Promise<T>): Promise<T> {
    const limit = this.#begun ? this.#options.idleMs : this.#options.startMs;
    if (limit === undefined) return next;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.stalled = new UserError(
          `${this.#options.name} wrote nothing for ${limit / 1000} s, and was ended.`,
        );
        reject(this.stalled);
      }, limit);
      next.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('spawn', () => resolve()));
}

/** The exit code; 128 and the signal's number for a program that a signal ended, as in shells. */
function endOf(child: ChildProcess, program: string): Promise<number> {
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', (cause) => {
      reject(new UserError(`${program} could not be started: ${cause.message}`, { cause }));
    });
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  // Nobody waits for a program that was ended early.
  ended.catch(() => {});
  return ended;
}

function collectErrors(child: ChildProcess, shown: boolean): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    if (shown) process.stdout.write(part);
    text = (text + part).slice(-MAX_ERRORS);
  });
  return () => text;
}

/** The program's own children (a plugin of docker) end when nobody reads their output. */
function end(child: ChildProcess): void {
  child.stdout?.destroy();
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.stderr?.destroy();
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), KILL_AFTER).unref();
}
