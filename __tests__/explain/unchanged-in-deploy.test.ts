import { describe, expect, it } from 'vitest';
import { compareWith } from '../../src/compare/comparison.ts';
import { findings } from '../../src/explain/findings.ts';
import type { LayerEntry } from '../../src/model/image.ts';
import type { BaselineImage, Measured } from '../../src/model/measured.ts';
import { digest } from '../model/contents.ts';
import { appLayer, baselineOf, measured } from '../model/measured.ts';

const file = (path: string, size: number, version = 'v1'): LayerEntry => ({
  path,
  type: 'file',
  size,
  mode: 0o644,
  digest: digest(`${path} ${version}`),
});
const packages = [file('app/EntityFramework.dll', 25_000_000), file('app/Npgsql.dll', 6_400_000)];
const code = (version: string, size = 200_000) => file('app/Shop.Api.dll', size, version);
const layer = (holds: string, files: readonly LayerEntry[]) =>
  appLayer(holds, 12_000_000, 32_000_000, { files });

const before = baselineOf({ app: [layer('before', [...packages, code('v1')])] });
const found = (image: Measured, baseline: BaselineImage = before) => findings(compareWith(image, baseline));

describe('files that did not change, in a layer that did', () => {
  it('are found, in uncompressed bytes, with what to do', () => {
    expect(found(measured({ app: [layer('now', [...packages, code('v2')])] }))).toEqual([
      {
        id: 'unchanged-in-deploy',
        bytes: 31_400_000,
        text: '31.4 MB of files (uncompressed) did not change, but share a layer with 200.0 kB that changed or are new: every deploy moves them again',
        advice:
          "The .NET SDK puts the whole app into one layer; a Dockerfile can copy files that rarely change, such as packages, in a separate layer before the app's code.",
      },
    ]);
  });

  it.each([
    ['the image did not change', [layer('before', [...packages, code('v1')])]],
    ['they have a layer of their own', [layer('packages', packages), layer('code', [code('v2')])]],
    ['they are few', [layer('now', [file('app/Npgsql.dll', 6_400_000), code('v2')])]],
    ['most of the layer is new', [layer('now', [...packages, code('v2', 32_000_000)])]],
    [
      'most of the deploy is another layer that is new',
      [layer('now', [...packages, code('v2')]), layer('model', [file('model.bin', 40_000_000)])],
    ],
  ])('are not reported if %s', (_why, app) => {
    expect(found(measured({ app }))).toEqual([]);
  });

  it('are compared with what is deployed: a layer that stays does not count', () => {
    const still = layer('model', [file('model.bin', 90_000_000)]);
    const was = baselineOf({ app: [still, layer('before', [...packages, code('v1')])] });
    expect(found(measured({ app: [still, layer('now', [...packages, code('v2')])] }), was)).toMatchObject([
      { bytes: 31_400_000 },
    ]);
  });

  it('count as changed if their content did', () => {
    const updated = packages.map((one) => ({ ...one, digest: digest(`${one.path} v2`) }));
    expect(found(measured({ app: [layer('now', [...updated, code('v2')])] }))).toEqual([]);
  });

  it('are not reported if a list of files is unknown', () => {
    const image = measured({ app: [layer('now', [...packages, code('v2')])] });
    expect(found(image, { ...before, image: { ...before.image, files: new Map() } })).toEqual([]);
    expect(found(measured({ app: [{ id: 'unread', download: 1, disk: 2 }] }))).toEqual([]);
  });

  it.each([
    ['sdk', 'The .NET SDK puts the whole app into one layer; a Dockerfile can copy '],
    ['docker', 'In the Dockerfile, copy '],
    ['image', 'In the Dockerfile or tool that builds the image, copy '],
  ] as const)('come with advice for what built the image: %s', (builder, advice) => {
    const image = measured({ app: [layer('now', [...packages, code('v2')])], more: { builder } });
    expect(found(image)[0]?.advice).toMatch(
      new RegExp(
        `^${advice}files that rarely change, such as packages, in a separate layer before the app's code\\.$`,
      ),
    );
  });

  it.each([
    [19_999_999, 0],
    [20_000_000, 1],
  ])('are reported from 20 MB: %d bytes are %d finding', (size, count) => {
    const [before, now] = ['v1', 'v2'].map((version) => [file('app/big.dll', size), code(version)]);
    const baseline = baselineOf({ app: [layer('before', before ?? [])] });
    expect(found(measured({ app: [layer('now', now ?? [])] }), baseline)).toHaveLength(count);
  });

  it('are reported if they are half of the deploy, not if they are less', () => {
    const half = (size: number) => [file('app/EntityFramework.dll', 25_000_000), code('v2', size)];
    expect(found(measured({ app: [layer('now', half(25_000_000))] }))).toHaveLength(1);
    expect(found(measured({ app: [layer('now', half(25_000_001))] }))).toEqual([]);
  });

  it('are summed over all layers that share changed files', () => {
    const again = file('app/more.dll', 4_000_000);
    const was = baselineOf({ app: [layer('before', [...packages, again, code('v1')])] });
    const other = layer('other', [again, file('app/other.dll', 100_000, 'v2')]);
    expect(found(measured({ app: [layer('now', [...packages, code('v2')]), other] }), was)).toMatchObject([
      { bytes: 35_400_000, text: expect.stringContaining('share a layer with 300.0 kB that') },
    ]);
  });

  it('are found by their last entry, and only among files', () => {
    const [first, ...rest] = packages;
    if (!first) throw new Error('no package');
    const twice = [file('app/EntityFramework.dll', 25_000_000, 'v9'), first, ...rest, code('v2')];
    expect(found(measured({ app: [layer('now', twice)] }))).toMatchObject([{ bytes: 31_400_000 }]);
    const folders = packages.map((one) => ({ ...one, type: 'directory' }) as const);
    expect(found(measured({ app: [layer('now', [...folders, code('v2')])] }))).toEqual([]);
  });

  it('are not found among files without a digest', () => {
    const bare = packages.map(({ digest: _, ...one }) => one);
    const was = baselineOf({ app: [layer('before', [...bare, code('v1')])] });
    expect(found(measured({ app: [layer('now', [...bare, code('v2')])] }), was)).toEqual([]);
  });

  it('are reported if the base image changed too', () => {
    const base = [{ id: 'new base', download: 90_000_000, disk: 200_000_000 }];
    expect(found(measured({ app: [layer('now', [...packages, code('v2')])], base }))).toMatchObject([
      { bytes: 31_400_000 },
    ]);
  });

  it('share a layer only with the changes in that layer', () => {
    const added = layer('added', [file('app/new.dll', 5_000_000)]);
    expect(found(measured({ app: [layer('now', [...packages, code('v2')]), added] }))).toMatchObject([
      { bytes: 31_400_000, text: expect.stringContaining('share a layer with 200.0 kB that') },
    ]);
  });

  it('are not reported of the base image', () => {
    const base = [{ ...layer('base', packages), id: 'new base' }];
    expect(found(measured({ app: [layer('now', [code('v2')])], base }))).toEqual([]);
  });

  it('are not looked for without a baseline', () => {
    const image = measured({ app: [layer('now', packages)] });
    expect(findings({ image, baseline: { missing: 'first run' } })).toEqual([]);
  });
});
