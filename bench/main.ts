import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { startBed } from '../testbed/bed.ts';
import { run } from '../testbed/commands.ts';
import { comparisonCost } from './comparison.ts';
import { evaluationTimes } from './evaluation.ts';
import { describeMachine } from './machine.ts';
import { PROJECTS } from './many-projects.ts';
import { readOptions } from './options.ts';
import { publishPairs } from './publish.ts';
import { readLayers } from './reading.ts';
import { type Found, results } from './results.ts';
import type { Scene } from './scene.ts';
import { sdkBuilderPeaks } from './sdk-builder.ts';
import { startTimes } from './start.ts';
import { weighAll } from './weighing.ts';

/*
 * What the action costs, beside the commands that people use instead. Printed, never asserted: it depends on the
 * machine. A run of everything writes results.md.
 */

const START_ROUNDS = 15;
const RESULTS = new URL('results.md', import.meta.url);

const options = readOptions(process.argv.slice(2));
const bed = await startBed({ engine: true });
try {
  const { engine } = bed;
  if (!engine) throw new Error('the bench needs a Docker engine');
  const base = `mcr.microsoft.com/dotnet/aspnet:${bed.dotnetTag}`;
  // Stand-ins are in the engine already.
  if (!bed.standIns) await run('docker', ['image', 'pull', '--quiet', base], { env: engine.env });
  const say = (text: string): void => console.error(text);
  const text = results(await measureAll({ bed, engine, base, options, say }));
  console.log(text);
  if (options.whole) await writeFile(RESULTS, text);
} finally {
  await bed.stop();
}

async function measureAll(scene: Scene): Promise<Found> {
  const { bed: parts, base, engine } = scene;
  const load = loadavg()[0] ?? Number.NaN;
  const { wants } = options;
  return {
    machine: await describeMachine(parts, base, engine),
    load,
    rounds: options.rounds,
    start: wants('start') ? await startTimes(START_ROUNDS) : undefined,
    evaluation: wants(`evaluation of ${PROJECTS} projects`)
      ? await evaluationTimes(options.quick ? 1 : options.rounds)
      : undefined,
    read: await readLayers(scene),
    weighed: await weighAll(scene),
    comparison: wants('comparison') ? await comparisonCost(scene) : undefined,
    sdkBuilder: await sdkBuilderPeaks(scene),
    published: await publishPairs(scene),
  };
}
