import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { UserError } from '../model/user-error.ts';
import { environment } from './environment.ts';
import type { ExecuteOptions, Finished } from './execute.ts';

export interface StreamOptions extends Pick<ExecuteOptions, 'cwd' | 'env'> {
  /** What is started, for messages: `docker save`. */
  readonly name: string;
  /** True: the command and what it writes to stderr are shown in the job's log. */
  readonly shown?: boolean;
  /** Milliseconds until the first byte; undefined where the program works before it writes, as long as it likes. */
  readonly startMs?: number;
  /** Milliseconds without a byte after the first one, while one is waited for. */
  readonly idleMs: number;
}

export interface Streamed<T> {
  /** How the program ended; its standard output went to the reader. */
  readonly finished: Finished;
  /** What the reader made of the output. @throws whatever the reader threw. */
  readonly result: () => T;
}

/**
 * Starts a program, never through a shell, and hands its standard output to a reader as it comes, at the reader's
 * pace: nothing is kept. A reader that gives up ends the program, and its error comes from here; one that fails at the
 * end of the output may do so because the program did, so the caller looks at `finished` first.
 * @throws UserError where the program cannot be started, or is silent for too long; then it is ended.
 */
export type Stream = <T>(
  program: string,
  args: readonly string[],
  options: StreamOptions,
  read: (output: AsyncIterable<Buffer>) => Promise<T>,
) => Promise<Streamed<T>>;

/** What is kept of stderr, from its end, in UTF-16 code units. */
const MAX_ERRORS = 4 * 1024 * 1024;
/** Milliseconds after which a program that ignores SIGTERM is killed. */
const PATIENCE = 2000;

export const stream: Stream = async (program, args, options, read) => {
  if (options.shown) process.stdout.write(`[command]${[program, ...args].join(' ')}\n`);
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

/** The output as it comes; each wait for it is bounded. */
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
      const part = await this.#soon(chunks.next());
      if (part.done) break;
      this.#begun = true;
      yield part.value;
    }
    this.complete = true;
  }

  #soon<T>(next: Promise<T>): Promise<T> {
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

/** The exit code, as shells give it for a program that was ended by a signal. */
function endOf(child: ChildProcess, program: string): Promise<number> {
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', (cause) => {
      reject(new UserError(`${program} could not be started: ${cause.message}`, { cause }));
    });
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  // Whoever was abandoned ends unobserved.
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

/** What it started in turn (a plugin of docker) ends when nobody reads what it writes. */
function end(child: ChildProcess): void {
  child.stdout?.destroy();
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.stderr?.destroy();
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), PATIENCE).unref();
}
