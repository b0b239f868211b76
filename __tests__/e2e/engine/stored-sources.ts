import { run } from '../../../testbed/commands.ts';
import { type PublishedLayer, publishedLayers } from '../independent.ts';
import type { OneImage } from './one-image.ts';

/** A place that holds the image, for input `image`. */
export interface Source {
  /** As a user knows it. */
  readonly name: string;
  /** Value of input `image`. */
  readonly input: string;
  /** The one image, or the one that buildx built. */
  readonly image: 'the image' | 'built';
  /** Where skopeo finds the same compressed layers; none where they lie uncompressed. */
  readonly held: string | undefined;
}

export function sourcesOf(image: OneImage): readonly Source[] {
  const { host } = image.origin;
  const archive = (
    name: string,
    file: string,
    held?: string,
    whose: Source['image'] = 'the image',
  ): Source => ({
    name: `\`archive://\`, ${name}`,
    input: `archive://${image.at(file)}`,
    image: whose,
    held,
  });
  const layout = (
    name: string,
    folder: string,
    tag: string,
    whose: Source['image'] = 'the image',
  ): Source => ({
    name: `\`oci-layout://\`, ${name}`,
    input: `oci-layout://${image.at(folder)}`,
    image: whose,
    held: `oci:${image.at(folder)}${tag}`,
  });
  const oci = (file: string) => `oci-archive:${image.at(file)}`;
  const published = `docker://${host}/team/app:1`;
  return [
    { name: '`registry://`', input: `registry://${host}/team/app:1`, image: 'the image', held: published },
    archive('docker save, classic store', 'docker-classic.tar'),
    archive('docker save, classic store, gzip', 'docker-classic.tar.gz'),
    archive('docker save, classic store, zstd', 'docker-classic.tar.zst'),
    archive('docker save, containerd store', 'docker-containerd.tar', published),
    archive('buildx, type=docker', 'buildx-docker.tar', `docker://${host}/team/built:1`, 'built'),
    archive('buildx, type=oci', 'buildx-oci.tar', `docker://${host}/team/built:1`, 'built'),
    archive('skopeo, docker-archive', 'skopeo-docker.tar'),
    archive('skopeo, oci-archive', 'skopeo-oci.tar', oci('skopeo-oci.tar')),
    archive('skopeo, oci-archive, gzip', 'skopeo-oci.tar.gz', oci('skopeo-oci.tar')),
    archive('skopeo, oci-archive, zstd', 'skopeo-oci.tar.zst', oci('skopeo-oci.tar')),
    archive('podman save, docker-archive', 'podman-docker.tar'),
    archive('podman save, oci-archive', 'podman-oci.tar', oci('podman-oci.tar')),
    archive('buildah, oci-archive', 'buildah-oci.tar', oci('buildah-oci.tar')),
    layout('umoci', 'layout', ':1'),
    layout('skopeo', 'skopeo-layout', ':1'),
    layout('podman save', 'podman-layout', ''),
    {
      ...layout('buildx, type=oci,tar=false', 'buildx-layout', '', 'built'),
      held: `docker://${host}/team/built:1`,
    },
  ];
}

/** The app layers' compressed sizes as skopeo finds them in that place; null where there are none. */
export async function heldIn({ held }: Source, image: OneImage): Promise<readonly PublishedLayer[] | null> {
  if (held === undefined) return null;
  const reference = held.startsWith('docker://') ? held.slice('docker://'.length) : undefined;
  if (reference !== undefined) {
    const [, host = '', repository = '', tag = ''] = /^([^/]+)\/(.+):([^:]+)$/.exec(reference) ?? [];
    return (await publishedLayers(host, repository, tag)).slice(image.base.length);
  }
  const raw = JSON.parse(await run('skopeo', ['inspect', '--raw', held])) as { layers: PublishedLayer[] };
  return raw.layers.slice(image.base.length);
}
