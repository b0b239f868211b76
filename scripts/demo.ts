import { existsSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type FakeGitHub, startFakeGitHub } from '../__tests__/fakes/github/fake-github.ts';
import { pullRequestEvent } from '../__tests__/fakes/pull-request-event.ts';
import { runStep, type StepResult } from '../__tests__/fakes/runner.ts';
import { startBed } from '../testbed/bed.ts';

/*
 * Runs the bundled action as a runner does, on an example with builder sdk: no Docker, no GitHub. Prints the comment
 * that a pull request would get, the figures, and the path of the report. More inputs: `--with max-size="90 MB"`.
 */
const { values } = parseArgs({
  options: {
    example: { type: 'string', default: 'minimal-api' },
    with: { type: 'string', multiple: true, default: [] },
    verbose: { type: 'boolean', default: false },
  },
});

const given = Object.fromEntries(values.with.map(readInput));
const example = new URL(`../examples/${values.example}/`, import.meta.url);
if (!existsSync(example)) fail(`There is no folder examples/${values.example}`);

const PULL_REQUEST = 7;

const bed = await startBed({ engine: false });
const github = await startFakeGitHub();
try {
  console.log(bed.summary);
  const result = await runDemo(github);
  print(result, github);
  process.exitCode = result.exitCode ?? 1;
} finally {
  await Promise.all([github.close(), bed.stop()]);
}

function readInput(line: string): [name: string, value: string] {
  const equals = line.indexOf('=');
  return equals > 0
    ? [line.slice(0, equals), line.slice(equals + 1)]
    : fail(`--with ${line}: expected NAME=VALUE`);
}

/** The log as a runner shows it: workflow commands escape these characters. */
function readable(log: string): string {
  return log.replaceAll('%0A', '\n').replaceAll('%0D', '').replaceAll('%25', '%');
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

async function runDemo(hub: FakeGitHub): Promise<StepResult> {
  // A copy, as a checkout is: the examples stay as they are.
  const workspace = await mkdtemp(join(tmpdir(), 'demo-checkout-'));
  await cp(example, workspace, { recursive: true });
  hub.state.addPullRequest({ number: PULL_REQUEST });
  // An existing image is not built, so no input may say how.
  const builder = 'image' in given ? {} : { builder: 'sdk' };
  const inputs = { ...builder, 'registry-mirrors': bed.mirrors, ...given };
  console.log(`Running dist/index.js on examples/${values.example} ...`);
  return runStep({
    workspace,
    with: inputs,
    event: pullRequestEvent(PULL_REQUEST),
    apiUrl: hub.url,
    ...(values.verbose ? { show: (text: string) => process.stdout.write(text) } : {}),
  });
}

function print(result: StepResult, hub: FakeGitHub): void {
  const [comment] = hub.state.comments;
  if (result.exitCode !== 0 && !values.verbose) console.log(readable(result.stdout + result.stderr));
  if (comment) console.log(`\n----- the comment on the pull request -----\n${comment.body}\n-----`);
  if (bed.standIns) console.log('(The base images are stand-ins of Microsoft’s; so are their sizes.)');
  const { images: _images, ...figures } = result.outputs;
  console.log('\nOutputs of the step:');
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name}: ${value}`);
  const { report } = result.outputs;
  const files =
    report === undefined ? 'There is no report' : `Report: ${report}, and report.md in the same folder`;
  console.log(`\nExit code ${result.exitCode}. ${files}.`);
}
