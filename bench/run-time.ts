import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export type Command = readonly [program: string, ...args: string[]];

/**
 * The time in ms of a command, or of two of which the first one's output is the other's input; what comes out in the
 * end is dropped by the system.
 * @throws Error where one does not end with 0.
 */
export async function runTime(
  commands: readonly [Command] | readonly [Command, Command],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const start = performance.now();
  const [first, second] = commands;
  if (!second) {
    await success(first, started(first, env, 'ignore', 'ignore'));
    return performance.now() - start;
  }
  const source = started(first, env, 'ignore', 'pipe');
  // The pipe itself goes on, not bytes through this process.
  const sink = started(second, env, source.stdout ?? 'ignore', 'ignore');
  source.stdout?.destroy();
  await Promise.all([success(first, source), success(second, sink)]);
  return performance.now() - start;
}

function started(
  [program, ...args]: Command,
  env: NodeJS.ProcessEnv,
  input: 'ignore' | Readable,
  output: 'ignore' | 'pipe',
): ChildProcess {
  return spawn(program, args, { env, stdio: [input, output, 'pipe'] });
}

async function success([program]: Command, child: ChildProcess): Promise<void> {
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    // Not `close`: a pipe that was handed on is not ours to wait for.
    child.on('exit', resolve);
  });
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${stderr}`);
}
