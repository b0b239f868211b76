import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildWithSdk, type SdkBuild } from '../../src/build/sdk-builder.ts';
import type { BegunPublish } from '../../src/dotnet/publish/begun-publish.ts';
import type { PublishContainerRequest } from '../../src/dotnet/publish/publish-container.ts';
import { formatPlatform } from '../../src/model/image.ts';
import { type MeasuringRegistry, startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import type { Tools } from '../../src/tools/tools.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import { asPublished, digestOf, imageOf, layerOf } from '../fakes/pushable-image.ts';
import { Pusher } from '../fakes/pusher.ts';
import { tarOf } from '../fakes/tar-writer.ts';
import { webProject } from '../plan/facts.ts';

const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64' };
const layer = (name: string) => layerOf(tarOf({ [name]: name.repeat(3000) }));

/** Of each runtime: its base, and the image that the SDK makes on it. */
const RUNTIMES: Readonly<Record<string, ReturnType<typeof imageOf>>> = {
  'linux-x64': imageOf([layer('base x64'), layer('app x64')]),
  'linux-arm64': imageOf([layer('base arm64'), layer('app arm64')], { architecture: 'arm64' }),
};

let registry: MeasuringRegistry;
let sent: readonly string[];
let requests: readonly PublishContainerRequest[];

beforeEach(async () => {
  registry = await startMeasuringRegistry({ preferredPort: 0 });
  [sent, requests] = [[], []];
});
afterEach(() => registry.close());

/** The SDK, with a base image of its own for each runtime. */
const dotnet = {
  baseImage: async (_project: unknown, _options: unknown, identifier = 'linux-x64') =>
    `mcr.microsoft.com/${identifier}:1`,
  publishContainer: async (request: PublishContainerRequest) => {
    requests = [...requests, request];
    const image = RUNTIMES[request.runtimeIdentifier ?? 'linux-x64'];
    if (!image) throw new Error('no such runtime');
    const pusher = new Pusher(registry.address, request.repository);
    sent = [...sent, ...(await pusher.pushImage(image, undefined, request.tag))];
    pusher.close();
    return { digest: image.digest };
  },
} as unknown as Tools['dotnet'];

const images = new PublishedImagesFake(
  Object.fromEntries(
    Object.entries(RUNTIMES).map(([identifier, image]) => [
      `mcr.microsoft.com/${identifier}:1 linux/${identifier === 'linux-x64' ? 'amd64' : 'arm64'}`,
      asPublished(imageOf(image.layers.slice(0, 1))),
    ]),
  ),
);

const build = (changes: Partial<SdkBuild> = {}, from = images, sdk: Tools['dotnet'] = dotnet) =>
  buildWithSdk(
    {
      project: webProject('/repo/Api.csproj'),
      options: { root: '/repo', configuration: 'Release' },
      platforms: [ARM64, AMD64],
      baseImage: undefined,
      ...changes,
    },
    { dotnet: sdk, images: from, registry },
  );

describe('images that the SDK makes', () => {
  it('are one for each platform, each on the base of its runtime, which is not sent', async () => {
    const outcomes = await build();
    expect(requests.map(({ runtimeIdentifier }) => runtimeIdentifier)).toEqual(['linux-arm64', 'linux-x64']);
    expect(outcomes.map(({ baseReference }) => baseReference)).toEqual([
      'mcr.microsoft.com/linux-arm64:1',
      'mcr.microsoft.com/linux-x64:1',
    ]);
    expect(outcomes.map(({ built }) => formatPlatform(built.contents.config.platform))).toEqual([
      'linux/arm64',
      'linux/amd64',
    ]);
    for (const { layers } of Object.values(RUNTIMES)) {
      const [base, app] = layers.map(({ blob }) => digestOf(blob));
      expect(sent).not.toContain(base);
      expect(sent).toContain(app);
    }
  });

  const begunWith = (steps: string[]): BegunPublish => ({
    path: '/repo/Api.csproj',
    finish: async () => undefined,
    stop: async () => void steps.push('stop'),
  });

  it('go on with the publish that was begun, which ends with them', async () => {
    const steps: string[] = [];
    const begun = begunWith(steps);
    const seen: unknown[] = [];
    const sdk: Tools['dotnet'] = {
      ...dotnet,
      publishContainer: async (request, other) => {
        steps.push('publish');
        seen.push(other);
        return dotnet.publishContainer(request);
      },
    };
    await build({ platforms: [], begun }, images, sdk);
    expect(seen).toEqual([begun]);
    expect(steps).toEqual(['publish', 'stop']);
  });

  it('are restored only after a publish that was begun for one image has ended', async () => {
    const steps: string[] = [];
    const sdk: Tools['dotnet'] = { ...dotnet, restore: async () => void steps.push('restore') };
    const runtimeIdentifiers = ['linux-x64', 'linux-arm64'];
    const project = webProject('/repo/Api.csproj', { runtimeIdentifiers });
    await build({ project, begun: begunWith(steps) }, images, sdk);
    expect(steps.slice(0, 2)).toEqual(['stop', 'restore']);
  });

  it('stop a publish that was begun if there can be no image', async () => {
    const steps: string[] = [];
    const published = new PublishedImagesFake({});
    await expect(build({ platforms: [], begun: begunWith(steps) }, published)).rejects.toThrow();
    expect(steps).toEqual(['stop']);
  });

  it.each([
    ['8.0.414', 'localhost'],
    ['9.0.100', '127.0.0.1'],
    ['10.0.401', '127.0.0.1'],
  ])('are pushed by SDK %s to %s, where it speaks plain HTTP', async (sdkVersion, host) => {
    await build({ project: webProject('/repo/Api.csproj', { sdkVersion }), platforms: [AMD64] });
    expect(requests.map((request) => request.registry.split(':')[0])).toEqual([host]);
  });

  it('are built on the base that the user names, from its mirror if it has one', async () => {
    const named = 'registry.lan/base:1';
    const published = new PublishedImagesFake({ [named]: asPublished(imageOf([layer('base x64')])) });
    for (const mirror of [undefined, 'proxy.lan/base:1']) {
      published.mirror = mirror;
      const [outcome] = await build({ platforms: [AMD64], baseImage: named }, published);
      expect(outcome?.baseReference).toBe(named);
    }
    expect(requests.map(({ baseImage }) => baseImage)).toEqual([named, 'proxy.lan/base:1']);
  });

  const withTarget = (base: string): Tools['dotnet'] => ({
    ...dotnet,
    publishContainer: async (request) => {
      await request.onOtherBase(base);
      return dotnet.publishContainer({ ...request, runtimeIdentifier: 'linux-arm64' });
    },
  });
  const arm = 'mcr.microsoft.com/linux-arm64:1';

  it('are measured on the base and for the platform that a target of the project chose', async () => {
    const published = new PublishedImagesFake({
      'mcr.microsoft.com/linux-x64:1': asPublished(imageOf([layer('base x64')])),
      [arm]: asPublished(imageOf([layer('base arm64')])),
    });
    const [outcome] = await build({ platforms: [] }, published, withTarget(arm));
    expect(outcome?.baseReference).toBe(arm);
    expect(outcome?.built.contents.config.platform).toEqual(ARM64);
    expect(sent).not.toContain(digestOf(layer('base arm64').blob));
  });

  it('are not pushed if a target replaces the base that input base-image names', async () => {
    const published = new PublishedImagesFake({ 'lan/base:1': asPublished(imageOf([layer('base x64')])) });
    await expect(
      build({ platforms: [], baseImage: 'lan/base:1' }, published, withTarget(arm)),
    ).rejects.toThrow(
      `Input base-image is lan/base:1, but a target of /repo/Api.csproj sets ContainerBaseImage to ${arm}.`,
    );
    expect(sent).toEqual([]);
  });

  it('are refused if the user’s own arguments name the runtime of another platform', async () => {
    const stubborn = {
      ...dotnet,
      publishContainer: (request: PublishContainerRequest) =>
        dotnet.publishContainer({ ...request, runtimeIdentifier: 'linux-x64' }),
    };
    const request = {
      project: webProject('/repo/Api.csproj'),
      options: {
        root: '/repo',
        configuration: 'Release',
        publishArgs: ['-p:ContainerRuntimeIdentifier=linux-x64'],
      },
      platforms: [ARM64],
      baseImage: undefined,
    };
    await expect(buildWithSdk(request, { dotnet: stubborn, images, registry })).rejects.toThrow(
      'The .NET SDK made an image of Api for linux/amd64, not for linux/arm64. Does input publish-args',
    );
  });
});
