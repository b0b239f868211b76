import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/user-error.ts';
import { imageLayout } from '../fakes/image-layout.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import { asPublished, imageOf, layerOf } from '../fakes/pushable-image.ts';
import { ASPNET, baseLayer, DOES_NOT_COMPILE, noise, PUBLISHED } from '../fakes/sdk.ts';
import { tarOf } from '../fakes/tar-writer.ts';
import { BASE, HEAD, onlyImage, PULL_REQUEST, PUSH, project, readReport, Scene } from './scene.ts';

const scene = () => new Scene(project('Api', 4000), project('Api', 3000));

/** Compressed bytes of the layer of an app of so many bytes, as the fakes make it. */
const layerBytes = (seed: string, bytes: number, more: Readonly<Record<string, Buffer>> = {}) =>
  layerOf(tarOf({ ...more, 'app/app.bin': noise(seed, bytes) })).blob.length;

/** What SdkFake makes of the project file. */
const ASSEMBLY = { 'app/Api.dll': Buffer.from('<Project />') };

/** What the change of `scene` adds to the download size. */
const ADDED = layerBytes('Api', 4000, ASSEMBLY) - layerBytes('Api', 3000, ASSEMBLY);

/** The same of an image that exists. */
const ADDED_TO_LAYOUT = layerBytes('layout', 4000) - layerBytes('layout', 3000);

const increase = (ended: Awaited<ReturnType<Scene['run']>>) => onlyImage(ended).comparison?.increase.download;

describe('the baseline of a pull request', () => {
  it('is built in a worktree of the base commit, and kept for the next run', async () => {
    const here = scene();
    const first = await here.run();
    expect(onlyImage(first).baseline).toMatchObject({ commit: BASE, source: 'built' });
    expect(increase(first)).toBe(ADDED);
    expect(here.git.worktreesOf).toEqual([BASE]);
    expect(here.cache.asked).toEqual([...here.cache.entries.keys()]);

    const second = await here.run();
    expect(onlyImage(second).baseline).toMatchObject({ commit: BASE, source: 'cache' });
    expect(second.step.outputs).toMatchObject({ 'download-increase': String(ADDED) });
    expect(here.git.worktreesOf).toEqual([BASE]);
    expect(onlyImage(second).comparison).toEqual(onlyImage(first).comparison);
  });

  it.each([
    ['builds', {}],
    ['does not compile', DOES_NOT_COMPILE],
  ])('leaves no worktree if the base %s, and the post step knows its name', async (_, files) => {
    const here = new Scene(project('Api', 4000), project('Api', 3000, files));
    await here.run();
    expect(here.git.worktreesOf).toEqual([BASE]);
    const name = expect.stringMatching(/^aspnet-image-size-baseline-/);
    expect(here.worktrees).toEqual([{ name, repository: here.workspace }]);
    const temporary = readdirSync(dirname(here.workspace));
    expect(temporary.filter((name) => name.startsWith('aspnet-image-size-baseline-'))).toEqual([]);
  });

  it('is built without an audit of its packages: an advisory that came later is no error of it', async () => {
    const here = scene();
    await here.run({ 'publish-args': '-p:Flavor=mint' });
    expect(here.sdk.publishArgs).toEqual([['-p:Flavor=mint'], ['-p:Flavor=mint', '-p:NuGetAudit=false']]);
  });

  it('is what a push to the base branch kept', async () => {
    const onMain = new Scene(project('Api', 3000), {});
    onMain.git.commit(BASE, project('Api', 3000));
    await onMain.run({}, { ...PUSH, before: null, headCommit: BASE, measuredCommit: BASE });
    const here = scene();
    for (const [key, entry] of onMain.cache.entries) here.cache.entries.set(key, entry);
    const result = await here.run();
    expect(onlyImage(result).baseline).toMatchObject({ commit: BASE, source: 'cache' });
    expect(increase(result)).toBe(ADDED);
  });

  it('is built again if what is in the cache is damaged', async () => {
    const here = scene();
    await here.run();
    for (const key of here.cache.entries.keys()) here.cache.entries.set(key, Buffer.from('{"report": {}}'));
    const result = await here.run();
    expect(onlyImage(result).baseline).toMatchObject({ source: 'built' });
    expect(result.log.infos).toContainEqual(expect.stringMatching(/^What the cache has is not used: /));
    expect([result.exitCode, result.log.warnings]).toEqual([0, []]);
  });

  it('is missing if the base does not compile: the reason is the first line of the compiler', async () => {
    const here = new Scene(project('Api', 4000), project('Api', 3000, DOES_NOT_COMPILE));
    const result = await here.run();
    expect([result.exitCode, result.step.outputs.verdict]).toEqual([0, 'pass']);
    expect(onlyImage(result).baseline).toMatchObject({
      missing: expect.stringMatching(/^the base does not build: CS0029/),
      appeared: false,
    });
    expect(here.cache.entries.size).toBe(0);
  });

  it('is missing if the commit cannot be fetched', async () => {
    const here = scene();
    here.git.commit(PULL_REQUEST.measuredCommit, {}, ['e'.repeat(40), HEAD]);
    const result = await here.run();
    expect(result.exitCode).toBe(0);
    expect(onlyImage(result).baseline).toMatchObject({
      missing: expect.stringMatching(/^commit e{10} cannot be fetched: /),
    });
  });

  it('is missing if there is no checkout', async () => {
    const result = await new Scene(project('Api', 4000)).run();
    expect(result.exitCode).toBe(0);
    expect(onlyImage(result).baseline).toMatchObject({
      missing: 'the workspace is not a git checkout, so no earlier commit can be built',
    });
    expect(result.step.summary).toContain('the workspace is not a git checkout');
  });

  it('is not looked for if input baseline is none, and git is not asked', async () => {
    const here = scene();
    here.git.worktrees = () => Promise.reject(new Error('git was asked'));
    const result = await here.run({ baseline: 'none' });
    expect(onlyImage(result).baseline).toMatchObject({ missing: 'input baseline is none' });
    expect([here.cache.asked, here.git.worktreesOf]).toEqual([[], []]);
  });

  it('is built even if worktrees of earlier runs cannot be removed, with a warning', async () => {
    const here = scene();
    here.git.worktrees = () => Promise.reject(new UserError('git worktree failed: not a repository'));
    const result = await here.run();
    expect(result.log.warnings).toEqual([
      'Worktrees of earlier runs could not be removed: git worktree failed: not a repository',
    ]);
    expect(onlyImage(result).baseline).toMatchObject({ source: 'built' });
  });
});

describe('the images of a run and of its baseline', () => {
  const both = { ...project('Api', 4000), ...project('Web', 4000) };

  it('are matched by project: a new image has nothing to be compared with', async () => {
    const result = await new Scene(both, project('Api', 4000)).run();
    expect(result.report?.images.map(({ name, baseline }) => [name, 'missing' in baseline])).toEqual([
      ['Api', false],
      ['Web', true],
    ]);
    expect(result.report?.images[1]?.baseline).toMatchObject({ appeared: true });
    expect(result.step.outputs['download-increase']).toBe('0');
  });

  it('a removed image is reported with its size', async () => {
    const result = await new Scene(project('Api', 4000), both).run();
    expect(result.report?.removed).toMatchObject([
      { name: 'Web', project: 'Web/Web.csproj', platform: 'linux/amd64', sizes: { downloadKnown: 'stated' } },
    ]);
  });

  it('a project that moved is compared with itself', async () => {
    const moved = Object.fromEntries(
      Object.entries(project('Api', 4000)).map(([path, content]) => [`src/${path}`, content]),
    );
    const result = await new Scene(moved, project('Api', 4000)).run();
    expect(result.report?.removed).toEqual([]);
    expect(onlyImage(result).comparison).toMatchObject({
      noChange: true,
      renamedFrom: { name: 'Api', project: 'Api/Api.csproj' },
    });
  });

  it('nothing changed if the files are the same, whatever else the commit changed', async () => {
    const result = await new Scene(project('Api', 4000), { ...project('Api', 4000), 'README.md': 'x' }).run();
    expect(onlyImage(result).comparison).toMatchObject({
      noChange: true,
      increase: { download: 0, disk: 0 },
    });
    expect(result.headline).toMatch(/^### ✅ Api: no change /);
  });
});

describe('a baseline that the user names', () => {
  it('is a commit', async () => {
    const here = scene();
    const result = await here.run({ baseline: `git://${HEAD}` });
    expect(onlyImage(result).baseline).toMatchObject({ commit: HEAD, source: 'built' });
    expect(increase(result)).toBe(0);
  });

  it('is an earlier report.json', async () => {
    const earlier = await new Scene(project('Api', 3000)).run({ baseline: 'none' });
    const here = scene();
    writeFileSync(join(here.workspace, 'before.json'), JSON.stringify(await readReport(earlier)));
    const result = await here.run({ baseline: 'file://before.json' });
    expect(onlyImage(result).baseline).toMatchObject({ source: 'file', commit: PULL_REQUEST.measuredCommit });
    expect(increase(result)).toBe(ADDED);
  });

  it.each([
    ['that is not there', undefined, /^Input baseline: file:\/\/before\.json cannot be read: ENOENT/],
    ['that is not JSON', 'nonsense', /report of this action: it is not JSON/],
    ['of another schema', '{"schema": 2}', /it has schema 2, and this version reads schema 1/],
  ])('is a file %s: the run has none, with a warning and the reason', async (_what, text, reason) => {
    const here = scene();
    if (text !== undefined) writeFileSync(join(here.workspace, 'before.json'), text);
    const result = await here.run({ baseline: 'file://before.json', 'max-increase': '1 B' });
    expect([result.exitCode, result.step.outputs.verdict]).toEqual([0, 'pass']);
    expect(onlyImage(result).baseline).toMatchObject({ missing: expect.stringMatching(reason) });
    expect(result.log.warnings).toEqual([expect.stringMatching(/^There is no baseline: /)]);
  });

  it('is an image in a registry, of which there is one only', async () => {
    const layer = layerOf(tarOf({ 'app/app.bin': noise('layout', 3000) }));
    const before = asPublished(imageOf([baseLayer, layer]));
    const here = scene();
    here.images = new PublishedImagesFake({ ...PUBLISHED, 'acme.example/shop:1': before });
    const inputs = { image: `oci-layout://${imageLayout()}`, baseline: 'registry://acme.example/shop:1' };
    const result = await here.run(inputs);
    expect(onlyImage(result).baseline).toMatchObject({ source: 'registry', commit: null });
    expect(increase(result)).toBe(ADDED_TO_LAYOUT);

    const several = new Scene({ ...project('Api', 10), ...project('Web', 10) });
    const { report } = await several.run({ baseline: 'registry://acme.example/shop:1' });
    expect(report?.images[0]?.baseline).toMatchObject({
      missing: 'registry://acme.example/shop:1 is one image, and this run measures 2',
    });
  });

  it('is an image that its registry does not have: the run has none', async () => {
    const inputs = { image: `oci-layout://${imageLayout()}`, baseline: 'registry://acme.example/shop:1' };
    const result = await scene().run(inputs);
    expect(result.exitCode).toBe(0);
    expect(onlyImage(result).baseline).toMatchObject({ missing: expect.stringContaining('404') });
  });
});

describe('an image that exists', () => {
  const image = (bytes: number) => ({ image: `oci-layout://${imageLayout({ bytes })}`, name: 'shop' });

  it('is compared with what a run on the base branch kept under its name', async () => {
    const here = scene();
    const first = await here.run(image(4000));
    expect(onlyImage(first).baseline).toMatchObject({ missing: expect.stringMatching(/^no run kept /) });

    const push = { ...PUSH, measuredCommit: BASE, headCommit: BASE };
    await here.run({ ...image(3000), baseline: 'none' }, push);
    const second = await here.run(image(4000));
    expect(onlyImage(second).baseline).toMatchObject({ commit: BASE, source: 'cache' });
    expect(increase(second)).toBe(ADDED_TO_LAYOUT);
    expect(here.sdk.published).toEqual([]);
  });

  it('is measured for each platform that is named', async () => {
    const layout = imageLayout({ architectures: ['amd64', 'arm64'] });
    const here = new Scene({});
    here.images = new PublishedImagesFake({ [ASPNET]: PUBLISHED[ASPNET] });
    const inputs = {
      image: `oci-layout://${layout}`,
      platforms: 'linux/arm64,linux/amd64',
      'max-size': '1 kB',
    };
    const result = await here.run({ ...inputs, 'sdk-image': 'none' });
    expect(result.report?.images.map(({ platform }) => platform)).toEqual(['linux/arm64', 'linux/amd64']);
    expect(result.step.errors.map((error) => error.split(':', 1)[0]).sort()).toEqual(
      ['linux/amd64', 'linux/arm64'].map((platform) => expect.stringContaining(`(${platform})`)),
    );
  });
});
