import { describe, expect, it } from 'vitest';
import { compare, compareWith } from '../../src/compare/comparison.ts';
import { EMPTY_CONTENT, EMPTY_TAR } from '../../src/model/image.ts';
import { unknown } from '../../src/model/size.ts';
import { appLayer, baselineOf, debian, type Made, measured } from '../model/measured.ts';

const app = appLayer('v1', 1_000_000, 3_000_000);
const grown = appLayer('v2', 2_250_000, 5_000_000);
const aspnet9 = { id: 'aspnet 9', download: 90_000_000, disk: 200_000_000 };
const newRuntime = { id: 'runtime next', download: 74_500_000, disk: 150_000_000 };

const comparing = (now: Made, before: Made) => compare(measured(now), measured(before));
const bytes = (download: number, disk: number) => ({
  download: expect.objectContaining({ bytes: download }),
  disk: expect.objectContaining({ bytes: disk }),
});

describe('comparing with a baseline', () => {
  it('charges what the app layers added', () => {
    expect(comparing({ app: [grown] }, { app: [app] })).toMatchObject({
      noChange: false,
      increase: bytes(1_250_000, 2_000_000),
      base: { kind: 'same' },
    });
  });

  it('charges what they lost, as less', () => {
    expect(comparing({ app: [app] }, { app: [grown] }).increase).toEqual(bytes(-1_250_000, -2_000_000));
  });

  // emqx: +10.4 MB and +28 MB on pull requests that had changed no code.
  it('does not count a base image that changed under its name', () => {
    const comparison = comparing({ app: [grown], base: [debian, newRuntime] }, { app: [app] });
    expect(comparison).toMatchObject({
      noChange: false,
      increase: bytes(1_250_000, 2_000_000),
      base: {
        kind: 'drift',
        reference: 'mcr.microsoft.com/dotnet/aspnet:10.0',
        ...bytes(8_500_000, 10_000_000),
      },
    });
  });

  it('says "no change" of the same app on a base that drifted', () => {
    expect(comparing({ app: [app], base: [debian, newRuntime] }, { app: [app] })).toMatchObject({
      noChange: true,
      increase: bytes(0, 0),
      base: { kind: 'drift', ...bytes(8_500_000, 10_000_000) },
    });
  });

  it('charges a change of FROM in full', () => {
    const before = { app: [app], base: [aspnet9], reference: 'mcr.microsoft.com/dotnet/aspnet:9.0' };
    expect(comparing({ app: [app] }, before)).toMatchObject({
      noChange: false,
      increase: bytes(6_000_000, 20_000_000),
      base: {
        kind: 'change',
        from: { reference: 'mcr.microsoft.com/dotnet/aspnet:9.0' },
        to: { reference: 'mcr.microsoft.com/dotnet/aspnet:10.0' },
        ...bytes(6_000_000, 20_000_000),
      },
    });
  });

  it('charges another digest that FROM pins', () => {
    const pinned = (id: string) => `mcr.microsoft.com/dotnet/aspnet:10.0@sha256:${id.repeat(64)}`;
    const now = { app: [app], base: [debian, newRuntime], reference: pinned('b') };
    expect(comparing(now, { app: [app], reference: pinned('a') })).toMatchObject({
      noChange: false,
      base: { kind: 'change' },
      increase: bytes(8_500_000, 10_000_000),
    });
  });

  it.each([
    ['nginx', 'docker.io/library/nginx:latest'],
    ['bitnami/aspnet:10', 'index.docker.io/bitnami/aspnet:10'],
    ['localhost:5000/base', 'localhost:5000/base:latest'],
    ['docker.io/nginx:1', 'nginx:1'],
    ['library/nginx', 'nginx'],
    ['index.docker.io/library/nginx', 'nginx:latest'],
  ])('takes %s and %s for one reference', (a, b) => {
    const now = { app: [app], base: [debian, newRuntime], reference: a };
    expect(comparing(now, { app: [app], reference: b }).base).toMatchObject({ kind: 'drift' });
  });

  it.each([
    ['nginx:1', 'nginx:2'],
    ['library/a/b', 'a/b'],
    ['x/library/nginx', 'x/nginx'],
    ['ghcr.io/docker.io/nginx', 'ghcr.io/nginx'],
    ['xdocker.io/nginx', 'nginx'],
    ['docker-io/nginx', 'nginx'],
    ['nginx@sha256:aa', 'nginx'],
  ])('takes %s and %s for two references', (a, b) => {
    const now = { app: [app], base: [debian, newRuntime], reference: a };
    expect(comparing(now, { app: [app], reference: b }).base).toMatchObject({ kind: 'change' });
  });

  it('treats another spelling of the same image as no change', () => {
    const now = { app: [app], reference: 'registry.example/aspnet:10.0' };
    expect(comparing(now, { app: [app] })).toMatchObject({ noChange: true, increase: bytes(0, 0) });
  });

  it('charges a base if there was none, and less if there is none now', () => {
    const scratch = { app: [app], base: null };
    expect(comparing({ app: [app] }, scratch)).toMatchObject({
      base: { kind: 'change', from: null, to: { reference: 'mcr.microsoft.com/dotnet/aspnet:10.0' } },
      increase: bytes(96_000_000, 220_000_000),
    });
    expect(comparing(scratch, { app: [app] }).increase).toEqual(bytes(-96_000_000, -220_000_000));
    expect(comparing({ app: [grown], base: null }, scratch)).toMatchObject({
      base: { kind: 'same' },
      increase: bytes(1_250_000, 2_000_000),
    });
  });

  it('knows no increase if a base is unknown, on either side', () => {
    const lost = { app: [grown], base: unknown('it answered 429') };
    const now = comparing(lost, { app: [app] });
    expect(now.increase).toEqual({
      download: { unknown: 'the base image is not known: it answered 429' },
      disk: { unknown: 'the base image is not known: it answered 429' },
    });
    expect(now.noChange).toEqual({ unknown: 'the base image is not known: it answered 429' });
    expect(comparing({ app: [app] }, lost).increase.disk).toEqual({
      unknown: 'the base image of the baseline is not known: it answered 429',
    });
  });

  it('knows that equal images are equal, even on an unknown base', () => {
    const lost = { app: [app], base: unknown('it answered 429') };
    expect(comparing(lost, lost)).toMatchObject({ noChange: true, increase: bytes(0, 0) });
  });

  it('knows no increase if a size is unknown', () => {
    const image = measured({ app: [grown] });
    const weighed = { ...image.weighed, app: { ...image.weighed.app, disk: unknown('not a tar') } };
    expect(compare({ ...image, weighed }, measured({ app: [app] })).increase).toEqual({
      download: expect.objectContaining({ bytes: 1_250_000 }),
      disk: { unknown: 'not a tar' },
    });
  });

  it('knows nothing of a former path if one side has no project', () => {
    const built = { more: { name: 'A', project: 'A.csproj' } };
    const found = { more: { name: 'A', project: undefined } };
    expect(comparing({ app: [app], ...built }, { app: [app], ...found }).renamedFrom).toBeUndefined();
    expect(comparing({ app: [app], ...found }, { app: [app], ...built }).renamedFrom).toBeUndefined();
  });

  it('knows the former name and path of a project', () => {
    const before = measured({ app: [app], more: { name: 'Api', project: 'Api/Api.csproj' } });
    expect(compare(measured({ app: [app] }), before).renamedFrom).toEqual({
      name: 'Api',
      project: 'Api/Api.csproj',
    });
    expect(comparing({ app: [app] }, { app: [app] }).renamedFrom).toBeUndefined();
  });
});

describe('no change', () => {
  // posthog, geti: comments and figures that swung with builds of the same sources.
  it('means the same files, even if their compressed bytes and times differ', () => {
    const again = { ...app, id: 'built again', download: 1_000_937, disk: 3_001_344 };
    const comparison = comparing({ app: [again] }, { app: [app] });
    expect(comparison).toMatchObject({ noChange: true, increase: bytes(0, 0) });
    expect(comparison.deploy.size).toMatchObject({ bytes: 1_000_937 });
  });

  it('is not a layer that repeats another', () => {
    expect(comparing({ app: [app, { ...app, id: 'twice' }] }, { app: [app] })).toMatchObject({
      noChange: false,
      increase: bytes(1_000_000, 3_000_000),
    });
  });

  it('is not a layer less, or one more', () => {
    expect(comparing({ app: [app] }, { app: [app, grown] }).noChange).toBe(false);
    expect(comparing({ app: [app, grown] }, { app: [app] }).noChange).toBe(false);
  });

  it('is not another order of layers', () => {
    expect(comparing({ app: [app, grown] }, { app: [grown, app] }).noChange).toBe(false);
  });

  it('skips layers that hold nothing', () => {
    const empty = { id: 'empty', download: 32, disk: 1024 };
    const image = measured({ app: [app, empty] });
    const [last] = image.weighed.layers.slice(-1);
    const layers = [...image.weighed.layers.slice(0, -1), { ...last, diffId: EMPTY_TAR }];
    const weighed = { ...image.weighed, layers } as typeof image.weighed;
    expect(compare({ ...image, weighed }, measured({ app: [app] })).noChange).toBe(true);
  });

  it('skips layers without an entry, on both sides', () => {
    const empty = { id: 'empty', download: 32, disk: 1024, how: 'verified', holds: '' } as const;
    const images = [measured({ app: [app, empty] }), measured({ app: [app] })] as const;
    expect(images[0].weighed.layers.at(-1)?.contentDigest).toBe(EMPTY_CONTENT);
    expect(compare(images[0], images[1]).noChange).toBe(true);
    expect(compare(images[1], images[0]).noChange).toBe(true);
  });

  it('is unknown if files are unknown on one side, for the last reason', () => {
    const unread = { id: 'unread', download: 1, disk: 2 };
    expect(comparing({ app: [unread] }, { app: [app] }).noChange).toEqual({ unknown: 'not read' });
    expect(comparing({ app: [app] }, { app: [unread] }).noChange).toEqual({ unknown: 'not read' });
    const [now, before] = [
      measured({ app: [unread, { ...unread, id: 'b' }] }),
      measured({ app: [app, grown] }),
    ];
    const layers = now.weighed.layers.map((layer, i) => ({
      ...layer,
      contentDigest: unknown(`reason ${i}`),
    }));
    expect(compare({ ...now, weighed: { ...now.weighed, layers } }, before).noChange).toEqual(
      unknown('reason 3'),
    );
  });

  it('is unknown if one of several layers is, even if the last is the same', () => {
    const [unread, other] = ['unread', 'other'].map((id) => ({ id, download: 1, disk: 2 }));
    if (!unread || !other) throw new Error('no layers');
    expect(comparing({ app: [unread, app] }, { app: [other, app] }).noChange).toEqual({
      unknown: 'not read',
    });
  });

  it('is not on a base that is chosen anew, but on one with another name', () => {
    const chosen = { app: [app], base: [aspnet9], reference: 'aspnet:9.0' };
    expect(comparing(chosen, { app: [app] })).toMatchObject({ noChange: false, base: { kind: 'change' } });
    expect(comparing({ app: [app], base: null }, { app: [app] }).noChange).toBe(false);
  });

  it('is decided by diffID if files are unknown', () => {
    const unread = { id: 'unread', download: 1, disk: 2 };
    const other = { id: 'other', download: 1, disk: 2 };
    expect(comparing({ app: [unread] }, { app: [unread] }).noChange).toBe(true);
    expect(comparing({ app: [unread] }, { app: [other] }).noChange).toEqual({ unknown: 'not read' });
    expect(comparing({ app: [unread, app] }, { app: [other, grown] }).noChange).toBe(false);
  });
});

describe('the tools that compressed two sides', () => {
  it.each([
    ['tool 1', 'tool 1', false],
    ['tool 1', 'tool 2', true],
    ['tool 1', unknown('nobody says'), true],
    [unknown('nobody says'), 'tool 1', true],
    [unknown('nobody says'), unknown('nobody says'), false],
  ])('%j and %j differ: %s', (now, before, differ) => {
    const comparison = comparing({ app: [app], compressor: now }, { app: [app], compressor: before });
    expect(comparison.compressorsDiffer).toBe(differ);
  });
});

describe('the deploy size', () => {
  it('is of the layers that the baseline does not have', () => {
    const settings = appLayer('settings', 400, 2048);
    const comparison = comparing({ app: [app, settings] }, { app: [app] });
    expect(comparison.deploy).toEqual({
      size: { bytes: 400, how: 'verified' },
      ofBase: { bytes: 0, how: 'verified' },
    });
  });

  it('says how much of it is the base image', () => {
    const comparison = comparing({ app: [grown], base: [debian, newRuntime] }, { app: [app] });
    expect(comparison.deploy).toMatchObject({
      size: { bytes: 74_500_000 + 2_250_000 },
      ofBase: { bytes: 74_500_000 },
    });
  });

  it('counts a layer that comes twice once: it moves once', () => {
    expect(comparing({ app: [grown, grown] }, { app: [app] }).deploy.size).toMatchObject({
      bytes: 2_250_000,
    });
  });

  it('is unknown if the bytes that a registry would send are unknown', () => {
    const lost = { app: [grown], base: unknown('it answered 429') };
    expect(comparing(lost, { app: [app] }).deploy.size).toEqual(
      unknown('the base image is not known: it answered 429'),
    );
    expect(comparing({ app: [grown] }, lost).deploy.size).toEqual(
      unknown('the base image of the baseline is not known: it answered 429'),
    );
  });

  it('is known on an unknown base if a registry states every layer', () => {
    const published = (id: string) => ({
      app: [debian, { id, download: 700, disk: 900 }],
      base: unknown('it has no label'),
    });
    expect(comparing(published('b'), published('a')).deploy).toEqual({
      size: { bytes: 700, how: 'stated' },
      ofBase: { unknown: 'it has no label' },
    });
  });

  it('is unknown if the size of a moved layer is unknown', () => {
    const image = measured({ app: [grown] });
    const layers = image.weighed.layers.map((layer) => ({ ...layer, download: unknown('stored unpacked') }));
    const comparison = compare({ ...image, weighed: { ...image.weighed, layers } }, measured({ app: [app] }));
    expect(comparison.deploy.size).toEqual({ unknown: 'stored unpacked' });
  });
});

describe('an image and its baseline', () => {
  it('are compared', () => {
    const [image, baseline] = [measured({ app: [grown] }), baselineOf({ app: [app] })];
    expect(compareWith(image, baseline)).toEqual({
      image,
      baseline,
      comparison: compare(image, baseline.image),
    });
  });

  it('are not compared if the baseline is missing', () => {
    const image = measured({ app: [app] });
    expect(compareWith(image, { missing: 'first run' })).toEqual({
      image,
      baseline: { missing: 'first run' },
    });
  });
});
