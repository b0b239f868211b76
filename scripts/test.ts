import { spawn } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * Runs every check of the project, also after one has failed, and ends with one line for all of them:
 * `N passed, N failed`. A check that is no test suite counts as one.
 */
interface Count {
  readonly passed: number;
  readonly failed: number;
}

interface Check {
  readonly name: string;
  readonly run: () => Promise<Count>;
}

const checks: readonly Check[] = [
  { name: 'lint', run: () => one('biome', ['check', '--error-on-warnings', '.']) },
  { name: 'types', run: () => one('tsc', ['--noEmit', '-p', 'tsconfig.json']) },
  { name: 'bundle', run: () => one('node', ['scripts/check-dist.ts']) },
  { name: 'unit tests', run: () => suite('unit') },
  { name: 'end-to-end tests', run: () => suite('e2e') },
];

const total = { passed: 0, failed: 0 };
for (const { name, run } of checks) {
  console.log(`\n=== ${name}`);
  const { passed, failed } = await run();
  console.log(`=== ${name}: ${failed === 0 ? 'ok' : `${failed} failed`}`);
  total.passed += passed;
  total.failed += failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function one(program: string, args: readonly string[]): Promise<Count> {
  return (await start(program, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs a vitest project. A suite that ends without a report, or without a test, has failed. */
async function suite(project: string): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'test-report-'));
  const report = join(folder, 'report.json');
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ];
  const exitCode = await start('vitest', args);
  const text = await readFile(report, 'utf8').catch(() => '{}');
  const { numPassedTests = 0, numFailedTests = 0 } = JSON.parse(text) as {
    numPassedTests?: number;
    numFailedTests?: number;
  };
  // A file that cannot even be loaded, or a set-up that fails, is no test that failed: the exit code tells.
  const broken = numFailedTests === 0 && (exitCode !== 0 || numPassedTests === 0) ? 1 : 0;
  return { passed: numPassedTests, failed: numFailedTests + broken };
}

async function start(program: string, args: readonly string[]): Promise<number | null> {
  const child = spawn(`node_modules/.bin/${program}`, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}
