import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../src/main.ts';
import { testFolder } from './fakes/test-folder.ts';

let printed: string[];
let temporary: string;
let exitCode: typeof process.exitCode;

beforeEach(() => {
  printed = [];
  exitCode = process.exitCode;
  temporary = testFolder();
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  vi.stubEnv('RUNNER_TEMP', temporary);
  // Without these files, @actions/core prints what it would write into them.
  for (const file of ['OUTPUT', 'STATE', 'STEP_SUMMARY']) vi.stubEnv(`GITHUB_${file}`, '');
  // So no event can be read.
  vi.stubEnv('GITHUB_EVENT_NAME', '');
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = exitCode;
});

const input = (name: string, value: string) => vi.stubEnv(`INPUT_${name.toUpperCase()}`, value);
const lines = () => printed.flatMap((text) => text.split('\n')).filter((line) => line !== '');

it('secrets are masked line by line before anything else is printed', async () => {
  input('github-token', 'ghs_token');
  input('secrets', 'one=single\n"several=first\n\nsecond"');
  await main();
  const masks = ['ghs_token', 'single', 'first', 'second'].map((line) => `::add-mask::${line}`);
  expect(lines().slice(0, masks.length)).toEqual(masks);
});

it('a secret with spaces around it is masked with and without them', async () => {
  input('secrets', '"key=first \n  second"');
  await main();
  const masks = ['first ', 'first', '  second', 'second'].map((line) => `::add-mask::${line}`);
  expect(lines().slice(0, masks.length)).toEqual(masks);
});

it('a secret without a value is named in a notice', async () => {
  input('secrets', 'NUGET_TOKEN=\n');
  await main();
  expect(lines()).toContainEqual(
    expect.stringMatching(
      /^::notice::Input secrets: NUGET_TOKEN is empty, so it is skipped\. Pull requests from forks/,
    ),
  );
});

it('a run that ends early fails the step, with an error and the verdict', async () => {
  await main();
  expect(process.exitCode).toBe(1);
  expect(lines()).toContainEqual(expect.stringMatching(/^::error::.*not that of a GitHub Actions job/));
  expect(lines()).toContain('::set-output name=verdict::fail');
});

describe('a run without an image', () => {
  beforeEach(() => {
    vi.stubEnv('GITHUB_EVENT_NAME', 'schedule');
    vi.stubEnv('GITHUB_EVENT_PATH', fileURLToPath(new URL('../package.json', import.meta.url)));
    vi.stubEnv('GITHUB_REPOSITORY', 'octo-org/octo-repo');
    vi.stubEnv('GITHUB_SHA', 'a'.repeat(40));
    input('image', 'archive://no-such.tar');
    input('baseline', 'none');
    input('report-dir', join(temporary, 'report'));
  });

  // A run bounds the memory of its process, which other tests share.
  afterEach(() => setFlagsFromString('--semi-space-growth-factor=2'));

  it('fails the step, and leaves nothing to do for the post step', async () => {
    await main();
    expect(process.exitCode).toBe(1);
    expect(lines()).toContainEqual(expect.stringMatching(/^::error title=no-such::.*there is no such file/));
    expect(lines()).toContain('::save-state name=clean::true');
    expect(readdirSync(temporary)).toEqual(['report']);
  });
});
