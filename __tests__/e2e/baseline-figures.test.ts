import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { startCacheService } from '../fakes/cache-service.ts';
import { useGitHub } from '../github/scene.ts';
import { incompressible, startHistory } from './history.ts';
import { measureChange } from './measure-change.ts';
import { onlyImage } from './scene.ts';

const MB = 1_000_000;
const EXAMPLES = new URL('../../examples/', import.meta.url);

const hub = useGitHub(({ state }) => {
  state.addPullRequest({ number: 7 });
});

describe('a pull request', () => {
  it('that deploys mostly unchanged files gets a finding with the bytes', async () => {
    const history = await startHistory('minimal-api');
    await history.commit({ branch: 'main', change: incompressible('packages.bin', 25 * MB) });
    const program = await readFile(new URL('minimal-api/Program.cs', EXAMPLES), 'utf8');
    const change = { 'Program.cs': `${program}\npublic record Added(int Figure);\n` };
    const result = await measureChange(hub, history, change, {
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
  // Other faults of the service are in ../cache/measurement-cache.test.ts.
  it('that is down costs a build and a notice, but no figure', async () => {
    await using cache = await startCacheService({ status: 503 });
    const history = await startHistory('minimal-api');
    const result = await measureChange(hub, history, incompressible('feature.bin', MB), {
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
