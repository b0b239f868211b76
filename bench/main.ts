import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runStep } from '../__tests__/fakes/runner.ts';
import { startBed } from '../testbed/bed.ts';

/*
 * What the action costs by itself: its start beside an empty script, in pairs, and the peak of its memory while it
 * weighs. Printed, never asserted: both depend on the machine.
 */

const RUNS = 15;
const NODE = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
const BUNDLE = fileURLToPath(new URL('../dist/index.js', import.meta.url));

await benchStart();
await benchMemory();

/** A run that ends at its first input error does all that a start needs, and no work. */
async function benchStart(): Promise<void> {
  const empty = join(await mkdtemp(join(tmpdir(), 'bench-')), 'empty.mjs');
  await writeFile(empty, '');
  const [output, summary] = ['output', 'summary'].map((name) => join(dirname(empty), name));
  for (const file of [output, summary]) await writeFile(file ?? '', '');
  const env = {
    ...process.env,
    INPUT_BUILDER: 'none of them',
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
  };
  const time = async (script: string): Promise<number> => {
    const start = performance.now();
    await once(spawn(NODE, [script], { env, stdio: 'ignore' }), 'close');
    return performance.now() - start;
  };
  await time(empty);
  await time(BUNDLE);
  const pairs: { empty: number; action: number }[] = [];
  for (let i = 0; i < RUNS; i++) pairs.push({ empty: await time(empty), action: await time(BUNDLE) });
  console.log(`Start, medians of ${RUNS} pairs:`);
  console.log(`  empty script ${median(pairs.map((pair) => pair.empty)).toFixed(0)} ms`);
  console.log(`  dist/index.js ${median(pairs.map((pair) => pair.action)).toFixed(0)} ms`);
  console.log(`  difference ${median(pairs.map((pair) => pair.action - pair.empty)).toFixed(0)} ms`);
  console.log(`  ratio ${median(pairs.map((pair) => pair.action / pair.empty)).toFixed(2)}`);
}

async function benchMemory(): Promise<void> {
  const bed = await startBed({ engine: false });
  try {
    console.log(`Peak memory while weighing (${bed.summary}):`);
    for (const example of ['minimal-api', 'packages']) {
      const workspace = await mkdtemp(join(tmpdir(), 'bench-checkout-'));
      await cp(new URL(`../examples/${example}/`, import.meta.url), workspace, { recursive: true });
      let peak: () => Promise<number> = async () => 0;
      const result = await runStep({
        workspace,
        with: { builder: 'sdk', 'registry-mirrors': bed.mirrors, comment: 'never' },
        started: (pid) => {
          peak = watchPeak(pid);
        },
      });
      const megabytes = ((await peak()) / 1e6).toFixed(1);
      const received = /received (.*) \(/.exec(result.stdout)?.[1];
      console.log(`  ${example}: ${megabytes} MB (exit code ${result.exitCode}, ${received} received)`);
    }
  } finally {
    await bed.stop();
  }
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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
