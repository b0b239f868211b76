import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { startCacheService } from '../fakes/cache-service.ts';
import { useGitHub } from '../github/scene.ts';
import { startBaseRegistry } from './base-registry.ts';
import { type Change, type History, incompressible, pullRequestOf, startHistory } from './history.ts';
import { act, onlyImage } from './scene.ts';

const MB = 1_000_000;
const EXAMPLES = new URL('../../examples/', import.meta.url);

const hub = useGitHub(({ state }) => {
  state.addPullRequest({ number: 7 });
});

/** A run on the merge checkout of a pull request with that change. */
async function weighChange(
  history: History,
  change: Change,
  step: Pick<Parameters<typeof act>[0], 'with' | 'env'>,
) {
  const base = await history.git('rev-parse', 'main');
  const head = await history.commit({ branch: 'feature', change });
  const merge = await history.merge('feature');
  return act({
    workspace: await history.checkout('refs/pull/7/merge'),
    event: pullRequestOf({ head, base, merge }),
    apiUrl: hub.github.url,
    ...step,
    with: { 'sdk-image': 'none', ...step.with },
  });
}

describe('a pull request', () => {
  it('that builds on another base image is charged for it, and the report says which it was', async () => {
    await using registry = await startBaseRegistry();
    const { base, grown } = await registry.grownBeside(8 * MB);
    const history = await startHistory('dockerfiles/copy-published');
    const dockerfile = await readFile(new URL('dockerfiles/copy-published/Dockerfile', EXAMPLES), 'utf8');
    const from = (reference: string) => ({ Dockerfile: dockerfile.replace(/^FROM .*/, `FROM ${reference}`) });
    await history.commit({ branch: 'main', change: from(base) });
    const result = await weighChange(history, from(grown), {
      with: { 'max-increase': '1 MB', 'baseline-cache': 'false' },
    });

    expect(result.exitCode, result.stdout).toBe(1);
    const { comparison } = onlyImage(result);
    expect(comparison).toMatchObject({
      baseDrift: null,
      baseChange: { from: { reference: base }, to: { reference: grown } },
    });
    const { download, disk } = comparison?.increase ?? {};
    expect(download).toBeGreaterThan(8 * MB);
    expect(download).toBeLessThan(8.1 * MB);
    // What the two registries' images differ by is that layer: the tar of one file.
    expect(disk).toBe(comparison?.baseChange?.disk);
    expect(disk).toBeGreaterThan(8 * MB);
    expect(disk).toBeLessThan(8 * MB + 10_240);
    expect(result.summary).toMatch(
      /This change builds on <code>.*-grown<\/code> instead of <code>.*<\/code>: \+8\.\d+ MB to download.*; counted\./,
    );
  });

  it('whose deploy moves mostly what did not change is told so, with the bytes', async () => {
    const history = await startHistory('minimal-api');
    await history.commit({ branch: 'main', change: incompressible('packages.bin', 25 * MB) });
    const program = await readFile(new URL('minimal-api/Program.cs', EXAMPLES), 'utf8');
    const change = { 'Program.cs': `${program}\npublic record Added(int Figure);\n` };
    const result = await weighChange(history, change, {
      with: { builder: 'sdk', 'baseline-cache': 'false' },
    });

    expect(result.exitCode, result.stdout).toBe(0);
    const { sizes, comparison, findings } = onlyImage(result);
    expect(comparison?.noChange).toBe(false);
    expect(comparison?.increase.download).toBeLessThan(MB);
    // The one app layer, which holds all of it.
    expect(sizes.deploy).toBeGreaterThan(25 * MB);
    expect(result.outputs['deploy-size']).toBe(String(sizes.deploy));
    expect(findings).toMatchObject([{ id: 'unchanged-in-deploy' }]);
    expect(findings[0]?.bytes).toBeGreaterThan(25 * MB);
    expect(result.summary).toMatch(
      /25\.\d+ MB of files \(uncompressed\) did not change, but share a layer with/,
    );
  });
});

describe('a measurement cache', () => {
  it.each([
    ['that is down', { status: 503 }],
    ['that is read-only, as for forks', { readOnly: true }],
    ['that refuses the token', { status: 401 }],
  ])('%s costs a build and a notice, no figure', async (_what, faults) => {
    await using cache = await startCacheService(faults);
    const history = await startHistory('minimal-api');
    const result = await weighChange(history, incompressible('feature.bin', MB), {
      with: { builder: 'sdk' },
      env: cache.environment,
    });
    expect(result.exitCode, result.stdout).toBe(0);
    const { baseline, comparison } = onlyImage(result);
    expect(baseline).toMatchObject({ source: 'built' });
    expect(comparison?.increase.download).toBeGreaterThan(MB);
    expect(result.stdout).toMatch(/The measurement cache is not used: |not kept/);
    expect(cache.entries.size).toBe(0);
    expect(result.commands('error')).toEqual([]);
    expect(result.commands('warning')).toEqual([]);
  });
});
