import { describe, expect, it } from 'vitest';
import { findImageBase, namedBase } from '../../src/source/image-base.ts';
import { LogFake } from '../fakes/log.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import { contents, digest } from '../model/contents.ts';

const ASPNET = 'mcr.microsoft.com/dotnet/aspnet:10.0';
const NAME = 'org.opencontainers.image.base.name';
const DIGEST = 'org.opencontainers.image.base.digest';
const base = contents([{ id: 'debian', download: 1, disk: 2 }]);
const newer = contents([{ id: 'debian 2', download: 1, disk: 2 }]);
const image = (labels: Record<string, string>) => ({
  labels,
  diffIds: [digest('debian'), digest('app')],
  platform: { os: 'linux', architecture: 'amd64' },
});

describe('the base of an image that was built before the run', () => {
  it('is the one that input base-image names, before its labels', () => {
    expect(namedBase({ [NAME]: 'a:1' }, 'b:1')).toEqual({ reference: 'b:1', digests: [] });
    expect(namedBase({ [NAME]: 'a:1', [DIGEST]: digest('x') }, undefined)).toEqual({
      reference: 'a:1',
      digests: [digest('x')],
    });
  });

  it.each([
    [{}, 'the image does not say what it is built on'],
    [{ [NAME]: ' ' }, 'the image does not say what it is built on'],
    [{ [NAME]: 'Not A Reference' }, `label ${NAME} is not a reference: "Not A Reference"`],
  ])('is unknown with labels %j, and base-image is to be set', (labels, reason) => {
    const named = namedBase(labels, undefined);
    expect(named).toEqual({ unknown: expect.stringContaining(reason) });
    expect(named).toEqual({ unknown: expect.stringContaining('set input base-image') });
  });

  it('is the copy with its digest if the tag has moved', async () => {
    const images = new PublishedImagesFake({ [ASPNET]: newer, [`${ASPNET}@${digest('used')}`]: base });
    const log = new LogFake();
    const labels = { [NAME]: ASPNET, [DIGEST]: digest('used') };
    expect(await findImageBase(image(labels), undefined, { images, log })).toEqual({
      base: { reference: ASPNET, contents: base },
      baseReference: ASPNET,
    });
    expect(log.warnings).toEqual([]);
  });

  it('that nobody names is unknown, and a warning says what that costs', async () => {
    const log = new LogFake();
    await findImageBase(image({}), undefined, { images: new PublishedImagesFake(), log });
    expect(log.warnings).toEqual([
      expect.stringContaining('so the download size is unknown too: the image does not say'),
    ]);
  });

  it('that cannot be read is unknown, and a warning says why', async () => {
    const log = new LogFake();
    const found = await findImageBase(image({ [NAME]: ASPNET }), undefined, {
      images: new PublishedImagesFake(),
      log,
    });
    const unknown = `the registry does not have ${ASPNET} (404)`;
    expect(found).toEqual({ base: { unknown }, baseReference: ASPNET });
    expect(log.warnings).toEqual([
      `The base image ${ASPNET} for linux/amd64 is unknown, so the download size is unknown too: ${unknown}`,
    ]);
  });
});
