import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { useGitHub } from '../../github/scene.ts';
import { startHistory } from '../history.ts';
import { measureChange } from '../measure-change.ts';
import { onlyImage } from '../scene.ts';
import { startSmallBases } from '../small-bases.ts';

const MB = 1_000_000;
const EXAMPLES = new URL('../../../examples/', import.meta.url);

const hub = useGitHub(({ state }) => {
  state.addPullRequest({ number: 7 });
});

it('a pull request that builds on another base image is charged for it, and the report says which it was', async () => {
  const bases = await startSmallBases();
  const [base, grown] = [bases.aspnet, await bases.growAspnet(8 * MB, '10.0-grown')];
  const history = await startHistory('dockerfiles/copy-published');
  const dockerfile = await readFile(new URL('dockerfiles/copy-published/Dockerfile', EXAMPLES), 'utf8');
  const from = (reference: string) => ({ Dockerfile: dockerfile.replace(/^FROM .*/, `FROM ${reference}`) });
  await history.commit({ branch: 'main', change: from(base) });
  const result = await measureChange(hub, history, from(grown), {
    with: { 'max-increase': '1 MB', 'baseline-cache': 'false' },
  });
  await bases.stop();

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
