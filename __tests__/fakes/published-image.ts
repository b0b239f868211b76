import { gzipSync } from 'node:zlib';
import { digestOf, type FakeRegistry } from './registry.ts';

export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json';
const OCI_LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';

export interface ImageSpec {
  readonly repository: string;
  readonly tag?: string;
  readonly architecture?: string;
  readonly variant?: string;
  /** Contents of the layers before compression; the real reader never reads them, so any blocks of 512 bytes serve. */
  readonly layers?: readonly Uint8Array[];
  readonly layerType?: string;
  /** Changes to the right manifest. */
  readonly manifest?: object;
  readonly config?: object;
}

export interface PublishedImage {
  readonly digest: string;
  readonly size: number;
  readonly platform: { os: string; architecture: string; variant?: string };
  readonly configDigest: string;
  readonly layers: readonly { digest: string; diffId: string; size: number }[];
}

/** `blocks` times 512 bytes that compress by about a half. */
export function layerBytes(blocks: number, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length: blocks * 512 }, () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return (state >> 16) & 15;
  });
}

/** Puts an image into the fake registry, as a builder would push it. */
export function publish(registry: FakeRegistry, spec: ImageSpec): PublishedImage {
  const layers = (spec.layers ?? [layerBytes(4)]).map((content) => {
    const blob = gzipSync(content);
    return { digest: registry.addBlob(blob), diffId: digestOf(content), size: blob.length };
  });
  const platform = {
    os: 'linux',
    architecture: spec.architecture ?? 'amd64',
    ...(spec.variant ? { variant: spec.variant } : {}),
  };
  const config = {
    ...platform,
    config: { Env: ['A=b'], Labels: { maker: 'fake' } },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map((_, index) => ({ created_by: `COPY layer ${index}` })),
    ...spec.config,
  };
  const configBytes = Buffer.from(JSON.stringify(config));
  const configDigest = registry.addBlob(configBytes);
  const manifest = {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: { mediaType: OCI_CONFIG, digest: configDigest, size: configBytes.length },
    layers: layers.map(({ digest, size }) => ({ mediaType: spec.layerType ?? OCI_LAYER, digest, size })),
    ...spec.manifest,
  };
  const digest = registry.addManifest(spec.repository, manifest, OCI_MANIFEST, spec.tag);
  return { digest, size: JSON.stringify(manifest).length, platform, configDigest, layers };
}

/** Puts an index of such images into the fake registry; `more` are further entries, such as attestations. */
export function publishIndex(
  registry: FakeRegistry,
  repository: string,
  tag: string,
  images: readonly PublishedImage[],
  more: readonly object[] = [],
): string {
  const entries = images.map(({ digest, size, platform }) => ({
    mediaType: OCI_MANIFEST,
    digest,
    size,
    platform,
  }));
  const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [...entries, ...more] };
  return registry.addManifest(repository, index, OCI_INDEX, tag);
}
