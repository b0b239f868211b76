import { parseArgs } from 'node:util';
import { start } from './start.ts';
import { targets } from './targets.ts';

/*
 * npm run fuzz [-- TARGET ...] [--minutes N | --cases N] [--path P]
 * Runs the targets over and over with another seed each time, for N minutes, or once for N cases each. FUZZ_SEED sets
 * the first seed. Prints what it found, with the command that shows it again, and fails if that is anything.
 */
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
    const cases = Number(values.cases ?? target.cases * 3);
    const path = values.path === undefined ? {} : { path: values.path };
    const outcome = await start(target, { seed, cases, ...path });
    total += outcome.cases;
    const said = `${outcome.cases} cases, seed ${seed}, ${Math.round(outcome.ms)} ms`;
    console.log(
      `${target.name}: ${said}, peak ${megabytes(outcome.peak)}, kept ${megabytes(outcome.growth)}`,
    );
    if (outcome.found !== undefined) {
      console.log(outcome.found);
      found.push(outcome.found.split('\n', 1)[0] ?? '');
    }
    if (!once && Date.now() > until) break;
  }
  seed++;
} while (!once && Date.now() < until);
console.log(`\n${total} cases, ${found.length} failures`);
for (const line of found) console.log(line);
process.exitCode = found.length === 0 ? 0 : 1;

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
