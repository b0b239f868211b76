import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildWithDocker, type DockerBuild } from '../../src/build/docker-builder.ts';
import { buildForPlatforms } from '../../src/build/docker-platforms.ts';
import { formatPlatform } from '../../src/model/image.ts';
import { weigh } from '../../src/model/weigh.ts';
import { OCI_INDEX } from '../../src/oci/name/media-types.ts';
import { type MeasuringRegistry, startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import { requireIndexes } from '../../src/push/pushed-platforms.ts';
import type { Tools } from '../../src/tools/tools.ts';
import { LogFake } from '../fakes/log.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import { asPublished, digestOf, imageOf, indexOf, layerOf } from '../fakes/pushable-image.ts';
import { Pusher } from '../fakes/pusher.ts';
import { tarOf } from '../fakes/tar-writer.ts';

const ASPNET = 'mcr.microsoft.com/dotnet/aspnet:10.0';
const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64' };
const ENGINE = {
  version: '28.5',
  storageDriver: 'overlayfs',
  containerdStore: true,
  os: 'linux',
  architecture: 'x86_64',
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

/** An engine that holds what buildx built, and pushes it as one index. */
function docker(changes: Partial<Tools['docker']> = {}): Tools['docker'] {
  const fake: Pick<Tools['docker'], 'build' | 'inspect' | 'push' | 'remove'> = {
    build: async () => ({
      imageId: digestOf(index),
      image: undefined as never,
      metadata: { materials: [] },
    }),
    inspect: async () => undefined,
    push: async () => {
      const pusher = new Pusher(registry.address, registry.repository);
      for (const image of [forAmd, forArm])
        sent = [...sent, ...(await pusher.pushImage(image, undefined, image.digest))];
      await pusher.putManifest('head', index, OCI_INDEX);
      pusher.close();
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

function build(
  changes: Partial<DockerBuild> = {},
  tools: Partial<Parameters<typeof buildForPlatforms>[3]> = {},
) {
  const request = { dockerfile: 'Dockerfile', context: '.', options: {} };
  return buildForPlatforms(
    { request, base: { reference: ASPNET }, tag: 'head', ...changes },
    [ARM64, AMD64],
    ENGINE,
    { docker: docker(), images: published(), registry, log, engineReach, ...tools },
  );
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

  it('knows the base of one platform where that of another cannot be had', async () => {
    const images = new PublishedImagesFake({ [`${ASPNET} linux/amd64`]: asPublished(imageOf([amdBase])) });
    const outcomes = await build({}, { images });
    expect(outcomes.map(({ base }) => 'unknown' in base)).toEqual([true, false]);
    expect(log.warnings).toEqual([
      `The base image for linux/arm64 is not known, so the download size is not either: the registry does not have ${ASPNET} (404)`,
    ]);
    // What the registry does not know is read.
    expect(sent).toContain(digestOf(armBase.blob));
    expect(sent).not.toContain(digestOf(amdBase.blob));
  });

  it('may choose another base for each platform', async () => {
    const other = 'registry.lan/arm:1';
    const images = published({ [other]: asPublished(imageOf([armBase])) });
    const platformBases = [{ reference: other }, { reference: ASPNET }];
    const outcomes = await build({ platformBases }, { images });
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
    const outcomes = await build({}, { images, docker: docker({ inspect }) });
    expect(outcomes.map(({ base }) => 'contents' in base)).toEqual([true, true]);
    for (const { blob } of [amdBase, armBase]) expect(sent).not.toContain(digestOf(blob));
  });

  it('is not mistaken for another image, and leaves no name behind', async () => {
    const push = async () => digestOf('something else');
    await expect(build({}, { docker: docker({ push }) })).rejects.toThrow(
      `Docker was to push the image ${digestOf(index)} but pushed ${digestOf('something else')}, which is another one`,
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

it('a Docker build for one platform gives one outcome', async () => {
  const image = { diffIds: [digestOf(armBase.tar), digestOf(app.tar)], platform: ARM64 };
  const build = async () =>
    ({ imageId: digestOf(index), image, metadata: { materials: [] } }) as unknown as Awaited<
      ReturnType<Tools['docker']['build']>
    >;
  const request = { dockerfile: 'Dockerfile', context: '.', options: {}, platforms: [ARM64] };
  const outcomes = await buildWithDocker({ request, base: { reference: ASPNET }, tag: 'head' }, ENGINE, {
    docker: docker({ build }),
    images: published(),
    registry,
    log,
    engineReach,
  });
  expect(outcomes.map(({ built }) => formatPlatform(built.contents.config.platform))).toEqual([
    'linux/arm64',
  ]);
});
