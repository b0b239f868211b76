import { parseArgs } from 'node:util';
import { type Outcome, start } from './start.ts';
import { targets } from './targets.ts';

/*
 * npm run fuzz [-- TARGET ...] [--minutes N | --cases N] [--path P]
 * Runs the targets again and again with other seeds for N minutes (by default 10), or once with N cases each. The
 * first seed is random, or FUZZ_SEED. Prints each failure with the command that repeats it. Exits with 1 if there is a
 * failure.
 */

/** Cases of a round, for each case of `npm test`. */
const FACTOR = 12;

/** MB that one process may take and keep, whatever it was sent; Node and fast-check take about 110. */
const PEAK = 450;
const KEPT = 40;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string' }, cases: { type: 'string' }, path: { type: 'string' } },
});
const unknown = positionals.filter((name) => !targets.some((target) => target.name === name));
if (unknown.length > 0) {
  throw new Error(
    `no target ${unknown.join(', ')}; there are: ${targets.map(({ name }) => name).join(', ')}`,
  );
}
const chosen = targets.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const once = values.cases !== undefined || values.path !== undefined;
const until = Date.now() + Number(values.minutes ?? 10) * 60_000;

let seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
let total = 0;
const found: string[] = [];
do {
  for (const target of chosen) {
    const cases = Number(values.cases ?? target.cases * FACTOR);
    const path = values.path === undefined ? {} : { path: values.path };
    const outcome = await start(target, { seed, cases, ...path });
    total += outcome.cases;
    const said = `${outcome.cases} cases, seed ${seed}, ${Math.round(outcome.ms)} ms`;
    console.log(
      `${target.name}: ${said}, peak ${megabytes(outcome.peak)}, kept ${megabytes(outcome.growth)}`,
    );
    const failure = outcome.found ?? tooMuchMemory(target.name, seed, cases, outcome);
    if (failure !== undefined) {
      console.log(failure);
      found.push(failure.split('\n', 1)[0] ?? '');
    }
    if (!once && Date.now() > until) break;
  }
  seed++;
} while (!once && Date.now() < until);
console.log(`\n${total} cases, ${found.length} failures`);
for (const line of found) console.log(line);
process.exitCode = found.length === 0 ? 0 : 1;

function tooMuchMemory(
  name: string,
  seed: number,
  cases: number,
  { peak, growth }: Outcome,
): string | undefined {
  if (peak <= PEAK * 1e6 && growth <= KEPT * 1e6) return undefined;
  const limits = `more than ${PEAK} MB at its peak, or ${KEPT} MB kept`;
  return `${name}: ${limits}\nagain: FUZZ_SEED=${seed} npm run fuzz -- ${name} --cases ${cases}`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
