import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildWithEngine, requireIndexes } from '../../src/build/build-images.ts';
import type { DockerBuild } from '../../src/build/docker-build.ts';
import type { LocalImage } from '../../src/docker/local-image.ts';
import { formatPlatform, type Platform } from '../../src/model/image.ts';
import { UserError } from '../../src/model/user-error.ts';
import { weigh } from '../../src/model/weigh.ts';
import { OCI_INDEX } from '../../src/oci/name/media-types.ts';
import { type MeasuringRegistry, startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import type { NamedBase } from '../../src/push/base.ts';
import type { Tools } from '../../src/tools/tools.ts';
import { LogFake } from '../fakes/log.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import {
  asPublished,
  digestOf,
  imageOf,
  indexOf,
  layerOf,
  type PushableImage,
} from '../fakes/pushable-image.ts';
import { Pusher } from '../fakes/pusher.ts';
import { tarOf } from '../fakes/tar-writer.ts';

const ASPNET = 'mcr.microsoft.com/dotnet/aspnet:10.0';
const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64' };
const ENGINE = {
  version: '28.5',
  storageDriver: 'overlayfs',
  containerdStore: true,
};

const layer = (name: string) => layerOf(tarOf({ [name]: name.repeat(5000) }));
const [amdBase, armBase, app] = [layer('amd64'), layer('arm64'), layer('app/Program.dll')];
const forAmd = imageOf([amdBase, app]);
const forArm = imageOf([armBase, app], { architecture: 'arm64' });
const index = indexOf([forAmd, forArm]);

let registry: MeasuringRegistry;
let sent: readonly string[];
let removed: readonly string[];
let log: LogFake;

beforeEach(async () => {
  registry = await startMeasuringRegistry({ preferredPort: 0 });
  [sent, removed, log] = [[], [], new LogFake()];
});
afterEach(() => registry.close());

const published = (images = {}) =>
  new PublishedImagesFake({
    [`${ASPNET} linux/amd64`]: asPublished(imageOf([amdBase])),
    [`${ASPNET} linux/arm64`]: asPublished(imageOf([armBase])),
    ...images,
  });

const described = (image: PushableImage, platform: Platform): LocalImage => ({
  id: image.configDigest,
  tags: ['app:1'],
  repoDigests: [],
  diffIds: image.layers.map(({ tar }) => digestOf(tar)),
  platform,
  env: [],
  labels: {},
});

async function pushed(images: readonly PushableImage[], ofAll?: Buffer): Promise<void> {
  const pusher = new Pusher(registry.address, registry.repository);
  for (const image of images) sent = [...sent, ...(await pusher.pushImage(image, undefined, image.digest))];
  if (ofAll) await pusher.putManifest('head', ofAll, OCI_INDEX);
  pusher.close();
}

/** An engine that holds what buildx built, and pushes it as one index. */
function docker(changes: Partial<Tools['docker']> = {}): Tools['docker'] {
  const fake: Pick<Tools['docker'], 'build' | 'inspect' | 'push' | 'remove'> = {
    build: async () => ({
      imageId: digestOf(index),
      // Of an index the engine describes its own platform.
      image: described(forAmd, AMD64),
      metadata: { materials: [] },
    }),
    inspect: async () => undefined,
    push: async () => {
      await pushed([forAmd, forArm], index);
      return digestOf(index);
    },
    remove: async (reference) => {
      removed = [...removed, reference];
    },
    ...changes,
  };
  return fake as Tools['docker'];
}

const engineReach = async () => 'reachable' as const;

const BOTH: DockerBuild['images'] = [
  { platform: ARM64, base: { reference: ASPNET } },
  { platform: AMD64, base: { reference: ASPNET } },
];

function build(tools: Partial<Parameters<typeof buildWithEngine>[2]> = {}, images = BOTH) {
  const platforms = images.map(({ platform }) => platform);
  const request = { dockerfile: 'Dockerfile', context: '.', options: {}, platforms };
  return buildWithEngine({ request, images }, ENGINE, {
    docker: docker(),
    images: published(),
    registry,
    log,
    engineReach,
    ...tools,
  });
}

describe('a Docker build for several platforms', () => {
  it('gives each its own base, which is not sent', async () => {
    const outcomes = await build();
    const weighed = outcomes.map(({ built, base }) => weigh(built.contents, base));
    expect(outcomes.map(({ built }) => formatPlatform(built.contents.config.platform))).toEqual([
      'linux/arm64',
      'linux/amd64',
    ]);
    expect(weighed.map(({ layers }) => layers.map(({ digest, from }) => [digest, from]))).toEqual([
      [
        [digestOf(armBase.blob), 'base'],
        [digestOf(app.blob), 'app'],
      ],
      [
        [digestOf(amdBase.blob), 'base'],
        [digestOf(app.blob), 'app'],
      ],
    ]);
    expect(weighed.map(({ app: own }) => own.download)).toEqual([
      { bytes: app.blob.length, how: 'verified' },
      { bytes: app.blob.length, how: 'verified' },
    ]);
    for (const { blob } of [amdBase, armBase]) expect(sent).not.toContain(digestOf(blob));
    expect(outcomes[0]).toMatchObject({
      baseReference: ASPNET,
      built: { compressor: 'Docker 28.5 (containerd store)' },
    });
    expect(removed).toEqual([`${registry.address}/${registry.repository}:head`]);
  });

  it('knows the base of one platform if the base of another cannot be read', async () => {
    const images = new PublishedImagesFake({ [`${ASPNET} linux/amd64`]: asPublished(imageOf([amdBase])) });
    const outcomes = await build({ images });
    expect(outcomes.map(({ base }) => 'unknown' in base)).toEqual([true, false]);
    expect(log.warnings).toEqual([
      `The base image ${ASPNET} for linux/arm64 is unknown, so the download size is unknown too: the registry does not have ${ASPNET} (404)`,
    ]);
    // What the registry does not know is read.
    expect(sent).toContain(digestOf(armBase.blob));
    expect(sent).not.toContain(digestOf(amdBase.blob));
  });

  it('may choose another base for each platform', async () => {
    const other = 'registry.lan/arm:1';
    const images = published({ [other]: asPublished(imageOf([armBase])) });
    const outcomes = await build({ images }, [
      { platform: ARM64, base: { reference: other } },
      { platform: AMD64, base: { reference: ASPNET } },
    ]);
    expect(outcomes.map(({ baseReference }) => baseReference)).toEqual([other, ASPNET]);
    expect(outcomes[0]?.base).toMatchObject({ reference: other });
  });

  it('finds an older copy of the base, by the digest under which the engine holds it', async () => {
    const newer = asPublished(imageOf([layer('newer')]));
    const digest = digestOf('the older index');
    const images = new PublishedImagesFake({
      [ASPNET]: newer,
      [`${ASPNET}@${digest} linux/amd64`]: asPublished(imageOf([amdBase])),
      [`${ASPNET}@${digest} linux/arm64`]: asPublished(imageOf([armBase])),
    });
    const inspect = async () =>
      ({ id: digest, repoDigests: [`mcr.microsoft.com/dotnet/aspnet@${digest}`] }) as never;
    const outcomes = await build({ images, docker: docker({ inspect }) });
    expect(outcomes.map(({ base }) => 'contents' in base)).toEqual([true, true]);
    for (const { blob } of [amdBase, armBase]) expect(sent).not.toContain(digestOf(blob));
  });

  it('is not mistaken for a part of it, and leaves no name behind', async () => {
    const push = async () => {
      await pushed([forAmd]);
      return forAmd.digest;
    };
    await expect(build({ docker: docker({ push }) })).rejects.toThrow(
      `Docker was to push the image ${digestOf(index)} but pushed ${forAmd.digest}, which is another one, or only a part of it. Check that the engine has it for linux/arm64, linux/amd64`,
    );
    expect(removed).toHaveLength(1);
  });

  it('needs an engine that holds indexes', () => {
    expect(() => requireIndexes(ENGINE)).not.toThrow();
    expect(() => requireIndexes({ ...ENGINE, version: '20.10', containerdStore: false })).toThrow(
      /this Docker engine \(20\.10\) keeps images in its classic store.*"containerd-snapshotter": true/,
    );
  });
});

describe('a Docker build for one platform', () => {
  /** A classic store names an image by its config. */
  const one = (reference: PushableImage = forArm) =>
    docker({
      build: async () => ({
        imageId: forArm.configDigest,
        image: described(forArm, ARM64),
        metadata: { materials: [] },
      }),
      push: async () => {
        await pushed([reference]);
        return reference.digest;
      },
    });
  const forOne = (base: NamedBase): DockerBuild['images'] => [{ platform: ARM64, base }];

  it('gives one outcome, and sends no base', async () => {
    const outcomes = await build({ docker: one() }, forOne({ reference: ASPNET }));
    expect(outcomes).toMatchObject([{ base: { reference: ASPNET }, baseReference: ASPNET }]);
    expect(outcomes.map(({ built }) => built.contents.digest)).toEqual([forArm.digest]);
    expect(sent).not.toContain(digestOf(armBase.blob));
  });

  it('reads the base once, while the engine builds', async () => {
    const images = published();
    const seen: (readonly string[])[] = [];
    const engine = one();
    const build = async (request: Parameters<typeof engine.build>[0]) => {
      seen.push([...images.asked]);
      return engine.build(request);
    };
    await buildOne({ ...engine, build }, images);
    expect(seen).toEqual([[ASPNET]]);
    // The second answer comes from what the client has read already.
    expect(images.asked).toEqual([ASPNET, ASPNET]);
  });

  it('sends all layers, and counts them as the app’s, when it builds FROM scratch', async () => {
    const [outcome] = await build({ docker: one() }, forOne({ none: 'Dockerfile builds FROM scratch' }));
    expect(outcome).toMatchObject({
      base: { none: 'Dockerfile builds FROM scratch' },
      baseReference: undefined,
    });
    expect(sent).toEqual(expect.arrayContaining([armBase, app].map(({ blob }) => digestOf(blob))));
    expect(log.warnings).toEqual([]);
  });

  it('is not mistaken for another image that was pushed, and leaves no name behind', async () => {
    await expect(build({ docker: one(forAmd) }, forOne({ reference: ASPNET }))).rejects.toThrow(
      `Docker was to push the image ${forArm.configDigest} but pushed ${forAmd.digest}, which is another one`,
    );
    expect(removed).toHaveLength(1);
  });

  it('leaves no name behind when the build fails', async () => {
    const failing = async () => {
      throw new UserError('the build failed');
    };
    await expect(build({ docker: docker({ build: failing }) })).rejects.toThrow('the build failed');
    expect(removed).toHaveLength(1);
  });

  const buildOne = (engine: Tools['docker'], images: PublishedImagesFake) =>
    build({ docker: engine, images }, forOne({ reference: ASPNET }));
});
