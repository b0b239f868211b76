import type {
  Descriptor,
  Digest,
  ImageConfig,
  ImageContents,
  Index,
  LayerContents,
  Manifest,
  Platform,
} from '../../model/image.ts';
import { isKnown, stated, unknown } from '../../model/size.ts';
import { UserError } from '../../model/user-error.ts';
import { chooseManifest, parseImageConfig, parseManifestDocument } from '../document/documents.ts';
import { absentLayer, layerOfBlob } from '../layer/layer-of-blob.ts';
import type { PushStore, StoredManifest } from './push-store.ts';

/**
 * The image that a build pushed, found by the digest of its index, manifest or config, as the builder states it.
 * Anything else that was pushed to the same repository does not count.
 * @throws UserError if it did not arrive.
 */
export function pushedImage(
  store: PushStore,
  repository: string,
  built: Digest,
  platform: Platform,
): ImageContents {
  const named = store.manifest(repository, built);
  if (named) return imageNamed(store, repository, named, platform);
  const images = imagesOfConfig(store, repository, built);
  // Several manifests can name one config. In a true one, the content of every layer has the diffID of the config.
  const image = images.find(({ layers }) => layers.every((layer) => isKnown(layer.disk))) ?? images[0];
  if (image) return image;
  throw new UserError(`the image ${built} was built but did not arrive at the measuring registry`);
}

/** The image of a manifest, or of the manifest for the platform in an index. */
function imageNamed(
  store: PushStore,
  repository: string,
  stored: StoredManifest,
  platform: Platform,
): ImageContents {
  const document = parseManifestDocument(stored.bytes, stored.mediaType);
  if (document.kind === 'manifest') return contents(store, stored.digest, document.manifest);
  const { digest } = chosenManifest(stored.digest, document.index, platform);
  const chosen = store.manifest(repository, digest);
  const inner = chosen && parseManifestDocument(chosen.bytes, chosen.mediaType);
  if (inner?.kind !== 'manifest') throw new UserError(`the pushed index ${stored.digest} names no image`);
  return contents(store, digest, inner.manifest);
}

function chosenManifest(digest: Digest, index: Index, platform: Platform): Descriptor {
  try {
    return chooseManifest(index, platform);
  } catch (cause) {
    throw new UserError(`the pushed index ${digest} ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}

function imagesOfConfig(store: PushStore, repository: string, config: Digest): ImageContents[] {
  const images: ImageContents[] = [];
  for (const { digest, bytes, mediaType } of store.manifests(repository)) {
    const document = parseManifestDocument(bytes, mediaType);
    if (document.kind === 'index' || document.manifest.config.digest !== config) continue;
    const { diffIds } = readConfig(store, config);
    if (document.manifest.layers.length === diffIds.length) {
      images.push(contents(store, digest, document.manifest));
    }
  }
  return images;
}

function contents(store: PushStore, digest: Digest, manifest: Manifest): ImageContents {
  const config = readConfig(store, manifest.config.digest);
  const [named, counted] = [manifest.layers.length, config.diffIds.length];
  if (named !== counted) {
    throw new UserError(`the pushed image names ${named} layers but ${counted} diffIDs`);
  }
  const layers = manifest.layers.map((layer, i) => layerContents(store, layer, config.diffIds[i] ?? ''));
  return { digest, manifest, config, layers };
}

function readConfig(store: PushStore, digest: Digest): ImageConfig {
  const document = store.received(digest)?.document;
  if (!document) throw new UserError(`the config ${digest} of the pushed image is not readable`);
  return parseImageConfig(document);
}

function layerContents(store: PushStore, descriptor: Descriptor, diffId: Digest): LayerContents {
  const { digest } = descriptor;
  const blob = store.received(digest);
  if (blob) return layerOfBlob(blob, diffId);
  const files = unknown('not sent: it is a layer of the base image');
  // By diffID too: Podman's manifests name diffIDs, and another tool may have compressed the layer again.
  const published = [digest, diffId].map((name) => store.expected(name)?.layer);
  const layer = published.find((candidate) => candidate?.diffId === diffId);
  if (layer) return { ...layer, files };
  const absent = absentLayer(descriptor, diffId, 'this layer was not sent, nor does the base image name it');
  const expected = store.expected(digest);
  return expected ? { ...absent, download: stated(expected.size) } : absent;
}
