import type { Descriptor, Digest, ImageContents, LayerContents, Platform } from '../../model/image.ts';
import { formatPlatform } from '../../model/image.ts';
import { isKnown, type Size, stated, unknown } from '../../model/size.ts';
import { type Asked, unusable } from '../http/registry-failure.ts';
import { TRANSPORT_LIMITS } from '../http/transport-limits.ts';
import { formatReference, type Reference } from '../name/reference.ts';
import { type NamedDocument, readConfig, readDocument, readManifest } from './registry-documents.ts';
import {
  type RegistryTransport,
  type RegistryTransportOptions,
  registryTransport,
  within,
} from './registry-transport.ts';
import { statedSize } from './stated-size.ts';

/** An image as its registry publishes it. */
export interface RegistryImage extends ImageContents {
  readonly source: {
    /** As asked for. */
    readonly reference: Reference;
    /** Of the index that the manifest was chosen from, if there is one. */
    readonly indexDigest?: Digest;
  };
}

export interface RegistryClient {
  /**
   * Manifest, config and what the registry states of each layer; no layer is downloaded. What was read once is
   * not read again, so a tag means the same for the life of the client, for every platform.
   * @throws RegistryError where image or platform cannot be had. A layer's disk size never fails: it is unknown.
   */
  image(reference: Reference, platform: Platform): Promise<RegistryImage>;
  /** Size of a blob in bytes (by HEAD), or undefined where the repository does not have it. */
  blobSize(reference: Reference, digest: Digest): Promise<number | undefined>;
}

export interface RegistryClientOptions extends RegistryTransportOptions {
  /** False: no requests for the layers' uncompressed sizes, which are unknown then. */
  readonly diskSizes?: boolean;
}

export function registryClient(options: RegistryClientOptions): RegistryClient {
  const transport = registryTransport(options);
  const { imageMs, blobMs } = { ...TRANSPORT_LIMITS, ...options.limits };
  const timed = (ms: number) => within(transport, performance.now() + ms);
  const images = new Map<string, Promise<RegistryImage>>();
  const documents = new Map<string, Promise<NamedDocument>>();
  const diskSizes = new DiskSizes(options.diskSizes ?? true);
  return {
    image(reference, platform) {
      const bounded = timed(imageMs);
      const named = formatReference(reference);
      return once(images, `${named} ${formatPlatform(platform)}`, async () => {
        const document = await once(documents, named, () => readDocument(bounded, reference));
        return readImage(bounded, diskSizes, reference, document, platform);
      });
    },
    blobSize: (reference, digest) => blobSize(timed(blobMs), reference, digest),
  };
}

/** What was asked for before is not asked for again, unless it failed. */
function once<T>(answers: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const answer = answers.get(key) ?? ask();
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
): Promise<RegistryImage> {
  const { digest, manifest, indexDigest } = await readManifest(transport, reference, document, platform);
  const [config, ...disks] = await Promise.all([
    readConfig(transport, reference, manifest, platform),
    ...manifest.layers.map((layer) => diskSizes.of(transport, reference, layer)),
  ]);
  const layers = manifest.layers.map(
    (layer, index): LayerContents => ({
      digest: layer.digest,
      // There are as many as layers: readConfig has checked.
      diffId: config.diffIds[index] ?? '',
      download: stated(layer.size),
      disk: disks[index] ?? unknown('it was not asked for'),
      files: { unknown: 'the layer was not read, only its size asked' },
    }),
  );
  const source = { reference, ...(indexDigest === undefined ? {} : { indexDigest }) };
  return { digest, manifest, config, layers, source };
}

async function blobSize(
  transport: RegistryTransport,
  reference: Reference,
  digest: Digest,
): Promise<number | undefined> {
  const asked: Asked = { reference, part: `blob ${digest}` };
  const { status, headers } = await transport.request(asked, {
    method: 'HEAD',
    path: `blobs/${digest}`,
    maxBytes: 0,
    statuses: [200, 404],
  });
  if (status === 404) return undefined;
  const size = Number(headers['content-length'] ?? Number.NaN);
  if (!Number.isSafeInteger(size)) throw unusable(asked, 'the registry does not state its size');
  return size;
}

/** Asks for each blob once, however many images share it. */
class DiskSizes {
  readonly #wanted: boolean;
  readonly #sizes = new Map<string, Promise<Size>>();

  constructor(wanted: boolean) {
    this.#wanted = wanted;
  }

  async of(transport: RegistryTransport, reference: Reference, layer: Descriptor): Promise<Size> {
    if (!this.#wanted) return unknown('it was not asked for');
    // With the size: a manifest that states a wrong one must not spoil the answer for others.
    const key = `${layer.digest} ${layer.size} ${layer.mediaType}`;
    const asked = this.#sizes.get(key) ?? statedSize(transport, reference, layer);
    this.#sizes.set(key, asked);
    const size = await asked;
    // Another repository may answer where this one did not.
    if (!isKnown(size)) this.#sizes.delete(key);
    return size;
  }
}
