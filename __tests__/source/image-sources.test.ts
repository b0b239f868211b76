import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { parseImageSource } from '../../src/action/image-source.ts';
import { wantedPlatforms } from '../../src/action/platforms.ts';
import type { ReadArchive } from '../../src/docker/build.ts';
import type { Docker } from '../../src/docker/engine.ts';
import type { LocalImage } from '../../src/docker/local-image.ts';
import { formatPlatform, parsePlatform } from '../../src/model/image.ts';
import { unknown, verified } from '../../src/model/size.ts';
import { UserError } from '../../src/model/user-error.ts';
import { OCI_INDEX } from '../../src/oci/name/media-types.ts';
import { type MeasuringRegistry, startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import { readSource } from '../../src/source/image-sources.ts';
import type { Reach, Tools } from '../../src/tools/tools.ts';
import { NO_BUILDX } from '../fakes/buildx.ts';
import { streamed } from '../fakes/chunks.ts';
import { archiveOf, containerdSave, dockerSave, indexSave, type Members } from '../fakes/image-archives.ts';
import { imageLayout } from '../fakes/image-layout.ts';
import { LogFake } from '../fakes/log.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import {
  AMD64,
  asPublished,
  digestOf,
  imageOf,
  indexOf,
  layerOf,
  type PushableImage,
} from '../fakes/pushable-image.ts';
import { Pusher } from '../fakes/pusher.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';
import { baseLayer as sdkBase } from '../fakes/sdk.ts';
import { tarOf } from '../fakes/tar-writer.ts';

const workspace = await scratchFolder();
const ASPNET = 'mcr.microsoft.com/dotnet/aspnet:10.0';
const baseLayer = layerOf(tarOf({ 'bin/sh': 'sh'.repeat(9000) }));
const appLayer = layerOf(tarOf({ 'app/Program.dll': 'MZ'.repeat(9000) }));
const base = imageOf([baseLayer]);
const app = imageOf([baseLayer, appLayer]);

const LOCAL: LocalImage = {
  id: app.configDigest,
  tags: ['app:1'],
  repoDigests: [],
  diffIds: [digestOf(baseLayer.tar), digestOf(appLayer.tar)],
  platform: AMD64,
  env: [],
  labels: { 'org.opencontainers.image.base.name': ASPNET },
};

const labelled = { config: { Labels: { 'org.opencontainers.image.base.name': ASPNET } } };

/** An engine with one image, which it pushes as engines do. */
class EngineFake implements Docker {
  readonly names: string[] = ['shop:1'];
  sent: readonly string[] = [];
  pushed: PushableImage = app;
  facts = { version: '20.10', storageDriver: 'overlay2', containerdStore: false };
  id = app.configDigest;
  /** Names that were removed without their image. */
  readonly released: string[] = [];
  archive: Members = dockerSave(app);
  inspecting = async (reference: string): Promise<LocalImage | undefined> =>
    this.names.includes(reference) ? { ...LOCAL, id: this.id } : undefined;

  async engine() {
    return this.facts;
  }

  async build(): Promise<never> {
    throw new Error('nothing is to be built');
  }

  inspect(reference: string) {
    return this.inspecting(reference);
  }

  async tag(source: string, target: string): Promise<void> {
    expect(source).toBe(this.id);
    await new Promise((resolve) => setImmediate(resolve));
    this.names.push(target);
  }

  async push(reference: string): Promise<string> {
    expect(this.names).toContain(reference);
    const [, address = '', repository = ''] = /^([^/]+)\/(.+):/.exec(reference) ?? [];
    const pusher = new Pusher(address, repository);
    this.sent = await pusher.pushImage(this.pushed);
    pusher.close();
    return this.pushed.digest;
  }

  async save<T>(reference: string, read: ReadArchive<T>): Promise<T> {
    expect(reference).toBe(this.id);
    return read(streamed(archiveOf(this.archive), [1000]));
  }

  async remove(reference: string): Promise<void> {
    this.names.splice(this.names.indexOf(reference), 1);
  }

  async release(reference: string): Promise<void> {
    this.released.push(reference);
    await this.remove(reference);
  }

  async probe(): Promise<string> {
    return '';
  }
}

let registry: MeasuringRegistry;
let docker: EngineFake;
let reach: Reach;
let log: LogFake;
/** Named by images of the engine before they were sent. */
let bases: (string | undefined)[];

beforeEach(async () => {
  registry = await startMeasuringRegistry({ preferredPort: 0 });
  docker = new EngineFake();
  reach = 'reachable';
  log = new LogFake();
  bases = [];
});

afterEach(() => registry.close());

async function weigh(...given: Parameters<typeof weighAll>) {
  const [outcome] = await weighAll(...given);
  if (!outcome) throw new Error('nothing was weighed');
  return outcome;
}

function weighAll(
  text: string,
  published: Tools['images'] = images(),
  platforms: readonly string[] = ['linux/amd64'],
) {
  const request = {
    workspace,
    baseImage: undefined,
    platforms: wantedPlatforms(platforms.flatMap((text) => parsePlatform(text) ?? [])),
    onFound: (_: unknown, base: string | undefined) => {
      bases.push(base);
    },
  };
  const dotnet = undefined as unknown as Tools['dotnet'];
  const tools: Tools = {
    dotnet,
    docker,
    buildx: NO_BUILDX,
    images: published,
    registry,
    engine: () => docker.engine(),
    engineReach: async () => reach,
    buildxBuilder: async () => undefined,
    buildxReach: async () => reach,
    log,
  };
  return readSource(parseImageSource(text), request, tools);
}

const images = () => new PublishedImagesFake({ [ASPNET]: asPublished(base), 'shop:2': asPublished(app) });

async function failure(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'none',
    (error: unknown) => {
      if (error instanceof UserError) return error.message;
      throw error;
    },
  );
}

test('an image without a name stays in the engine', async () => {
  await weigh('local://shop:1');
  expect(docker.released).toEqual([]);
  docker.inspecting = async () => ({ ...LOCAL, tags: [], id: docker.id });
  await weigh(`local://${docker.id}`);
  expect(docker.released).toEqual([`${registry.address}/${registry.repository}:head`]);
});

describe('an image of an engine that cannot reach the registry', () => {
  beforeEach(() => {
    reach = { unreachable: 'connection refused' };
    docker.push = async () => {
      throw new Error('it may not push: somebody else may listen there');
    };
  });
  const how = () =>
    `Weighed by docker save, because the Docker engine cannot reach the measuring registry at ${registry.address} (connection refused).`;

  it('is measured by docker save: its disk size is exact, its download size is unknown with a reason', async () => {
    const { built } = await weigh('local://shop:1');
    const { contents, note, compressor } = built;
    expect(contents.layers[1]).toMatchObject({
      disk: verified(appLayer.tar.length),
      download: { unknown: expect.stringMatching(/uncompressed, and the engine cannot reach the action/) },
    });
    expect(contents.manifestUnknown).toContain(app.configDigest);
    expect(note).toBe(
      `${how()} Sizes on disk are exact; the app layers' download sizes are unknown, and so is the image's`,
    );
    expect(compressor).toHaveProperty('unknown');
    expect(log.warnings).toEqual([expect.stringContaining(how())]);
    expect(docker.names).toEqual(['shop:1']);
  });

  it('is measured to the last byte if the engine has containerd’s image store', async () => {
    docker.archive = containerdSave(app);
    const { built } = await weigh('shop:1');
    const { contents, note } = built;
    expect(contents.layers[1]).toMatchObject({
      disk: verified(appLayer.tar.length),
      download: verified(appLayer.blob.length),
    });
    expect(note).toBe(`${how()} Every figure is still exact: this engine saves layers as it pushes them`);
    expect(log.warnings).toEqual([]);
  });

  it('is not mistaken for another one that is saved', async () => {
    const other = imageOf([layerOf(tarOf({ 'app/Other.dll': 'MZ' }))]);
    docker.archive = dockerSave(other);
    expect(await failure(weigh('shop:1'))).toBe(
      `Docker was to save the image ${app.configDigest} but saved ${other.configDigest}, which is another one. Try again.`,
    );
  });

  it.each([0, 0.3, 0.9])(
    'fails if its archive ends after %d of the bytes, even if docker reports success',
    async (part) => {
      const whole = archiveOf(docker.archive);
      docker.save = async (_, read) => read(streamed(whole.subarray(0, whole.length * part), [1000]));
      expect(await failure(weigh('shop:1'))).toMatch(
        new RegExp(`^docker save of ${app.configDigest} cannot be weighed: it is .*Run the job again`),
      );
    },
  );
});

describe('an image of the engine', () => {
  it.each(['local://shop:1', 'shop:1'])('is pushed without its base: %s', async (text) => {
    const { built, base: found } = await weigh(text);
    expect(built).toMatchObject({ reference: 'local://shop:1', compressor: 'Docker 20.10 (overlay2)' });
    expect(built.contents.layers[1]).toMatchObject({ download: verified(appLayer.blob.length) });
    expect(found).toMatchObject({ reference: ASPNET });
    expect(bases).toEqual([ASPNET]);
    expect(docker.sent).not.toContain(digestOf(baseLayer.blob));
  });

  it('loses the added tag, even if the push fails', async () => {
    await weigh('shop:1');
    expect(docker.names).toEqual(['shop:1']);
    docker.push = async () => {
      throw new UserError('docker push failed');
    };
    expect(await failure(weigh('shop:1'))).toBe('docker push failed');
    expect(docker.names).toEqual(['shop:1']);
  });

  it('is not mistaken for another one that arrives', async () => {
    docker.pushed = imageOf([layerOf(tarOf({ 'app/Other.dll': 'MZ' }))]);
    expect(await failure(weigh('shop:1'))).toBe(
      `Docker was to push the image ${app.configDigest} but pushed ${docker.pushed.digest}, which is another one, or only a part of it. Check that the engine has it for linux/amd64, and try again.`,
    );
    expect(docker.names).toEqual(['shop:1']);
  });

  it('is on the copy of its base that the engine has, if the tag has moved', async () => {
    const copy = digestOf(Buffer.from('an older copy'));
    const described = docker.inspecting;
    docker.inspecting = async (name) =>
      name === ASPNET
        ? { ...LOCAL, repoDigests: [`mcr.microsoft.com/dotnet/aspnet@${copy}`] }
        : described(name);
    const published = new PublishedImagesFake({
      [ASPNET]: asPublished(imageOf([appLayer])),
      [`${ASPNET}@${copy}`]: asPublished(base),
    });
    const { base: found } = await weigh('shop:1', published);
    expect(found).toMatchObject({ contents: { digest: base.digest } });
  });

  it('is sent with all its layers if its base is unknown', async () => {
    const { base: found } = await weigh('shop:1', new PublishedImagesFake());
    expect(found).toEqual({ unknown: expect.stringContaining('404') });
    expect(docker.sent).toContain(digestOf(baseLayer.blob));
  });

  it('that is not there fails with what to do', async () => {
    expect(await failure(weigh('local://shop:2'))).toContain(
      'The Docker engine has no image shop:2. Build it before this step',
    );
  });

  it('of another platform than the one asked for fails', async () => {
    expect(await failure(weigh('shop:1', images(), ['linux/arm64']))).toBe(
      'local://shop:1 is for linux/amd64, not for linux/arm64. Build it for that platform, or correct input platforms.',
    );
  });
});

describe('an image of the engine for several platforms', () => {
  const ARM_BASE = layerOf(tarOf({ 'bin/sh': 'arm'.repeat(9000) }));
  const arm = imageOf([ARM_BASE, appLayer], { architecture: 'arm64', config: labelled });
  const amd = imageOf([baseLayer, appLayer], { config: labelled });
  const index = indexOf([amd, arm]);
  const both = ['linux/amd64', 'linux/arm64'];
  const published = () =>
    new PublishedImagesFake({
      [`${ASPNET} linux/amd64`]: asPublished(base),
      [`${ASPNET} linux/arm64`]: asPublished(imageOf([ARM_BASE])),
    });

  /** As the containerd store has it: the engine tells of its own platform, and pushes the index. */
  function holdIndex(): void {
    docker.facts = { version: '28.5', storageDriver: 'overlayfs', containerdStore: true };
    docker.id = digestOf(index);
    docker.push = async (reference) => {
      const [, address = '', repository = ''] = /^([^/]+)\/(.+):/.exec(reference) ?? [];
      const pusher = new Pusher(address, repository);
      for (const image of [amd, arm])
        docker.sent = [...docker.sent, ...(await pusher.pushImage(image, undefined, image.digest))];
      await pusher.putManifest('head', index, OCI_INDEX);
      pusher.close();
      return digestOf(index);
    };
  }

  it('is weighed for each, without its bases', async () => {
    holdIndex();
    const outcomes = await weighAll('shop:1', published(), both);
    expect(outcomes.map(({ built }) => formatPlatform(built.contents.config.platform))).toEqual(both);
    expect(outcomes.map(({ base: found }) => 'contents' in found)).toEqual([true, true]);
    for (const { blob } of [baseLayer, ARM_BASE]) expect(docker.sent).not.toContain(digestOf(blob));
    expect(docker.names).toEqual(['shop:1']);
  });

  it('is saved, not pushed, if the engine cannot reach the registry', async () => {
    holdIndex();
    docker.archive = indexSave(index, [amd, arm]);
    docker.push = async () => {
      throw new Error('it may not push: somebody else may listen there');
    };
    reach = { unreachable: 'connection refused' };
    const outcomes = await weighAll('shop:1', published(), both);
    expect(outcomes.map(({ built }) => built.contents.digest)).toEqual([amd.digest, arm.digest]);
    for (const { built, base: found } of outcomes) {
      expect(built.note).toContain('Weighed by docker save');
      expect(built.contents.layers[1]).toMatchObject({ download: verified(appLayer.blob.length) });
      expect('contents' in found).toBe(true);
    }
    expect(log.warnings).toEqual([]);
    docker.archive = indexSave(indexOf([arm, amd]), [amd, arm]);
    expect(await failure(weighAll('shop:1', published(), both))).toContain('which is another one');
  });

  it('is measured for another platform than the engine describes', async () => {
    holdIndex();
    const { built } = await weigh('local://shop:1', published(), ['linux/arm64']);
    expect(built.contents.digest).toBe(arm.digest);
  });

  it('fails if it has no such platform, and loses the added tag', async () => {
    holdIndex();
    expect(await failure(weighAll('shop:1', published(), ['linux/amd64', 'linux/arm/v7']))).toContain(
      'has no image for linux/arm/v7; there is: linux/amd64, linux/arm64',
    );
    expect(docker.names).toEqual(['shop:1']);
  });
});

it('an image of a registry is weighed for each platform, each with its own base', async () => {
  const ofArm = layerOf(tarOf({ 'bin/sh': 'arm'.repeat(9000) }));
  const labels = { 'org.opencontainers.image.base.name': ASPNET };
  const of = (image: PushableImage, architecture: string) => {
    const contents = asPublished(image);
    return { ...contents, config: { ...contents.config, labels, platform: { os: 'linux', architecture } } };
  };
  const published = new PublishedImagesFake({
    [`${ASPNET} linux/amd64`]: asPublished(base),
    [`${ASPNET} linux/arm64`]: asPublished(imageOf([ofArm])),
    'shop:2 linux/amd64': of(app, 'amd64'),
    'shop:2 linux/arm64': of(imageOf([ofArm, appLayer]), 'arm64'),
  });
  const outcomes = await weighAll('registry://shop:2', published, ['linux/arm64', 'linux/amd64']);
  expect(outcomes.map(({ built }) => formatPlatform(built.contents.config.platform))).toEqual([
    'linux/arm64',
    'linux/amd64',
  ]);
  expect(outcomes.map(({ base: found }) => 'contents' in found && found.contents.layers[0]?.diffId)).toEqual([
    digestOf(ofArm.tar),
    digestOf(baseLayer.tar),
  ]);
});

describe('an image of a registry', () => {
  it('is read if the engine has none with that name', async () => {
    const { built } = await weigh('shop:2');
    expect(built.reference).toBe('registry://shop:2');
    expect(log.infos).toContain('shop:2 is read from its registry: the Docker engine has no such image');
  });

  it('is read if there is no engine', async () => {
    docker.inspecting = async () => {
      throw new UserError('There is no working docker command on PATH.');
    };
    expect((await weigh('shop:2')).built.reference).toBe('registry://shop:2');
  });

  it('that is in neither place fails with both reasons', async () => {
    expect(await failure(weigh('shop:3'))).toBe(
      'shop:3 cannot be read: the Docker engine has no such image; the registry does not have shop:3 (404)',
    );
  });

  it('is not looked for in the engine when the registry is named', async () => {
    expect((await weigh('registry://shop:2')).built.reference).toBe('registry://shop:2');
    expect(await failure(weigh('registry://shop:1'))).toBe('the registry does not have shop:1 (404)');
  });
});

it('an archive is found in the workspace, and named by its tag', async () => {
  await writeFile(join(workspace, 'shop.tar'), archiveOf(dockerSave(app, 'ghcr.io/team/shop:abc')));
  const outcome = await weigh('archive://shop.tar');
  expect(outcome).toMatchObject({ name: 'ghcr.io/team/shop', baseReference: undefined });
  expect(outcome.built).toMatchObject({
    reference: 'archive://shop.tar',
    compressor: { unknown: expect.any(String) },
  });
});

it('a layer of the base is read from a layout if the registry does not state its size on disk', async () => {
  const published = asPublished(imageOf([sdkBase]));
  const layers = published.layers.map((one) => ({ ...one, disk: unknown('not stated') }));
  const { built } = await weigh(
    `oci-layout://${imageLayout()}`,
    new PublishedImagesFake({ [ASPNET]: { ...published, layers } }),
  );
  expect(built.contents.layers[0]).toMatchObject({ disk: verified(sdkBase.tar.length) });
});
