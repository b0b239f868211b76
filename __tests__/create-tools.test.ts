import { expect, it } from 'vitest';
import { readInputs } from '../src/action/inputs.ts';
import { createTools } from '../src/create-tools.ts';
import type { MeasuringRegistry } from '../src/oci/receiver/measuring-registry.ts';
import { pullRequestRun, runFacts } from './fakes/run-facts.ts';

/** Nothing is asked of it before something is measured. */
const unused = {} as MeasuringRegistry;

function tools(inputs: Readonly<Record<string, string>> = {}) {
  const read = readInputs((name) => inputs[name] ?? '');
  return createTools(read, pullRequestRun(runFacts()), unused, '/tmp');
}

it('measurements are kept in the Actions cache unless the user turned that off', () => {
  expect(tools().cache).toBeDefined();
  expect(tools({ 'baseline-cache': 'false' }).cache).toBeUndefined();
});
