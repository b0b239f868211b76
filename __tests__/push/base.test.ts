import { describe, expect, it } from 'vitest';
import { type CopiesOf, findBase } from '../../src/push/base.ts';
import { LogFake } from '../fakes/log.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import { contents, digest } from '../model/contents.ts';

const REFERENCE = 'mcr.microsoft.com/dotnet/aspnet:10.0';
const older = contents([{ id: 'debian 1', download: 1, disk: 2 }], { id: 'older' });
const current = contents([{ id: 'debian 2', download: 1, disk: 2 }], { id: 'current' });
const built = {
  platform: { os: 'linux', architecture: 'amd64' },
  diffIds: [digest('debian 1'), digest('app')],
};
const [OLD, GONE] = [digest('old'), digest('gone')];

/** @param copies that the engine may have used, and whether they were asked for. */
async function find(images: PublishedImagesFake, named: object = {}, copies: readonly string[] = []) {
  const log = new LogFake();
  let asked = false;
  const copiesOf: CopiesOf = async () => {
    asked = true;
    return copies;
  };
  const found = await findBase({ reference: REFERENCE, ...named }, built, copiesOf, { images, log });
  return { found, asked, warnings: log.warnings };
}

describe('the base image that was used', () => {
  it('is what the tag means if the image starts with its layers', async () => {
    const images = new PublishedImagesFake({ [REFERENCE]: older });
    expect(await find(images, {}, [OLD])).toEqual({
      found: { base: { reference: REFERENCE, contents: older }, baseReference: REFERENCE },
      asked: false,
      warnings: [],
    });
    expect(images.asked).toEqual([REFERENCE]);
  });

  it('is an older copy, by its digest, if the tag has moved', async () => {
    const images = new PublishedImagesFake({ [REFERENCE]: current, [`${REFERENCE}@${OLD}`]: older });
    const { found, warnings } = await find(images, {}, [GONE, OLD]);
    expect(found.base).toMatchObject({ contents: older });
    expect(images.asked).toEqual([REFERENCE, `${REFERENCE}@${GONE}`, `${REFERENCE}@${OLD}`]);
    expect(warnings).toEqual([]);
  });

  it('is looked for by the digest that is named with it before others, and by each digest once', async () => {
    const images = new PublishedImagesFake({ [REFERENCE]: current });
    await find(images, { digests: [OLD] }, [GONE, OLD]);
    expect(images.asked).toEqual([REFERENCE, `${REFERENCE}@${OLD}`, `${REFERENCE}@${GONE}`]);
  });

  it('is read for the platform that its Dockerfile names for it', async () => {
    const images = new PublishedImagesFake({ [REFERENCE]: current, [`${REFERENCE} linux/arm64`]: older });
    const { found } = await find(images, { platform: { os: 'linux', architecture: 'arm64' } });
    expect(found.base).toMatchObject({ contents: older });
  });

  it('is unknown if no published copy has its layers, and a warning says so', async () => {
    const unknown = `no published copy of ${REFERENCE} has the layers that the image starts with`;
    expect(await find(new PublishedImagesFake({ [REFERENCE]: current }))).toEqual({
      found: { base: { unknown }, baseReference: REFERENCE },
      asked: true,
      warnings: [
        `The base image ${REFERENCE} for linux/amd64 is unknown, so the download size is unknown too: ${unknown}`,
      ],
    });
  });

  it('is unknown with the registry’s answer to its tag if it cannot be read', async () => {
    const { found } = await find(new PublishedImagesFake(), {}, [OLD]);
    expect(found.base).toEqual({ unknown: `the registry does not have ${REFERENCE} (404)` });
  });

  it('does not report a bug as unknown', async () => {
    const images = new PublishedImagesFake();
    images.read = async () => {
      throw new TypeError('a bug');
    };
    await expect(find(images)).rejects.toThrow('a bug');
  });

  it('is none if the image is built from nothing, and no registry is asked', async () => {
    const images = new PublishedImagesFake();
    const log = new LogFake();
    const none = { none: 'Dockerfile builds FROM scratch' };
    expect(await findBase(none, built, async () => [OLD], { images, log })).toEqual({
      base: none,
      baseReference: undefined,
    });
    expect([images.asked, log.warnings]).toEqual([[], []]);
  });
});
