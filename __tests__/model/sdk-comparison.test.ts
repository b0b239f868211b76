import { describe, expect, it } from 'vitest';
import { compareWithSdk, isBuiltOnSdk, sdkRatio } from '../../src/model/sdk-comparison.ts';
import { unknown } from '../../src/model/size.ts';
import { weigh } from '../../src/model/weigh.ts';
import { contents } from './contents.ts';

const debian = { id: 'debian', download: 30, disk: 80 };
const tools = { id: 'tools', download: 170, disk: 520 };
const app = { id: 'app', download: 20, disk: 40, how: 'verified' } as const;
const base = { reference: 'dotnet/aspnet:10.0', contents: contents([debian], { id: 'base' }) };
const sdk = contents([debian, tools], { id: 'sdk', env: ['DOTNET_SDK_VERSION=10.0.401'] });

describe('comparing with the SDK image', () => {
  it('divides the image by the SDK image, for download and for disk', () => {
    const comparison = compareWithSdk(weigh(contents([debian, app]), base), 'dotnet/sdk:10.0', sdk);
    expect(comparison.ratio).toBe(50 / 200);
    expect(comparison.diskRatio).toBe(120 / 600);
  });

  it('names the SDK image and has its sizes', () => {
    const comparison = compareWithSdk(weigh(contents([debian, app]), base), 'dotnet/sdk:10.0', sdk);
    expect(comparison).toMatchObject({
      reference: 'dotnet/sdk:10.0',
      digest: sdk.digest,
      download: { bytes: 200, how: 'stated' },
      disk: { bytes: 600, how: 'stated' },
    });
    expect(comparison.layers[1]).toEqual({
      digest: sdk.layers[1]?.digest,
      diffId: sdk.layers[1]?.diffId,
      download: { bytes: 170, how: 'stated' },
      disk: { bytes: 520, how: 'stated' },
      createdBy: 'COPY tools',
      shared: false,
    });
  });

  it('has no instruction of a layer if the history does not fit the layers', () => {
    const odd = { ...sdk, config: { ...sdk.config, history: [] } };
    const { layers } = compareWithSdk(weigh(contents([debian, app]), base), 'dotnet/sdk:10.0', odd);
    expect(layers.map(({ createdBy }) => createdBy)).toEqual(['', '']);
  });

  it('says which layers the image has too', () => {
    const comparison = compareWithSdk(weigh(contents([debian, app]), base), 'dotnet/sdk:10.0', sdk);
    expect(comparison.layers.map(({ createdBy, shared }) => [createdBy, shared])).toEqual([
      ['COPY debian', true],
      ['COPY tools', false],
    ]);
  });

  it('has no ratio if a size is unknown', () => {
    const image = contents([debian, app]);
    const layers = image.layers.map((layer) => ({ ...layer, disk: { unknown: 'zstd' } }));
    const comparison = compareWithSdk(weigh({ ...image, layers }, { none: 'FROM scratch' }), 'sdk', sdk);
    expect(comparison.diskRatio).toBeUndefined();
    expect(comparison.ratio).toBe(0.25);
  });
});

describe('the ratio to the SDK image', () => {
  const comparison = compareWithSdk(weigh(contents([debian, app]), base), 'dotnet/sdk:10.0', sdk);

  it('is a decimal', () => {
    expect(sdkRatio(comparison)).toBe(0.25);
  });

  it('is unknown if there is no SDK image', () => {
    expect(sdkRatio(unknown('input sdk-image is none'))).toEqual({ unknown: 'input sdk-image is none' });
  });

  it('is unknown if a size is unknown, and says which', () => {
    const lost = { ...comparison, ratio: undefined };
    expect(sdkRatio(lost)).toEqual({ unknown: 'the download size is unknown' });
    expect(sdkRatio({ ...lost, download: unknown('429') })).toEqual({ unknown: '429' });
  });
});

describe('an image on the SDK image', () => {
  it.each([
    [
      'by the name of its base',
      { base: 'mcr.microsoft.com/dotnet/sdk:10.0', contents: contents([app]) },
      undefined,
    ],
    ['by its first layers', { base: undefined, contents: contents([debian, tools, app]) }, sdk],
    [
      'by its environment',
      { base: undefined, contents: contents([app], { env: ['DOTNET_SDK_VERSION=10.0.401'] }) },
      undefined,
    ],
  ])('is recognized %s', (_sign, image, sdkImage) => {
    expect(isBuiltOnSdk(image, sdkImage)).toBe(true);
  });

  it('is not assumed if the image is compared with an image that is not an SDK image', () => {
    const other = contents([debian], { id: 'other' });
    expect(isBuiltOnSdk({ base: undefined, contents: contents([debian, app]) }, other)).toBe(false);
  });

  it.each([
    ['mcr.microsoft.com/dotnet/sdk', true],
    ['mcr.microsoft.com/dotnet/sdk@sha256:aa', true],
    ['dotnet/sdk:10.0', true],
    ['mcr.microsoft.com/dotnet/sdk-tools:10.0', false],
    ['mcr.microsoft.com/mydotnet/sdk:10.0', false],
    ['mcr.microsoft.com/dotnet/aspnet:10.0', false],
  ])('is recognized by the name %s: %s', (base, expected) => {
    expect(isBuiltOnSdk({ base, contents: contents([app]) }, undefined)).toBe(expected);
  });

  it.each([
    ['an image without layers', [], ['DOTNET_SDK_VERSION=10.0.401']],
    ['another variable', [app], ['DOTNET_VERSION=10.0.4', 'MY_DOTNET_SDK_VERSION=10.0.401']],
    ['a variable that only starts like it', [app], ['DOTNET_SDK_VERSION_SUFFIX=1']],
    ['no variable', [app], []],
  ])('is not assumed of %s', (_what, layers, env) => {
    expect(isBuiltOnSdk({ base: undefined, contents: contents(layers, { env }) }, undefined)).toBe(false);
  });

  it('is recognized by one of several variables', () => {
    const image = contents([app], { env: ['PATH=/bin', 'DOTNET_SDK_VERSION=10.0.401'] });
    expect(isBuiltOnSdk({ base: undefined, contents: image }, undefined)).toBe(true);
  });

  it('is not assumed of an image that shares only some of its layers', () => {
    const image = { base: 'mcr.microsoft.com/dotnet/aspnet:10.0', contents: contents([debian, app]) };
    expect(isBuiltOnSdk(image, sdk)).toBe(false);
  });
});
