import { describe, expect, it } from 'vitest';
import { compareWithSdk, isBuiltOnSdk } from '../../src/model/sdk-comparison.ts';
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

  it('is not assumed of an image that shares only some of its layers', () => {
    const image = { base: 'mcr.microsoft.com/dotnet/aspnet:10.0', contents: contents([debian, app]) };
    expect(isBuiltOnSdk(image, sdk)).toBe(false);
  });
});
