import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { pullRequestEvent } from '../fakes/pull-request-event.ts';
import type { Step } from '../fakes/runner.ts';
import { useGitHub } from '../github/scene.ts';
import { act, checkout } from './scene.ts';

/* Runs that cannot measure anything, or not everything, and what must hold for each of them. */

export const WEB = `<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
</Project>
`;
export const PROGRAM = 'WebApplication.CreateBuilder(args).Build().Run();\n';
export const NO_SUCH_TAG = '99.0';

/** A checkout of an example, with these files added or replaced. */
export async function project(
  example: string,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const workspace = await checkout(example);
  await write(workspace, files);
  return workspace;
}

/** A checkout with nothing but these files. */
export async function only(files: Readonly<Record<string, string>>): Promise<string> {
  const workspace = await mkdtemp(join(tmpdir(), 'checkout-'));
  await write(workspace, files);
  return workspace;
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** To be called once in a test file: runs of pull request 7 on a stand-in of GitHub, new for each test. */
export function attempts() {
  const hub = useGitHub(({ state }) => {
    state.addPullRequest({ number: 7 });
  });

  /** Runs the action, and checks what holds however it ends: no stack trace, and no files left behind. */
  async function attempt(
    workspace: string,
    inputs: Readonly<Record<string, string>>,
    more: Partial<Step> = {},
  ) {
    const runner = await mkdtemp(join(tmpdir(), 'runner-of-bad-input-'));
    await mkdir(join(runner, 'temp'));
    const result = await act({
      workspace,
      with: inputs,
      event: pullRequestEvent(7),
      apiUrl: hub.github.url,
      ...more,
      env: { RUNNER_TEMP: join(runner, 'temp'), ...more.env },
    });
    expect(result.stdout + result.stderr).not.toMatch(/^\s+at .+\(.+:\d+:\d+\)/m);
    expect(result.stdout).not.toContain('This is a bug');
    const left = await readdir(join(runner, 'temp'));
    expect(left).toHaveLength(result.report === undefined ? 0 : 1);
    expect(result.outputs.report ?? '').toContain(left[0] ?? '');
    const errors = result.commands('error');
    return { ...result, errors, messages: errors.map(({ message }) => message) };
  }
  type Attempt = Awaited<ReturnType<typeof attempt>>;

  /** Nothing was started: one message, which the summary has too, and no report that would look like a result. */
  function expectRefusal(result: Attempt, message: RegExp): void {
    expect(result.exitCode, result.stdout).toBe(1);
    expect(result.messages).toEqual([expect.stringMatching(message)]);
    expect(result.outputs).toEqual({ verdict: 'fail' });
    expect(result.summary).toMatch(/^### ❌ /);
    expect(result.stdout).not.toContain('[command]');
    expect(hub.github.requests).toEqual([]);
  }

  /** It is unclear what to measure: one message, delivered as a report without images. */
  function expectNothingMeasured(result: Attempt, name: string, message: RegExp): void {
    expectFailure(result, name, message);
    expect(result.messages).toHaveLength(1);
    expect(result.report?.images).toEqual([]);
    expect(result.stdout).not.toContain('[command]');
  }

  /** One image could not be measured: one message, which the report, its summary and the comment have too. */
  function expectFailure(result: Attempt, name: string, message: RegExp, comments = 1): void {
    expect(result.exitCode, result.stdout).toBe(1);
    const [first, ...others] = result.errors;
    expect(first?.properties).toContain(`title=${name}`);
    expect(first?.message).toMatch(message);
    // The errors after it are the tool's, each at its line of the sources.
    for (const { properties } of others) expect(properties).toMatch(/^file=/);
    expect(result.outputs.verdict).toBe('fail');
    expect(result.report?.failures).toMatchObject([{ name, error: expect.stringMatching(message) }]);
    expect(result.summary.split('\n')[0]).toMatch(new RegExp(`^### ❌ ${name}: `));
    expect(result.summary).toContain(`<code>${name}</code> could not be measured`);
    expect(result.summary).not.toContain('&#&#');
    expect(hub.github.state.commentsOf(7)).toHaveLength(comments);
  }

  return { attempt, expectRefusal, expectNothingMeasured, expectFailure };
}
