import type { Bed } from '../testbed/bed.ts';
import { conclude, program, runTogether, startingBed, stoppingBed, suite } from './checks.ts';

/*
 * Runs every check of the project, also after one has failed, and ends with one line for all of them:
 * `N passed, N failed`. The test bed starts while the unit tests run.
 */
const started: { bed?: Bed } = {};

const counts = [
  ...(await runTogether([
    program('lint', 'npm', 'run', '--silent', 'lint'),
    program('types', 'npm', 'run', '--silent', 'types'),
    program('bundle', 'node', 'scripts/check-dist.ts'),
    suite('unit tests', 'unit'),
    suite('fuzzing', 'fuzz'),
    startingBed(started),
  ])),
];
const { bed } = started;
if (bed === undefined) console.log('\nThere is no test bed, so the end-to-end tests are not run.');
else {
  // Those without an engine use the core that the others leave while an engine works.
  const suites = [suite('end-to-end tests with an engine', 'engine'), suite('end-to-end tests', 'e2e')];
  counts.push(...(await runTogether(suites)), ...(await runTogether([stoppingBed(bed)])));
}
conclude(counts);
