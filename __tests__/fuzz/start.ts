import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Target } from './target.ts';

export interface Outcome {
  readonly cases: number;
  /** Bytes: the most memory that the process had, and how much more it held at the end than at the start. */
  readonly peak: number;
  readonly growth: number;
  readonly ms: number;
  /** What was found, with how to run it again. */
  readonly found?: string;
}

export interface Run {
  readonly seed: number;
  readonly cases: number;
  readonly path?: string;
}

/**
 * Far more than any target needs, even on a busy machine. In ms: for the start, for each case on average, and for one
 * case that waits for something. In MB: the heap, because memory must not grow with what is read. V8 ends a process
 * that holds more.
 */
const LIMITS = { start: 60_000, each: 100, hang: 20_000, heap: 256 };

/**
 * Runs a target in a separate process, to also find a crash, a hang, unbounded memory, and a write outside of a
 * temporary folder.
 */
export async function start(
  { name, links }: Target,
  { seed, cases, path }: Run,
  { module = 'targets.ts', limits = LIMITS } = {},
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-'));
  const child = fileURLToPath(new URL('child.ts', import.meta.url));
  const args = [
    '--permission',
    '--allow-fs-read=*',
    `--allow-fs-write=${links ? '*' : `${folder}/`}`,
    `--max-old-space-size=${limits.heap}`,
    '--expose-gc',
    '--disable-warning=SecurityWarning',
    '--disable-warning=ExperimentalWarning',
    child,
    module,
    name,
    folder,
    String(seed),
    String(cases),
    String(limits.hang),
    ...(path === undefined ? [] : [path]),
  ];
  const begun = performance.now();
  const ended = await run(args, limits.start + cases * limits.each).finally(() =>
    rm(folder, { recursive: true, force: true }),
  );
  const { exitCode, signal, stdout, stderr } = ended;
  const ms = performance.now() - begun;
  const figures = /^\{.*\}$/m.exec(stdout)?.[0];
  const measured = figures ? JSON.parse(figures) : { cases: 0, peak: 0, growth: 0 };
  if (exitCode === 0 && figures) return { ...measured, ms };
  const how =
    signal === null ? `exit code ${exitCode}` : `ended by ${signal}: it hangs, or takes too much memory`;
  const again = `FUZZ_SEED=${seed} npm run fuzz -- ${name} --cases ${cases}`;
  const at = /^path (\S+)$/m.exec(stderr)?.[1];
  const shortest = at === undefined ? '' : `\nonly the shortest case: ${again} --path ${at}`;
  return { ...measured, ms, found: `${name}: ${how}\n${stderr}\nagain: ${again}${shortest}` };
}

interface Ended {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], timeout: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout,
      killSignal: 'SIGKILL',
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text) => {
      stdout += text;
    });
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }));
  });
}
