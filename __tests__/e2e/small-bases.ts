import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { OCI_INDEX } from '../../src/oci/name/media-types.ts';
import { pushBlob } from '../../testbed/image-push.ts';
import { type RunningRegistry, startRegistry } from '../../testbed/registry.ts';
import { digestOf, imageOf, indexOf, layerOf, type PushableImage } from '../fakes/pushable-image.ts';
import { tarOf } from '../fakes/tar-writer.ts';

const ENVIRONMENT = ['APP_UID=1654', 'DOTNET_VERSION=10.0.1', 'ASPNET_VERSION=10.0.1'];
const TAG = '10.0';

/**
 * A real registry with base images of a few MB, for tests that push, save and pull whole images again and again. Their
 * layers do not compress, and were compressed by `gzip -9`, which no builder uses.
 */
export interface SmallBases {
  readonly registry: RunningRegistry;
  /** `localhost:PORT/dotnet/aspnet:10.0`, for linux/amd64 and linux/arm64. The one for arm64 has a layer more. */
  readonly aspnet: string;
  /** Value of input registry-mirrors with which these are Microsoft's images. The SDK image is for linux/amd64 only. */
  readonly mirrors: string;
  /** Publishes ASP.NET's image for linux/amd64 with a layer more, which does not compress. @returns its reference. */
  growAspnet(bytes: number, tag?: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startSmallBases(): Promise<SmallBases> {
  const [system, runtime, more, sdk] = [600_000, 900_000, 350_000, 4_000_000].map(randomLayer);
  if (!system || !runtime || !more || !sdk) throw new Error('a layer is missing');
  const config = { config: { Env: ENVIRONMENT } };
  const registry = await startRegistry();
  await publishImages(registry, `dotnet/aspnet:${TAG}`, [
    imageOf([system, runtime], { config }),
    imageOf([system, runtime, more], { config, architecture: 'arm64' }),
  ]);
  await publishImages(registry, `dotnet/sdk:${TAG}`, [imageOf([system, runtime, sdk], { config })]);
  return {
    async growAspnet(bytes, tag = TAG) {
      const grown = imageOf([system, runtime, randomLayer(bytes, 9)], { config });
      await publishImages(registry, `dotnet/aspnet:${tag}`, [grown]);
      return `${registry.host}/dotnet/aspnet:${tag}`;
    },
    registry,
    aspnet: `${registry.host}/dotnet/aspnet:${TAG}`,
    mirrors: `mcr.microsoft.com=${registry.host}`,
    stop: () => registry.stop(),
  };
}

/** Publishes images for several platforms under one name, `REPOSITORY:TAG`: as an index, also if there is only one. */
async function publishImages(
  { url }: Pick<RunningRegistry, 'url'>,
  name: string,
  images: readonly PushableImage[],
): Promise<void> {
  const [repository, tag = ''] = name.split(':');
  const base = `${url}/v2/${repository}`;
  const target = { base, parent: undefined };
  for (const image of images) {
    for (const bytes of [image.config, ...image.layers.map(({ blob }) => blob)]) {
      await pushBlob(target, digestOf(bytes), async () => new Blob([new Uint8Array(bytes)]));
    }
    await putManifest(`${base}/manifests/${image.digest}`, image.manifest, image.mediaType);
  }
  await putManifest(`${base}/manifests/${tag}`, indexOf(images), OCI_INDEX);
}

async function putManifest(url: string, body: Buffer, mediaType: string): Promise<void> {
  const headers = { 'Content-Type': mediaType };
  const answer = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
}

function randomLayer(bytes: number, i: number) {
  const tar = tarOf({ [`usr/share/layer-${i}`]: randomBytes(bytes) });
  return layerOf(tar, (content) => gzipSync(content, { level: 9 }));
}
