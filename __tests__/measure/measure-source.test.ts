import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureSource, type SourceToMeasure } from '../../src/measure/measure-source.ts';
import type { Platform } from '../../src/model/image.ts';
import { isKnown } from '../../src/model/size.ts';
import { UserError } from '../../src/model/user-error.ts';
import type { Tools } from '../../src/tools/tools.ts';
import { archiveOf, dockerSave } from '../fakes/image-archives.ts';
import { LogFake } from '../fakes/log.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import { AMD64, asPublished, imageOf, layerOf } from '../fakes/pushable-image.ts';
import { tarOf } from '../fakes/tar-writer.ts';
import { testFolder } from '../fakes/test-folder.ts';

const ARM64 = { os: 'linux', architecture: 'arm64' };
const ASPNET = 'mcr.microsoft.com/dotnet/aspnet:10.0';
const SDK = 'mcr.microsoft.com/dotnet/sdk:10.0';
const layer = (name: string) => layerOf(tarOf({ [name]: name.repeat(3000) }));
const [base, app, sdk] = [layer('base'), layer('app'), layer('sdk')];

const publishedFor = (platform: Platform) => {
  const contents = asPublished(imageOf([base, app]));
  return { ...contents, config: { ...contents.config, platform } };
};
const published = (images = {}) =>
  new PublishedImagesFake({
    [ASPNET]: asPublished(imageOf([base])),
    [SDK]: asPublished(imageOf([base, sdk])),
    'ghcr.io/team/shop:1 linux/amd64': publishedFor(AMD64),
    'ghcr.io/team/shop:1 linux/arm64': publishedFor(ARM64),
    ...images,
  });

function measure(changes: Partial<SourceToMeasure> = {}, images = published()) {
  const log = new LogFake();
  // A registry's image needs nothing else.
  const tools = { images, log } as unknown as Tools;
  const asked: SourceToMeasure = {
    source: { kind: 'registry', reference: 'ghcr.io/team/shop:1' },
    name: undefined,
    platforms: [AMD64],
    baseImage: ASPNET,
    sdkImage: undefined,
    ...changes,
  };
  return measureSource(asked, { workspace: '/repo' }, tools);
}

it('an image of an archive has the name that it is given, otherwise the one in the archive', async () => {
  const path = join(testFolder(), 'shop.tar');
  await writeFile(path, archiveOf(dockerSave(imageOf([base, app]), 'ghcr.io/team/shop:abc')));
  const source = { kind: 'archive', path } as const;
  expect(await measure({ source, name: 'shop' })).toMatchObject([{ name: 'shop' }]);
  expect(await measure({ source })).toMatchObject([{ name: 'ghcr.io/team/shop' }]);
});

describe('an image of a registry', () => {
  it('is measured against its base and the SDK image of its base’s version', async () => {
    const [image, ...others] = await measure();
    expect(others).toEqual([]);
    expect(image).toMatchObject({
      name: 'ghcr.io/team/shop',
      project: undefined,
      builder: 'image',
      platform: AMD64,
      reference: 'registry://ghcr.io/team/shop:1',
      sdk: { reference: SDK },
      sdkBase: undefined,
    });
    expect(image?.weighed.app.download).toEqual({ bytes: app.blob.length, how: 'stated' });
  });

  it('is one measurement for each platform that is asked for, in their order', async () => {
    const images = await measure({ platforms: [ARM64, AMD64] });
    expect(images.map(({ platform }) => platform)).toEqual([ARM64, AMD64]);
  });

  it('has the name that it is given', async () => {
    expect(await measure({ name: 'shop' })).toMatchObject([{ name: 'shop' }]);
  });

  it('is compared with the SDK image that is named, or with none', async () => {
    const other = 'registry.lan/sdk:1';
    const images = published({ [other]: asPublished(imageOf([sdk])) });
    expect(await measure({ sdkImage: other }, images)).toMatchObject([{ sdk: { reference: other } }]);
    expect(await measure({ sdkImage: 'none' })).toMatchObject([
      { sdk: { unknown: 'input sdk-image is none' } },
    ]);
  });

  it('does not report a bug as a missing SDK image', async () => {
    const images = published();
    const read = images.read.bind(images);
    images.read = async (reference, platform, digest) => {
      if (reference === SDK) throw new TypeError('a bug');
      return read(reference, platform, digest);
    };
    await expect(measure({}, images)).rejects.toThrow('a bug');
  });

  it('is measured without a base or a version if nobody names them', async () => {
    const [image] = await measure({ baseImage: undefined });
    expect(image?.weighed.base).toEqual({ unknown: expect.stringContaining('set input base-image') });
    expect(image?.sdk).toEqual({ unknown: expect.stringContaining('set input sdk-image') });
    // All layers are as its registry states them.
    expect(image && isKnown(image.weighed.sizes.download)).toBe(true);
  });

  it('that is built on an SDK image should be built on the runtime image', async () => {
    expect(
      await measure({ baseImage: SDK }, published({ [SDK]: asPublished(imageOf([base])) })),
    ).toMatchObject([{ sdkBase: { base: SDK, instead: ASPNET } }]);
  });

  it('that is not there is an error that the user can fix', async () => {
    const absent = measure({ source: { kind: 'registry', reference: 'ghcr.io/team/shop:2' } });
    await expect(absent).rejects.toThrow(UserError);
    await expect(absent).rejects.toThrow('ghcr.io/team/shop:2 (404)');
  });
});
