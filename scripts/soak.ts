import { parseArgs } from 'node:util';
import { startBed } from '../testbed/bed.ts';
import { conclude, program, runTogether, suite } from './checks.ts';

/*
 * npm run soak [-- --minutes N]
 * Runs what takes long by nature: fuzzing with other seeds each time (30 minutes, or N), every fault of an engine with
 * the bounds of production, every signal that can end a run, and the same image by every tool that pushes. Ends with
 * one line for all of them: `N passed, N failed`.
 */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });

const bed = await startBed({ engine: true, modernEngine: true });
console.log(bed.summary);
try {
  conclude(
    await runTogether([
      suite('end-to-end tests that take long', 'soak'),
      program('fuzzing', 'node', '__tests__/fuzz/main.ts', '--minutes', values.minutes),
    ]),
  );
} finally {
  await bed.stop();
}
