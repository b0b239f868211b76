import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ImageContents } from '../../src/model/image.ts';
import { stated, unknown } from '../../src/model/size.ts';
import { OCI_CONFIG, OCI_INDEX, OCI_MANIFEST } from '../../src/oci/name/media-types.ts';

/** Images as builders make them: layers, config and manifest, byte by byte. */

export const OCI_LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';

export const AMD64 = { os: 'linux', architecture: 'amd64' };

export const digestOf = (bytes: Uint8Array | string): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

export interface PushableLayer {
  readonly tar: Buffer;
  readonly blob: Buffer;
}

export interface PushableImage {
  readonly layers: readonly PushableLayer[];
  readonly config: Buffer;
  readonly manifest: Buffer;
  readonly mediaType: string;
  readonly digest: string;
  readonly configDigest: string;
}

export const layerOf = (tar: Buffer, compress: (tar: Buffer) => Buffer = gzipSync): PushableLayer => ({
  tar,
  blob: compress(tar),
});

export const descriptor = (bytes: Uint8Array, mediaType: string) => ({
  mediaType,
  digest: digestOf(bytes),
  size: bytes.length,
});

export interface ImageChanges {
  readonly architecture?: string;
  /** Changes to the right manifest and config. */
  readonly manifest?: object;
  readonly config?: object;
  readonly mediaType?: string;
}

export function imageOf(layers: readonly PushableLayer[], changes: ImageChanges = {}): PushableImage {
  const { mediaType = OCI_MANIFEST, architecture = 'amd64' } = changes;
  const config = Buffer.from(
    JSON.stringify({
      os: 'linux',
      architecture,
      rootfs: { type: 'layers', diff_ids: layers.map(({ tar }) => digestOf(tar)) },
      history: layers.map((_, i) => ({ created_by: `COPY ${i} .` })),
      ...changes.config,
    }),
  );
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType,
      config: descriptor(config, OCI_CONFIG),
      layers: layers.map(({ blob }) => descriptor(blob, OCI_LAYER)),
      ...changes.manifest,
    }),
  );
  return {
    layers,
    config,
    manifest,
    mediaType,
    digest: digestOf(manifest),
    configDigest: digestOf(config),
  };
}

export function indexOf(images: readonly PushableImage[], more: readonly object[] = []): Buffer {
  const manifests = images.map((image) => ({
    ...descriptor(image.manifest, image.mediaType),
    platform: platformOf(image),
  }));
  return Buffer.from(
    JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [...manifests, ...more] }),
  );
}

function platformOf(image: PushableImage) {
  const { os, architecture } = JSON.parse(image.config.toString()) as typeof AMD64;
  return { os, architecture };
}

/** The image as its own registry publishes it: sizes are stated, files unknown. */
export function asPublished(image: PushableImage): ImageContents {
  const layers = image.layers.map(({ tar, blob }) => ({
    digest: digestOf(blob),
    diffId: digestOf(tar),
    download: stated(blob.length),
    disk: stated(tar.length),
    files: unknown('not read'),
  }));
  return {
    digest: image.digest,
    manifest: JSON.parse(image.manifest.toString()) as ImageContents['manifest'],
    config: {
      platform: AMD64,
      diffIds: layers.map(({ diffId }) => diffId),
      history: [],
      env: [],
      labels: {},
      command: [],
      workingDir: '',
      triggers: [],
    },
    layers,
  };
}
