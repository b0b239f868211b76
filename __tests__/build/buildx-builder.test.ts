import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildWithBuildx } from '../../src/build/build-images.ts';
import type { DockerBuild } from '../../src/build/docker-build.ts';
import type { Buildx } from '../../src/docker/buildx.ts';
import type { BuildxBuilder } from '../../src/docker/buildx-builder.ts';
import type { Platform } from '../../src/model/image.ts';
import { verified } from '../../src/model/size.ts';
import { UserError } from '../../src/model/user-error.ts';
import { type MeasuringRegistry, startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import type { Reach } from '../../src/tools/tools.ts';
import { NO_BUILDX } from '../fakes/buildx.ts';
import { streamed } from '../fakes/chunks.ts';
import { archiveOf, ociArchive } from '../fakes/image-archives.ts';
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

const ASPNET = 'mcr.microsoft.com/dotnet/aspnet:10.0';
const BUILDER: BuildxBuilder = {
  name: 'own',
  driver: 'docker-container',
  versions: ['v0.24.0'],
  platform: AMD64,
  answerMs: 10,
};
const baseLayer = layerOf(tarOf({ 'bin/sh': 'sh'.repeat(9000) }));
const appLayer = layerOf(tarOf({ 'app/Program.dll': 'MZ'.repeat(9000) }));
const base = imageOf([baseLayer]);
const app = imageOf([baseLayer, appLayer]);

let registry: MeasuringRegistry;
let log: LogFake;
let sent: readonly string[];
beforeEach(async () => {
  registry = await startMeasuringRegistry({ preferredPort: 0 });
  log = new LogFake();
  sent = [];
});
afterEach(() => registry.close());

interface Scene {
  readonly reach?: Reach;
  /** What the builder sends, and what it says that it built. */
  readonly sends?: PushableImage;
  readonly says?: string;
  readonly published?: PublishedImagesFake;
  readonly platforms?: readonly Platform[];
}

const images = () => new PublishedImagesFake({ [ASPNET]: asPublished(base) });

function build({
  reach = 'reachable',
  sends = app,
  says = app.digest,
  published = images(),
  platforms = [AMD64],
}: Scene = {}) {
  const metadata = { digest: says, materials: [] };
  const buildx: Buildx = {
    ...NO_BUILDX,
    async buildAndPush({ tag }) {
      if (reach !== 'reachable') throw new Error('it may not push: somebody else may listen there');
      expect(tag).toBe(`${registry.address}/${registry.repository}:head`);
      const pusher = new Pusher(registry.address, registry.repository);
      sent = await pusher.pushImage(sends);
      pusher.close();
      return { digest: says, metadata };
    },
    async buildToArchive(_, read) {
      const result = await read(streamed(archiveOf(ociArchive([sends])), [1000]));
      return { digest: says, metadata, result };
    },
  };
  const docker: DockerBuild = {
    request: { dockerfile: 'Dockerfile', context: '.', options: {}, platforms },
    images: platforms.map((platform) => ({ platform, base: { reference: ASPNET } })),
  };
  const tools = { buildx, images: published, registry, log, buildxReach: async () => reach };
  return buildWithBuildx(docker, BUILDER, tools);
}

async function failure(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'none',
    (error: unknown) => {
      if (error instanceof UserError) return error.message;
      throw error;
    },
  );
}

describe('a builder of buildx', () => {
  it('pushes what it builds, without the base', async () => {
    const [outcome, ...others] = await build();
    expect(others).toEqual([]);
    expect(sent).not.toContain(digestOf(baseLayer.blob));
    expect(outcome?.built).toMatchObject({ compressor: 'BuildKit v0.24.0 (docker-container)' });
    expect(outcome?.built).not.toHaveProperty('note');
    expect(outcome?.base).toMatchObject({ reference: ASPNET });
    expect(outcome?.built.contents.layers[1]).toMatchObject({
      download: verified(appLayer.blob.length),
      disk: verified(appLayer.tar.length),
    });
  });

  it('sends all layers if the base cannot be read, with a warning', async () => {
    const [outcome] = await build({ published: new PublishedImagesFake() });
    expect(sent).toContain(digestOf(baseLayer.blob));
    expect(outcome?.base).toEqual({ unknown: expect.stringContaining('404') });
    expect(log.warnings).toEqual([
      expect.stringContaining(`The base image ${ASPNET} for linux/amd64 is unknown`),
    ]);
  });

  it('is not believed if another image arrives', async () => {
    const other = imageOf([layerOf(tarOf({ 'app/Other.dll': 'MZ' }))]);
    expect(await failure(build({ sends: other }))).toBe(
      `the image ${app.digest} was built but did not arrive at the measuring registry`,
    );
  });
});

describe('a builder that cannot reach the registry', () => {
  const reach = { unreachable: 'connection refused' };

  it('streams an archive, in which every figure is', async () => {
    const [outcome] = await build({ reach });
    expect(outcome?.built.note).toBe(
      `Weighed by an OCI archive, because the builder of buildx cannot reach the measuring registry at ${registry.address} (connection refused). Every figure is still exact`,
    );
    expect(outcome?.built.contents).toMatchObject({ digest: app.digest });
    expect(outcome?.built.contents.layers[1]).toMatchObject({
      download: verified(appLayer.blob.length),
      disk: verified(appLayer.tar.length),
    });
    expect(log.warnings).toEqual([]);
  });

  it('is not believed if another image is in the archive', async () => {
    const other = imageOf([layerOf(tarOf({ 'app/Other.dll': 'MZ' }))]);
    expect(await failure(build({ reach, sends: other }))).toBe(
      `buildx built the image ${app.digest} but sent ${other.configDigest}, ${other.digest}, which is another one. Try again.`,
    );
  });

  it('fails if the archive lacks the platform that was asked for', async () => {
    expect(await failure(build({ reach, platforms: [{ os: 'linux', architecture: 'arm64' }] }))).toContain(
      'no image for linux/arm64',
    );
  });
});
