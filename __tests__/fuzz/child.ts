import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import type { Target } from './target.ts';

/**
 * Runs one target, in a process that may write only below one folder, with little memory; see start.ts.
 * `child.ts MODULE TARGET FOLDER SEED CASES CASE_MS [PATH]`
 */
const [module = '', name, folder = '', seed, cases, caseMs, path] = process.argv.slice(2);
const { targets } = (await import(`./${module}`)) as { targets: readonly Target[] };
const target = targets.find((one) => one.name === name);
if (!target) throw new Error(`no target ${name}; there are: ${targets.map((one) => one.name).join(', ')}`);

const { property, tearDown } = await target.setUp(folder);
const heldBefore = await held();
const result = await fc.check(property, {
  seed: Number(seed),
  numRuns: Number(cases),
  timeout: Number(caseMs),
  ...(path === undefined ? {} : { path, endOnFailure: true }),
});
await tearDown?.();
const growth = (await held()) - heldBefore;
if (result.failed) {
  console.error(fc.defaultReportMessage(result));
  console.error(result.errorInstance);
  console.error(`path ${result.counterexamplePath}`);
}
const peak = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ cases: result.numRuns, peak, growth }));
// Code that hangs can keep the process alive.
process.exit(result.failed ? 1 : 0);

/** Bytes that stay in use. What was destroyed is freed a little later, sometimes by another thread. */
async function held(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    await setTimeout(30);
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    least = Math.min(least, heapUsed + external);
  }
  return least;
}
