import type { Digest, ImageContents, LayerContents } from '../../model/image.ts';
import { bounds } from '../bounds.ts';
import type { Blob } from '../layer/blob-reader.ts';
import { KeptBlobs } from '../layer/kept-blobs.ts';

export interface StoredManifest {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A blob that the registry says it has, though it was not sent. */
export interface ExpectedBlob {
  /** Bytes, for the Content-Length of the answer. */
  readonly size: number;
  /** The layer of the base image that it is; undefined if only the base's registry says that it has the blob. */
  readonly layer?: LayerContents;
}

/** The size in bytes of a blob at the base's own registry, or undefined if that does not have it. */
export type BlobSizeSource = (digest: Digest) => Promise<number | undefined>;

/** What was pushed, and what counts as there already. Blobs are identified by digest alone, in every repository. */
export class PushStore {
  readonly #received = new Map<Digest, Blob>();
  readonly #expected = new Map<Digest, ExpectedBlob>();
  /** By repository, then by digest. */
  readonly #manifests = new Map<string, Map<Digest, StoredManifest>>();
  readonly #kept = new KeptBlobs();
  #manifestCount = 0;
  #sizeOf: BlobSizeSource = async () => undefined;
  #lookUps = new Map<Digest, Promise<number | undefined>>();

  /** Counts the layers of this image as there already. */
  expectBase(base: ImageContents): void {
    for (const layer of base.layers) {
      if (!('bytes' in layer.download)) continue;
      this.#expected.set(layer.digest, { size: layer.download.bytes, layer });
      // Podman, Buildah and skopeo's docker-daemon ask for the uncompressed digest.
      const size = 'bytes' in layer.disk ? layer.disk.bytes : layer.download.bytes;
      if (!this.#expected.has(layer.diffId)) this.#expected.set(layer.diffId, { size, layer });
    }
  }

  /** Sets where blobs that are not here are looked up. */
  findMissingBlobs(sizeOf: BlobSizeSource): void {
    this.#sizeOf = sizeOf;
    this.#lookUps = new Map();
  }

  /**
   * Looks up a blob at the base's registry, once, and expects it if it is there. (The base's manifest does not name it.)
   * @returns its size in bytes, or undefined if it is not there or the look-up failed: then it is sent, and measured.
   */
  async findMissingBlob(digest: Digest): Promise<number | undefined> {
    const earlier = this.#lookUps.get(digest);
    if (earlier === undefined && this.#lookUps.size >= bounds.lookUps) return undefined;
    const lookUp = earlier ?? this.#sizeOf(digest).catch(() => undefined);
    this.#lookUps.set(digest, lookUp);
    const size = await lookUp;
    if (size !== undefined && !this.#expected.has(digest)) this.#expected.set(digest, { size });
    return size;
  }

  /** Size in bytes of a blob that was received or is expected. */
  blobSize(digest: Digest): number | undefined {
    return this.#received.get(digest)?.size ?? this.#expected.get(digest)?.size;
  }

  received(digest: Digest): Blob | undefined {
    return this.#received.get(digest);
  }

  expected(digest: Digest): ExpectedBlob | undefined {
    return this.#expected.get(digest);
  }

  /** Keeps what was read of a blob, unless the same blob was received before. False if the store is full. */
  keepBlob(blob: Blob): boolean {
    if (this.#received.has(blob.digest)) return true;
    if (this.#received.size >= bounds.blobs) return false;
    this.#received.set(blob.digest, this.#kept.keep(blob));
    return true;
  }

  manifest(repository: string, digest: Digest): StoredManifest | undefined {
    return this.#manifests.get(repository)?.get(digest);
  }

  manifests(repository: string): Iterable<StoredManifest> {
    return this.#manifests.get(repository)?.values() ?? [];
  }

  /** Keeps a manifest, unless it is there already: a later push cannot change it. False if the store is full. */
  keepManifest(repository: string, manifest: StoredManifest): boolean {
    const manifests = this.#manifests.get(repository) ?? new Map<Digest, StoredManifest>();
    if (manifests.has(manifest.digest)) return true;
    if (this.#manifestCount >= bounds.manifests) return false;
    this.#manifestCount++;
    this.#manifests.set(repository, manifests.set(manifest.digest, manifest));
    return true;
  }
}
