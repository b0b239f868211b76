import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { OCI_INDEX } from '../../src/oci/name/media-types.ts';
import { descriptor, digestOf, imageOf, layerOf, type PushableImage } from '../fakes/pushable-image.ts';
import { FakeRegistry } from '../fakes/registry.ts';
import { tarOf } from '../fakes/tar-writer.ts';

const ASPNET = 'dotnet/aspnet';
const SDK = 'dotnet/sdk';
const TAG = '10.0';
const ENVIRONMENT = ['DOTNET_VERSION=10.0.1', 'ASPNET_VERSION=10.0.1'];

/**
 * An image that exists already, as an OCI layout in a checkout, and a registry with its base image and the SDK image.
 * The action measures it in less than a second, because nothing is built. It has 3.3 MB to download, or 7.3 MB on the
 * SDK image.
 */
export interface StoredApp extends AsyncDisposable {
  readonly workspace: string;
  /** Inputs of a step that measures it. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly registry: FakeRegistry;
}

/** @param base the repository of the base image: ASP.NET's, or the one of the SDK that nobody should ship. */
export async function storedApp(base: 'dotnet/aspnet' | 'dotnet/sdk' = ASPNET): Promise<StoredApp> {
  const system = layerOf(tarOf({ 'etc/os-release': randomBytes(1_200_000) }));
  const runtime = layerOf(tarOf({ 'usr/share/dotnet/dotnet': randomBytes(1_800_000) }));
  const sdk = layerOf(tarOf({ 'usr/share/dotnet/sdk/dotnet.dll': randomBytes(4_000_000) }));
  const config = { config: { Env: ENVIRONMENT } };
  const published = {
    [ASPNET]: imageOf([system, runtime], { config }),
    [SDK]: imageOf([system, runtime, sdk], { config }),
  };
  const registry = await FakeRegistry.start();
  for (const [repository, image] of Object.entries(published)) publish(registry, repository, image);

  const app = layerOf(tarOf({ 'app/Shop.dll': randomBytes(300_000) }));
  const labels = { 'org.opencontainers.image.base.name': `mcr.microsoft.com/${base}:${TAG}` };
  const workspace = await mkdtemp(join(tmpdir(), 'stored-app-'));
  const image = imageOf([...published[base].layers, app], {
    config: { config: { Env: ENVIRONMENT, Labels: labels } },
  });
  await writeLayout(join(workspace, 'shop'), image);
  return {
    workspace,
    inputs: { image: 'oci-layout://shop', 'registry-mirrors': `mcr.microsoft.com=${registry.host}` },
    registry,
    async [Symbol.asyncDispose]() {
      await Promise.all([registry.stop(), rm(workspace, { recursive: true })]);
    },
  };
}

function publish(registry: FakeRegistry, repository: string, image: PushableImage): void {
  for (const bytes of [image.config, ...image.layers.map(({ blob }) => blob)]) registry.addBlob(bytes);
  registry.addManifest(repository, image.manifest, image.mediaType, TAG);
}

/** OCI image-spec, "Image Layout Specification". */
async function writeLayout(folder: string, { config, layers, manifest, mediaType }: PushableImage) {
  const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [descriptor(manifest, mediaType)] };
  const blobs = [config, manifest, ...layers.map(({ blob }) => blob)];
  const files = new Map<string, string | Buffer>([
    ['oci-layout', '{"imageLayoutVersion": "1.0.0"}'],
    ['index.json', JSON.stringify(index)],
    ...blobs.map((bytes) => [`blobs/${digestOf(bytes).replace(':', '/')}`, bytes] as const),
  ]);
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
