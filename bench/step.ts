import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStep } from '../__tests__/fakes/runner.ts';
import type { Bed } from '../testbed/bed.ts';

/** What a step of the action cost. */
export interface StepCost {
  /** From the start of its process to its end, in ms. */
  readonly ms: number;
  /** Of these, from the first question about the image to its last figure, in ms. */
  readonly weighing: number;
  /** Peak of the process's resident memory in bytes. */
  readonly peak: number;
  readonly stdout: string;
}

export interface StepPlace {
  /** Undefined: an empty folder. */
  readonly workspace?: string;
  /** Added to the environment; undefined takes away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs dist/index.js as a runner does.
 * @throws Error if the step fails.
 */
export async function stepCost(
  inputs: Readonly<Record<string, string>>,
  bed: Bed,
  { workspace, env }: StepPlace = {},
): Promise<StepCost> {
  const folder = workspace ?? (await mkdtemp(join(tmpdir(), 'bench-workspace-')));
  const at = { start: 0, weighing: 0, weighed: 0 };
  let peak: () => Promise<number> = async () => 0;
  const result = await runStep({
    workspace: folder,
    with: { 'registry-mirrors': bed.mirrors, comment: 'never', ...inputs },
    env: { ...(bed.engine ? { PATH: bed.engine.env.PATH } : {}), ...env },
    started: (pid) => {
      at.start = performance.now();
      peak = watchPeak(pid);
    },
    show: (text) => {
      if (text.includes('::group::Weigh')) at.weighing = performance.now();
      if (text.includes('::endgroup::')) at.weighed = performance.now();
    },
  });
  const ms = performance.now() - at.start;
  if (workspace === undefined) await rm(folder, { recursive: true });
  if (result.exitCode !== 0) throw new Error(`the step failed:\n${result.stdout}${result.stderr}`);
  return { ms, weighing: at.weighed - at.weighing, peak: await peak(), stdout: result.stdout };
}

/** Watches a process until it ends; then gives the peak of its resident memory in bytes. */
function watchPeak(pid: number): () => Promise<number> {
  const watching = (async () => {
    let peak = 0;
    for (;;) {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
      // A process that has ended has no memory any more.
      if (kilobytes === undefined) return peak;
      peak = Number(kilobytes) * 1024;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  return () => watching;
}
