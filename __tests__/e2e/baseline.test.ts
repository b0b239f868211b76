import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CacheService, startCacheService } from '../fakes/cache-service.ts';
import { useGitHub } from '../github/scene.ts';
import { countPublishes } from './count-publishes.ts';
import { type History, incompressible, pullRequestOf, pushOf, startHistory } from './history.ts';
import { type Acted, act, onlyImage } from './scene.ts';
import { startSmallBases } from './small-bases.ts';

const MB = 1_000_000;

let history: History;
let cache: CacheService;

const hub = useGitHub(({ state }) => {
  state.addPullRequest({ number: 7 });
});

beforeEach(async () => {
  cache = await startCacheService();
  history = await startHistory('minimal-api');
});

afterEach(async () => {
  expect(cache.refused).toEqual([]);
  await cache[Symbol.asyncDispose]();
});

interface Weighing {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Whether this runner offers the Actions cache. */
  readonly cached?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** The commits of pull request 7. */
interface Commits {
  /** Tip of main when the event was made. */
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

/** A run on the pull request, on a checkout of one commit as actions/checkout makes it. */
async function weigh({ base, head, merge }: Commits, { inputs, cached = false, env }: Weighing = {}) {
  const workspace = await history.checkout('refs/pull/7/merge');
  return act({
    workspace,
    event: pullRequestOf({ head, base, merge }),
    apiUrl: hub.github.url,
    with: { builder: 'sdk', 'sdk-image': 'none', ...inputs },
    env: { ...(cached ? cache.environment : {}), ...env },
  });
}

/** A run on the push that made the tip of main. */
async function weighMain(before: string, after: string, inputs: Readonly<Record<string, string>> = {}) {
  return act({
    workspace: await history.checkout('refs/heads/main'),
    event: pushOf(before, after),
    apiUrl: hub.github.url,
    with: { builder: 'sdk', 'sdk-image': 'none', baseline: 'none', ...inputs },
    env: cache.environment,
  });
}

async function pullRequest(change: Parameters<History['commit']>[0]['change']): Promise<Commits> {
  const base = await history.git('rev-parse', 'main');
  const head = await history.commit({ branch: 'feature', change });
  return { base, head, merge: await history.merge('feature') };
}

const headline = ({ summary }: Acted) => summary.split('\n')[0];
const comments = () => hub.github.state.commentsOf(7);

describe('a pull request', () => {
  it('is charged for its own growth only, although main moved on meanwhile', async () => {
    const fork = await history.git('rev-parse', 'main');
    const head = await history.commit({ branch: 'feature', change: incompressible('feature.bin', MB) });
    const tip = await history.commit({ branch: 'main', change: incompressible('main.bin', 3 * MB) });
    const merge = await history.merge('feature');
    const publishes = await countPublishes();
    const result = await weigh({ base: fork, head, merge }, { env: publishes.env });

    const image = onlyImage(result);
    expect(image.baseline).toMatchObject({ commit: tip, source: 'built' });
    // Gzip adds a little to what it cannot make smaller, and the list of static files has one more line.
    expect(image.comparison?.increase.download).toBeGreaterThan(MB);
    expect(image.comparison?.increase.download).toBeLessThan(1.01 * MB);
    expect(result.outputs['download-increase']).toBe(String(image.comparison?.increase.download));
    expect(headline(result)).toMatch(/^### ✅ MinimalApi: \+1\.00 MB to download/);
    expect(await publishes.started()).toHaveLength(2);

    // What base.sha of the event would have said: main's 3 MB too.
    const wrong = await weigh({ base: fork, head, merge }, { inputs: { baseline: `git://${fork}` } });
    expect(onlyImage(wrong).comparison?.increase.download).toBeGreaterThan(4 * MB);
  });

  it('that edits a comment in the code changes nothing, and gets no comment', async () => {
    const program = await readFile(new URL('../../examples/minimal-api/Program.cs', import.meta.url), 'utf8');
    const change = { 'Program.cs': `// Another line, which moves all others.\n${program}` };
    const result = await weigh(await pullRequest(change), { inputs: { 'max-increase': '1 B' } });

    expect(result.exitCode, result.stdout).toBe(0);
    expect(onlyImage(result).comparison).toMatchObject({
      noChange: true,
      increase: { download: 0, disk: 0 },
    });
    expect(headline(result)).toMatch(/^### ✅ MinimalApi: no change/);
    expect(comments()).toEqual([]);
  });

  it('is not charged for a base image that was replaced since its baseline was measured', async () => {
    const bases = await startSmallBases();
    const inputs = { 'registry-mirrors': bases.mirrors };
    const commits = await pullRequest({ 'NOTES.md': 'Nothing that is published.' });
    expect((await weighMain('0'.repeat(40), commits.base, inputs)).exitCode).toBe(0);
    await bases.growAspnet(8 * MB);
    const result = await weigh(commits, { inputs: { ...inputs, 'max-increase': '1 kB' }, cached: true });
    await bases.stop();

    expect(result.exitCode, result.stdout).toBe(0);
    const { comparison, baseline } = onlyImage(result);
    expect(baseline).toMatchObject({ source: 'cache' });
    expect(comparison?.increase).toMatchObject({ download: 0, disk: 0 });
    expect(comparison?.baseDrift?.download).toBeGreaterThan(8 * MB);
    expect(comparison?.baseDrift?.download).toBeLessThan(8.1 * MB);
    expect(result.outputs['base-drift']).toBe(String(comparison?.baseDrift?.download));
    expect(result.outputs.verdict).toBe('pass');
    expect(result.summary).toMatch(/aspnet:10\.0.*changed since then: \*\*\+8\.\d+ MB\*\*.*not counted/);
  });
});

describe('a baseline that an earlier run kept', () => {
  it('is not built again, and gives the same figures', async () => {
    const commits = await pullRequest(incompressible('feature.bin', MB));
    expect((await weighMain('0'.repeat(40), commits.base)).exitCode).toBe(0);
    expect(cache.entries.size).toBe(1);

    const publishes = await countPublishes();
    const found = await weigh(commits, { cached: true, env: publishes.env });
    expect(await publishes.started()).toHaveLength(1);
    expect(onlyImage(found).baseline).toMatchObject({ source: 'cache', commit: commits.base });

    const built = await weigh(commits);
    expect(onlyImage(built).baseline).toMatchObject({ source: 'built', commit: commits.base });
    expect(onlyImage(found).comparison?.increase.disk).toBe(onlyImage(built).comparison?.increase.disk);
    // The .NET SDK's images differ by the times in them, and so by some bytes of their compression.
    const downloads = [found, built].map((result) => onlyImage(result).comparison?.increase.download ?? 0);
    expect(Math.abs((downloads[0] ?? 0) - (downloads[1] ?? 0))).toBeLessThan(100);
  });
});

it('a run that is killed while it builds the baseline leaves nothing that the next run does not remove', async () => {
  const { base, head, merge } = await pullRequest(incompressible('feature.bin', MB));
  const workspace = await history.checkout('refs/pull/7/merge');
  const git = (...args: readonly string[]) => history.inside(workspace, ...args);
  const state = async () => ({
    status: await git('status', '--porcelain=v2', '--branch', '--show-stash'),
    refs: await git('for-each-ref'),
    head: await readFile(join(workspace, '.git/HEAD'), 'utf8'),
    config: await readFile(join(workspace, '.git/config'), 'utf8'),
    worktrees: await git('worktree', 'list', '--porcelain'),
  });
  const before = await state();
  const step = {
    workspace,
    event: pullRequestOf({ head, base, merge }),
    apiUrl: hub.github.url,
    with: { builder: 'sdk', 'sdk-image': 'none', 'baseline-cache': 'false' },
  };

  // Each run finds what the one before it left.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
    let pid = 0;
    const killed = await act({
      ...step,
      started: (process) => {
        pid = process;
      },
      show: (text) => {
        if (/at the baseline/.test(text)) process.kill(pid, signal);
      },
    });
    expect(killed.exitCode, signal).not.toBe(0);
    const baselines = (await git('worktree', 'list')).match(/aspnet-image-size-baseline-/g);
    expect(baselines, signal).toHaveLength(1);
    expect({ ...(await state()), worktrees: '' }, signal).toEqual({ ...before, worktrees: '' });
  }

  const next = await act(step);
  expect(next.exitCode, next.stdout).toBe(0);
  expect(onlyImage(next).baseline).toMatchObject({ commit: base, source: 'built' });
  expect(await state()).toEqual(before);
  expect(existsSync(join(workspace, '.git/worktrees'))).toBe(false);
});
