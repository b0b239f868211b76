import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatPlatform, type Platform } from '../../src/model/image.ts';
import { verified } from '../../src/model/size.ts';
import { UserError } from '../../src/model/user-error.ts';
import { weigh } from '../../src/model/weigh.ts';
import { type MeasuringRegistry, startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import {
  type Delivery,
  type ExpectedImage,
  pushReference,
  receiveImages,
  type SentImages,
} from '../../src/push/receive.ts';
import { LogFake } from '../fakes/log.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import {
  AMD64,
  asPublished,
  digestOf,
  imageOf,
  layerOf,
  type PushableImage,
} from '../fakes/pushable-image.ts';
import { Pusher } from '../fakes/pusher.ts';
import { tarOf } from '../fakes/tar-writer.ts';

const ARM64 = { os: 'linux', architecture: 'arm64' };
const BASE = 'registry.lan/base:1';
const layer = (name: string) => layerOf(tarOf({ [name]: name.repeat(4000) }));
const [amdBase, armBase, app] = [layer('amd64'), layer('arm64'), layer('app')];
const amd = imageOf([amdBase, app]);
const arm = imageOf([armBase, app], { architecture: 'arm64' });
const digests = (...layers: readonly { blob: Buffer }[]) => layers.map(({ blob }) => digestOf(blob));

let registry: MeasuringRegistry;
let log: LogFake;
/** Digests of all blobs that were sent. */
let sent: readonly string[];
beforeEach(async () => {
  registry = await startMeasuringRegistry({ preferredPort: 0 });
  [log, sent] = [new LogFake(), []];
});
afterEach(() => registry.close());

const published = () =>
  new PublishedImagesFake({
    [`${BASE} linux/amd64`]: asPublished(imageOf([amdBase])),
    [`${BASE} linux/arm64`]: asPublished(imageOf([armBase])),
  });

/** Pushes an image for each platform, as a builder does. */
async function push(platforms: readonly Platform[], changes: Partial<SentImages> = {}): Promise<SentImages> {
  const images = new Map(platforms.map((platform) => [platform, platform === ARM64 ? arm : amd]));
  const pusher = new Pusher(registry.address, registry.repository);
  for (const image of images.values())
    sent = [...sent, ...(await pusher.pushImage(image, undefined, image.digest))];
  pusher.close();
  const image = (platform: Platform) =>
    registry.image(registry.repository, images.get(platform)?.digest ?? '', platform);
  return { image, compressor: 'tool 1', ...changes };
}

function receive(images: readonly ExpectedImage[], changes: Partial<Delivery> = {}, from = published()) {
  const delivery = { images, copiesOf: async () => [], send: push, reference: undefined, ...changes };
  return receiveImages(delivery, { images: from, registry, log });
}

const on = (platform: Platform, base: object = { reference: BASE }): ExpectedImage => ({
  platform,
  base: () => base as ReturnType<ExpectedImage['base']>,
});
const described = (image: PushableImage) => ({ diffIds: image.layers.map(({ tar }) => digestOf(tar)) });

describe.each([
  ['one platform', [AMD64]],
  ['two platforms', [ARM64, AMD64]],
])('images for %s', (_, platforms) => {
  it('are received in the order of the platforms, each with its base, which is not sent', async () => {
    const outcomes = await receive(platforms.map((platform) => on(platform)));
    expect(outcomes.map(({ built }) => formatPlatform(built.contents.config.platform))).toEqual(
      platforms.map(formatPlatform),
    );
    for (const { built, base, baseReference } of outcomes) {
      expect(baseReference).toBe(BASE);
      expect(weigh(built.contents, base).app.download).toEqual(verified(app.blob.length));
    }
    for (const digest of digests(amdBase, armBase)) expect(sent).not.toContain(digest);
  });

  it('are sent with all layers if their bases cannot be read, and warnings name the platforms', async () => {
    const outcomes = await receive(
      platforms.map((platform) => on(platform)),
      {},
      new PublishedImagesFake(),
    );
    const unknown = `the registry does not have ${BASE} (404)`;
    expect(outcomes).toMatchObject(platforms.map(() => ({ base: { unknown }, baseReference: BASE })));
    expect(log.warnings).toEqual(
      platforms.map(
        (platform) =>
          `The base image ${BASE} for ${formatPlatform(platform)} is unknown, so the download size is unknown too: ${unknown}`,
      ),
    );
    expect(sent).toContain(digestOf(amdBase.blob));
  });

  it('have no base if they are built from nothing', async () => {
    const none = { none: 'Dockerfile builds FROM scratch' };
    const images = published();
    const outcomes = await receive(
      platforms.map((platform) => on(platform, none)),
      {},
      images,
    );
    expect(outcomes).toMatchObject(platforms.map(() => ({ base: none, baseReference: undefined })));
    expect([images.asked, log.warnings]).toEqual([[], []]);
    expect(sent).toContain(digestOf(amdBase.blob));
  });

  it('have the note and the compressor of their sender', async () => {
    const send = (all: readonly Platform[]) => push(all, { note: 'By hand', compressor: { unknown: 'why' } });
    const outcomes = await receive(
      platforms.map((platform) => on(platform)),
      { send, reference: 'local://shop:1' },
    );
    for (const { built } of outcomes)
      expect(built).toMatchObject({
        note: 'By hand',
        compressor: { unknown: 'why' },
        reference: 'local://shop:1',
      });
  });

  it('fail with the reason of their sender', async () => {
    const send = async () => {
      throw new UserError('another image arrived');
    };
    await expect(
      receive(
        platforms.map((platform) => on(platform)),
        { send },
      ),
    ).rejects.toThrow('another image arrived');
  });
});

describe('the base of an image', () => {
  const older = digestOf('the older index');
  const moved = () =>
    new PublishedImagesFake({
      [BASE]: asPublished(imageOf([layer('newer')])),
      [`${BASE}@${older}`]: asPublished(imageOf([amdBase])),
    });

  it('is found before the image is sent if the layers are known: other copies are not read', async () => {
    const images = published();
    const copiesOf = async () => [older];
    await receive([{ ...on(AMD64), ...described(amd) }], { copiesOf }, images);
    expect(images.asked).toEqual([BASE]);
    expect(sent).toEqual(expect.not.arrayContaining(digests(amdBase)));
  });

  it('may be any of its copies if the layers are unknown: all are expected, and the right one is found', async () => {
    const images = moved();
    const [outcome] = await receive([on(AMD64)], { copiesOf: async () => [older] }, images);
    expect(images.asked.slice(0, 2)).toEqual([BASE, `${BASE}@${older}`]);
    expect(outcome?.base).toMatchObject({ contents: { digest: imageOf([amdBase]).digest } });
    expect(sent).toEqual(expect.not.arrayContaining(digests(amdBase)));
  });

  it('may be named by its builder only after the build', async () => {
    const send = (all: readonly Platform[]) => push(all, { copiesOf: async () => [older] });
    const [outcome] = await receive([on(AMD64)], { send }, moved());
    expect(outcome?.base).toMatchObject({ contents: { digest: imageOf([amdBase]).digest } });
    // Nobody knew of that copy in time.
    expect(sent).toContain(digestOf(amdBase.blob));
  });

  it('may be named by the labels of the image that arrives', async () => {
    const base: ExpectedImage['base'] = (config) => (config ? { reference: BASE } : { unknown: 'no label' });
    const [outcome] = await receive([{ platform: AMD64, base }]);
    expect(outcome).toMatchObject({ base: { reference: BASE }, baseReference: BASE });
    expect(log.warnings).toEqual([]);
  });
});

describe('blobs that the base’s manifest does not name', () => {
  /** Keeps which blobs it was asked for. */
  class AskedForBlobs extends PublishedImagesFake {
    readonly blobs: string[] = [];

    constructor() {
      super({ [BASE]: asPublished(imageOf([amdBase])) });
    }

    override async blobSize(_: string, digest: string): Promise<number | undefined> {
      this.blobs.push(digest);
      return undefined;
    }
  }

  it('are looked up in its registry if the base is known beforehand', async () => {
    const images = new AskedForBlobs();
    await receive([{ ...on(AMD64), ...described(amd) }], {}, images);
    expect(images.blobs).toContain(digestOf(app.blob));
    expect(images.blobs).not.toContain(digestOf(amdBase.blob));
  });

  it('are not looked up for a builder that compresses nothing again', async () => {
    const images = new AskedForBlobs();
    await receive([on(AMD64)], {}, images);
    expect(images.blobs).toEqual([]);
  });

  it('are sent if their registry cannot be asked', async () => {
    const images = new AskedForBlobs();
    images.blobSize = async () => {
      throw new Error('connection reset');
    };
    await receive([{ ...on(AMD64), ...described(amd) }], {}, images);
    expect(sent).toContain(digestOf(app.blob));
    expect(log.infos).toContain(
      `Whether ${BASE} has the blob ${digestOf(app.blob)} is unknown: connection reset`,
    );
  });
});

it('all images of a run are pushed to one reference', () => {
  expect(pushReference(registry)).toBe(`${registry.address}/${registry.repository}:head`);
});
