import { parseArgs } from 'node:util';
import type { Bed } from '../testbed/bed.ts';
import { conclude, program, runTogether, startingBed, stoppingBed, suite } from './checks.ts';

/*
 * npm run soak [-- --minutes N]
 * Runs what takes long by nature: fuzzing with other seeds each time (30 minutes, or N), every fault of an engine with
 * the bounds of production, the examples by both builders, the same image by every tool that pushes, and the cases. Ends
 * with one line for all of them: `N passed, N failed`.
 */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });

const started: { bed?: Bed } = {};
const counts = [...(await runTogether([startingBed(started)]))];
const { bed } = started;
const fuzzing = program('fuzzing', 'node', '__tests__/fuzz/main.ts', '--minutes', values.minutes);
if (bed === undefined) {
  console.log('\nThere is no test bed, so only fuzzing is run.');
  counts.push(...(await runTogether([fuzzing])));
} else {
  counts.push(...(await runTogether([suite('end-to-end tests that take long', 'soak'), fuzzing])));
  counts.push(...(await runTogether([suite('cases', 'cases')])));
  counts.push(...(await runTogether([stoppingBed(bed)])));
}
conclude(counts);
