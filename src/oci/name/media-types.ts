/** OCI image specification, "media types", and Docker's image manifest version 2, schema 2. */
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json';
export const DOCKER_INDEX = 'application/vnd.docker.distribution.manifest.list.v2+json';
export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
export const DOCKER_CONFIG = 'application/vnd.docker.container.image.v1+json';

/** The types that this action reads. */
export const MANIFEST_TYPES: readonly string[] = [OCI_MANIFEST, DOCKER_MANIFEST];
export const INDEX_TYPES: readonly string[] = [OCI_INDEX, DOCKER_INDEX];

/** Outdated formats, with the names that users know. */
const REFUSED = new Map([
  ['application/vnd.docker.distribution.manifest.v1+json', 'a Docker schema 1 manifest'],
  ['application/vnd.docker.distribution.manifest.v1+prettyjws', 'a signed Docker schema 1 manifest'],
  ['application/vnd.oci.artifact.manifest.v1+json', 'an OCI artifact manifest'],
]);

/** The name of an outdated format, or undefined if the type is not one. */
export function refusedFormat(mediaType: string): string | undefined {
  return REFUSED.get(mediaType);
}

/**
 * Whether a manifest with a config of this type is an image, not another artifact (a chart, a signature).
 * Docker 1.10 pushed configs as application/octet-stream, and Docker still reads them as images.
 */
export function isImageConfigMediaType(mediaType: string): boolean {
  return mediaType === OCI_CONFIG || mediaType === DOCKER_CONFIG || mediaType === 'application/octet-stream';
}

export type Compression = 'gzip' | 'zstd' | 'none';

const DOCKER_LAYER = 'application/vnd.docker.image.rootfs.diff.tar';

/** Docker's type for a layer that is compressed in this way. */
export function dockerLayerType(compression: Compression): string {
  return compression === 'none' ? DOCKER_LAYER : `${DOCKER_LAYER}.${compression}`;
}

const LAYER_TYPES = new Map<string, Compression>([
  ['application/vnd.oci.image.layer.v1.tar', 'none'],
  ['application/vnd.oci.image.layer.v1.tar+gzip', 'gzip'],
  ['application/vnd.oci.image.layer.v1.tar+zstd', 'zstd'],
  ['application/vnd.oci.image.layer.nondistributable.v1.tar', 'none'],
  ['application/vnd.oci.image.layer.nondistributable.v1.tar+gzip', 'gzip'],
  ['application/vnd.oci.image.layer.nondistributable.v1.tar+zstd', 'zstd'],
  [dockerLayerType('none'), 'none'],
  [dockerLayerType('gzip'), 'gzip'],
  [dockerLayerType('zstd'), 'zstd'],
  ['application/vnd.docker.image.rootfs.foreign.diff.tar', 'none'],
  ['application/vnd.docker.image.rootfs.foreign.diff.tar.gzip', 'gzip'],
]);

/**
 * Whether hosts pull a layer of this type from elsewhere, so that the registry of its manifest may not have it (OCI
 * image specification, "Non-Distributable Layers"; Docker's "foreign" layers, for example those of Windows).
 */
export function isForeignLayer(mediaType: string): boolean {
  return /\.(?:nondistributable|foreign)\./.test(mediaType) && LAYER_TYPES.has(mediaType);
}

/** How a layer of this type is compressed, or undefined if it is not a layer's type. */
export function layerCompression(mediaType: string): Compression | undefined {
  return LAYER_TYPES.get(mediaType);
}
