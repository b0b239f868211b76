import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCacheService } from '../fakes/cache-service.ts';
import { type History, incompressible, pullRequestOf, pushOf, startHistory } from './history.ts';
import { publishedLayers, total } from './independent.ts';
import { act, onlyImage } from './scene.ts';
import { type SmallBases, startSmallBases } from './small-bases.ts';

const MB = 1_000_000;
const ZEROS = '0'.repeat(40);

let history: History;
let commits: { readonly base: string; readonly head: string; readonly merge: string };

beforeAll(async () => {
  history = await startHistory('minimal-api');
  const base = await history.git('rev-parse', 'main');
  const head = await history.commit({ branch: 'feature', change: incompressible('feature.bin', MB) });
  commits = { base, head, merge: await history.merge('feature') };
});

async function onPullRequest(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
) {
  const workspace = await history.checkout('refs/pull/7/merge');
  const all = { 'sdk-image': 'none', comment: 'never', ...inputs };
  return act({ workspace, event: pullRequestOf(commits), with: all, env });
}

describe('a baseline that the user names', () => {
  it('is a branch of the repository, which is fetched for it', async () => {
    const result = await onPullRequest({ builder: 'sdk', baseline: 'git://main', 'baseline-cache': 'false' });
    expect(onlyImage(result).baseline).toMatchObject({ source: 'built', commit: commits.base });
  });
});

describe('an image that exists already', () => {
  let bases: SmallBases;
  let cache: Awaited<ReturnType<typeof startCacheService>>;
  /** Bytes of the app layer. */
  const sizes = { old: 0, new: 0 };

  beforeAll(async () => {
    bases = await startSmallBases();
    cache = await startCacheService();
    for (const [tag, bytes] of [
      ['old', MB],
      ['new', 3 * MB],
    ] as const) {
      // Which is also an image of an app on the base image.
      await bases.growAspnet(bytes, tag);
      const layers = await publishedLayers(bases.registry.host, 'dotnet/aspnet', tag);
      sizes[tag] = total(layers.map(({ size }) => size));
    }
  });

  afterAll(async () => {
    await bases?.stop();
    await cache?.[Symbol.asyncDispose]();
  });

  const weighed = (tag: string) => ({
    image: `registry://${bases.registry.host}/dotnet/aspnet:${tag}`,
    'base-image': bases.aspnet,
  });

  it('is compared with another one in a registry, to the byte', async () => {
    const baseline = `registry://${bases.registry.host}/dotnet/aspnet:old`;
    const result = await onPullRequest({ ...weighed('new'), baseline });
    expect(result.exitCode, result.stdout).toBe(0);
    expect(onlyImage(result).baseline).toMatchObject({ source: 'registry', commit: null });
    expect(result.outputs['download-increase']).toBe(String(sizes.new - sizes.old));
  });

  it('is compared with what a run on the base branch kept under its name', async () => {
    const first = await onPullRequest(weighed('new'), cache.environment);
    expect(onlyImage(first).baseline).toMatchObject({ missing: expect.stringContaining('no run kept') });

    const workspace = await history.checkout('refs/heads/main');
    const event = pushOf(ZEROS, commits.base);
    const inputs = { ...weighed('old'), 'sdk-image': 'none', baseline: 'none' };
    await act({ workspace, event, with: inputs, env: cache.environment });
    expect(cache.entries.size).toBe(1);

    const second = await onPullRequest(weighed('new'), cache.environment);
    expect(onlyImage(second).baseline).toMatchObject({ source: 'cache', commit: commits.base });
    expect(second.outputs['download-increase']).toBe(String(sizes.new - sizes.old));
    expect(cache.refused).toEqual([]);
  });
});
