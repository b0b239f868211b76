import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { PassThrough, type Writable } from 'node:stream';
import { type Bed, startBed } from '../testbed/bed.ts';

/** What a check found. A check that is no test suite counts as one test. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** Of a test suite: how long each file took. */
  readonly files?: readonly TimedFile[];
}

export interface TimedFile {
  readonly file: string;
  readonly seconds: number;
}

export interface Check {
  readonly name: string;
  /** @param output takes what the check prints. */
  run(output: Writable): Promise<Count>;
}

/** A program that passes if it ends with exit code 0. */
export function program(name: string, command: string, ...args: readonly string[]): Check {
  return {
    name,
    run: async (output) => {
      const exitCode = await start(command, args, output);
      return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  };
}

/** A project of vitest.config.ts. A suite that ends without a report, or without a test, has failed. */
export function suite(name: string, project: string): Check {
  return {
    name,
    run: async (output) => {
      const folder = await mkdtemp(join(tmpdir(), 'test-report-'));
      const report = join(folder, 'report.json');
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
      const exitCode = await start('vitest', ['run', '--project', project, ...reporters], output);
      const text = await readFile(report, 'utf8').catch(() => '{}');
      await rm(folder, { recursive: true });
      const { numPassedTests: passed = 0, numFailedTests: failed = 0, testResults = [] } = parse(text);
      // A file that cannot be loaded, or a set-up that fails, is not counted as a failed test.
      const broken = failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : 0;
      const files = testResults.map(({ name: path, startTime, endTime }) => ({
        file: relative(process.cwd(), path),
        seconds: (endTime - startTime) / 1000,
      }));
      return { passed, failed: failed + broken, files };
    },
  };
}

/** Starts the test bed, and puts it into `started`. */
export function startingBed(started: { bed?: Bed }): Check {
  return {
    name: 'test bed',
    run: async (output) => {
      started.bed = await startBed({ engine: true, modernEngine: true });
      output.write(`${started.bed.summary}\n`);
      return { passed: 1, failed: 0 };
    },
  };
}

/** Stops what the call that started the bed started. It counts only if it fails. */
export function stoppingBed(bed: Bed): Check {
  return {
    name: 'end of the test bed',
    run: async () => {
      await bed.stop();
      return { passed: 0, failed: 0 };
    },
  };
}

/** As much of vitest's JSON report as is read here. Times are ms since 1970. */
interface JsonReport {
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly testResults?: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
  }[];
}

const parse = (text: string): JsonReport => JSON.parse(text);

/** Runs checks at the same time. Their output appears one check after the other, that of the first as it comes. */
export async function runTogether(checks: readonly Check[]): Promise<readonly Count[]> {
  const running = checks.map(({ name, run }) => {
    // It holds all that a check prints while the output of an earlier one is shown.
    const output = new PassThrough({ highWaterMark: 2 ** 30 });
    return { name, output, count: counted(run, output) };
  });
  const counts: Count[] = [];
  for (const { name, output, count } of running) {
    console.log(`\n=== ${name}`);
    for await (const chunk of output) process.stdout.write(chunk);
    const { failed } = await count;
    console.log(`=== ${name}: ${failed === 0 ? 'ok' : `${failed} failed`}`);
    counts.push(await count);
  }
  return counts;
}

async function counted(run: Check['run'], output: PassThrough): Promise<Count> {
  try {
    return await run(output);
  } catch (error) {
    output.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
    return { passed: 0, failed: 1 };
  } finally {
    output.end();
  }
}

/** Prints the slowest files and, as the last line of all, `N passed, N failed`; sets the exit code. */
export function conclude(counts: readonly Count[]): void {
  const files = counts.flatMap((count) => count.files ?? []).sort((a, b) => b.seconds - a.seconds);
  if (files.length > 0) console.log('\nThe slowest files, in seconds:');
  for (const { file, seconds } of files.slice(0, 20))
    console.log(`${seconds.toFixed(1).padStart(7)}  ${file}`);
  const sum = (which: 'passed' | 'failed') => counts.reduce((total, count) => total + count[which], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}

function start(command: string, args: readonly string[], output: Writable): Promise<number | null> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.pipe(output, { end: false });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}
