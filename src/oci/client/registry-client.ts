import type { Descriptor, Digest, ImageContents, LayerContents, Platform } from '../../model/image.ts';
import { formatPlatform } from '../../model/image.ts';
import { isKnown, type Size, stated, unknown } from '../../model/size.ts';
import { type Target, unusable } from '../http/registry-failure.ts';
import { realClock } from '../http/retry.ts';
import { TRANSPORT_LIMITS } from '../http/transport-limits.ts';
import { formatReference, type Reference } from '../name/reference.ts';
import { type NamedDocument, readConfig, readDocument, readManifest } from './registry-documents.ts';
import {
  type RegistryTransport,
  type RegistryTransportOptions,
  registryTransport,
  withDeadline,
} from './registry-transport.ts';
import { statedSize } from './stated-size.ts';

export interface RegistryClient {
  /**
   * Manifest, config and what the registry states of each layer. No layer is downloaded, and nothing is read twice: a
   * tag means the same image for the life of the client, for every platform.
   * @throws RegistryError if the image or the platform cannot be read. A layer's disk size never fails: it is unknown.
   */
  image(reference: Reference, platform: Platform): Promise<ImageContents>;
  /** Size of a blob in bytes (by HEAD), or undefined if the repository does not have it. */
  blobSize(reference: Reference, digest: Digest): Promise<number | undefined>;
}

export function registryClient(options: RegistryTransportOptions): RegistryClient {
  const transport = registryTransport(options);
  const { imageMs, blobMs } = { ...TRANSPORT_LIMITS, ...options.limits };
  const { clock = realClock } = options;
  const limitedTo = (ms: number) => withDeadline(transport, clock.now() + ms);
  const images = new Map<string, Promise<ImageContents>>();
  const documents = new Map<string, Promise<NamedDocument>>();
  const diskSizes = new DiskSizes();
  return {
    image(reference, platform) {
      const limited = limitedTo(imageMs);
      const name = formatReference(reference);
      return once(images, `${name} ${formatPlatform(platform)}`, async () => {
        const document = await once(documents, name, () => readDocument(limited, reference));
        return readImage(limited, diskSizes, reference, document, platform);
      });
    },
    blobSize: (reference, digest) => blobSize(limitedTo(blobMs), reference, digest),
  };
}

/** Reads each key once, and again only if that failed. */
function once<T>(answers: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const answer = answers.get(key) ?? read();
  answers.set(key, answer);
  answer.catch(() => answers.delete(key));
  return answer;
}

async function readImage(
  transport: RegistryTransport,
  diskSizes: DiskSizes,
  reference: Reference,
  document: NamedDocument,
  platform: Platform,
): Promise<ImageContents> {
  const { digest, manifest } = await readManifest(transport, reference, document, platform);
  const [config, ...disks] = await Promise.all([
    readConfig(transport, reference, manifest, platform),
    ...manifest.layers.map((layer) => diskSizes.of(transport, reference, layer)),
  ]);
  const layers = manifest.layers.map(
    (layer, index): LayerContents => ({
      digest: layer.digest,
      // There are as many diffIDs as layers: readConfig has checked that.
      diffId: config.diffIds[index] ?? '',
      download: stated(layer.size),
      disk: disks[index] ?? unknown('it was not read'),
      files: unknown('the layer was not downloaded'),
    }),
  );
  return { digest, manifest, config, layers };
}

async function blobSize(
  transport: RegistryTransport,
  reference: Reference,
  digest: Digest,
): Promise<number | undefined> {
  const target: Target = { reference, part: `blob ${digest}` };
  const { status, headers } = await transport.request(target, {
    method: 'HEAD',
    path: `blobs/${digest}`,
    maxBytes: 0,
    statuses: [200, 404],
  });
  if (status === 404) return undefined;
  const size = Number(headers['content-length'] ?? Number.NaN);
  if (!Number.isSafeInteger(size)) throw unusable(target, 'the registry does not state its size');
  return size;
}

/** Reads the size of each blob once, however many images share it. */
class DiskSizes {
  readonly #sizes = new Map<string, Promise<Size>>();

  async of(transport: RegistryTransport, reference: Reference, layer: Descriptor): Promise<Size> {
    // The size is part of the key: a manifest that states a wrong one must not affect other images.
    const key = `${layer.digest} ${layer.size} ${layer.mediaType}`;
    const reading = this.#sizes.get(key) ?? statedSize(transport, reference, layer);
    this.#sizes.set(key, reading);
    const size = await reading;
    // Another repository may state the size even if this one did not.
    if (!isKnown(size)) this.#sizes.delete(key);
    return size;
  }
}
