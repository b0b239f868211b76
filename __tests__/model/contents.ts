import { hash } from 'node:crypto';
import type { ImageContents, LayerContents, LayerEntry } from '../../src/model/image.ts';
import { stated, verified } from '../../src/model/size.ts';

export const digest = (text: string): string => `sha256:${hash('sha256', text)}`;

export interface LayerSpec {
  readonly id: string;
  readonly download: number;
  readonly disk: number;
  readonly how?: 'stated' | 'verified';
  /** What it holds, where it was read: decides its content digest. */
  readonly holds?: string;
  readonly files?: readonly LayerEntry[];
}

/** An image with these layers; `id` decides the diffID, and with the compressor the digest. */
export function contents(
  layers: readonly LayerSpec[],
  more: { readonly compressor?: string; readonly env?: readonly string[]; readonly id?: string } = {},
): ImageContents {
  const { compressor = '', env = [], id = 'image' } = more;
  const made = layers.map((layer): LayerContents => {
    const known = layer.how === 'verified' ? verified : stated;
    return {
      digest: digest(`${layer.id}${compressor}`),
      diffId: digest(layer.id),
      download: known(layer.download),
      disk: known(layer.disk),
      files:
        layer.holds === undefined
          ? { unknown: 'not read' }
          : { entries: layer.files ?? [], contentDigest: digest(layer.holds) },
    };
  });
  const descriptors = made.map((layer, i) => ({
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    digest: layer.digest,
    size: layers[i]?.download ?? 0,
  }));
  return {
    digest: digest(id),
    manifest: {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: digest(`${id} config`),
        size: 2,
      },
      layers: descriptors,
    },
    config: {
      platform: { os: 'linux', architecture: 'amd64' },
      diffIds: made.map((layer) => layer.diffId),
      history: layers.flatMap((layer) => [
        { createdBy: `COPY ${layer.id}`, emptyLayer: false },
        { createdBy: 'ENV A=b', emptyLayer: true },
      ]),
      env,
      labels: {},
      command: [],
      workingDir: '',
      triggers: [],
    },
    layers: made,
  };
}
