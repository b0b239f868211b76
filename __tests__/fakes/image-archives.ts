import { OCI_INDEX } from '../../src/oci/name/media-types.ts';
import { descriptor, digestOf, OCI_LAYER, type PushableImage } from './pushable-image.ts';
import { entry, header, tar } from './tar-writer.ts';

/** Archives of images as tools write them: members, to be put in any order. */
export type Members = readonly Buffer[];

export const archiveOf = (members: Members): Buffer => tar(...members);

const file = (path: string, bytes: Uint8Array | string): Buffer => entry({ path }, bytes);
const folder = (path: string): Buffer => header({ path, typeflag: '5', mode: 0o755 });
const link = (path: string, target: string): Buffer => header({ path, typeflag: '2', target });
const hex = (bytes: Uint8Array): string => digestOf(bytes).slice('sha256:'.length);

/** `docker save` of an engine before 25. Layers of the same content are links to the first, as in Docker 1.10. */
export function dockerSave(image: PushableImage, tag = 'team/app:1'): Members {
  const first = new Map<string, string>();
  const layers = image.layers.map(({ tar: content }, i) => {
    const id = hex(Buffer.from(`layer ${i}`));
    const path = `${id}/layer.tar`;
    const known = first.get(hex(content));
    if (known === undefined) first.set(hex(content), path);
    const body = known === undefined ? file(path, content) : link(path, `../${known}`);
    return {
      path,
      parts: [folder(`${id}/`), file(`${id}/VERSION`, '1.0'), file(`${id}/json`, `{"id":"${id}"}`), body],
    };
  });
  const config = `${hex(image.config)}.json`;
  const manifest = [{ Config: config, RepoTags: [tag], Layers: layers.map(({ path }) => path) }];
  return [
    ...layers.flatMap(({ parts }) => parts),
    file(config, image.config),
    file('manifest.json', JSON.stringify(manifest)),
    file('repositories', JSON.stringify({ 'team/app': { 1: hex(Buffer.from('layer 0')) } })),
  ];
}

/** skopeo's docker-archive: layers at the top, and links to them for old readers. */
export function skopeoSave(image: PushableImage, tag = 'docker.io/team/app:1'): Members {
  const names = image.layers.map(({ tar: content }) => `${hex(content)}.tar`);
  const config = `${hex(image.config)}.json`;
  return [
    ...image.layers.map(({ tar: content }, i) => file(names[i] ?? '', content)),
    file(config, image.config),
    ...names.map((name, i) => link(`${hex(Buffer.from(`layer ${i}`))}/layer.tar`, `../${name}`)),
    file('manifest.json', JSON.stringify([{ Config: config, RepoTags: [tag], Layers: names }])),
  ];
}

const blob = (bytes: Uint8Array): Buffer => file(`blobs/sha256/${hex(bytes)}`, bytes);

const LAYOUT = file('oci-layout', '{"imageLayoutVersion": "1.0.0"}');

/** `docker save` of an engine with containerd's image store: the blobs as pulled, an index with an attestation. */
export function containerdSave(image: PushableImage, reference = 'docker.io/team/app:1'): Members {
  const statement = Buffer.from('{"predicateType": "https://slsa.dev/provenance/v0.2"}');
  const attestation = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      config: descriptor(statement, 'application/vnd.oci.image.config.v1+json'),
      layers: [descriptor(statement, 'application/vnd.in-toto+json')],
    }),
  );
  const index = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: OCI_INDEX,
      manifests: [
        { ...descriptor(image.manifest, image.mediaType), platform: { os: 'linux', architecture: 'amd64' } },
        {
          ...descriptor(attestation, image.mediaType),
          platform: { os: 'unknown', architecture: 'unknown' },
          annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
        },
        // Named, but not stored, as in `docker save` of one platform.
        {
          ...descriptor(Buffer.from('other'), image.mediaType),
          platform: { os: 'linux', architecture: 'arm64' },
        },
      ],
    }),
  );
  const top = { ...descriptor(index, OCI_INDEX), annotations: { 'io.containerd.image.name': reference } };
  const config = `blobs/sha256/${hex(image.config)}`;
  const layers = image.layers.map(({ blob: bytes }) => `blobs/sha256/${hex(bytes)}`);
  return [
    folder('blobs/'),
    folder('blobs/sha256/'),
    ...unique([...image.layers.map((layer) => layer.blob), image.config, image.manifest, index]).map(blob),
    blob(statement),
    blob(attestation),
    file('index.json', JSON.stringify({ schemaVersion: 2, manifests: [top] })),
    file('manifest.json', JSON.stringify([{ Config: config, RepoTags: ['team/app:1'], Layers: layers }])),
    LAYOUT,
  ];
}

/** An OCI archive of these images. */
export function ociArchive(images: readonly PushableImage[], annotations: object = {}): Members {
  const manifests = images.map((image) => ({ ...descriptor(image.manifest, image.mediaType), annotations }));
  const blobs = images.flatMap((image) => [
    ...image.layers.map((layer) => layer.blob),
    image.config,
    image.manifest,
  ]);
  return [
    ...unique(blobs).map(blob),
    file('index.json', JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests })),
    LAYOUT,
  ];
}

/** `docker save` of an index for several platforms: index.json leads to it, and it to the images. */
export function indexSave(index: Buffer, images: readonly PushableImage[]): Members {
  const manifests = [descriptor(index, OCI_INDEX)];
  return [
    blob(index),
    ...ociArchive(images).slice(0, -2),
    file('index.json', JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests })),
    LAYOUT,
  ];
}

export const OCI_TAR = OCI_LAYER.replace('+gzip', '');

function unique(all: readonly Buffer[]): Buffer[] {
  return [...new Map(all.map((bytes) => [hex(bytes), bytes])).values()];
}
