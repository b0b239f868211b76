import type { Digest, ImageContents, LayerContents } from '../../model/image.ts';
import { bounds } from '../bounds.ts';
import type { Blob } from '../layer/blob-reader.ts';
import { KeptBlobs } from '../layer/kept-blobs.ts';

export interface StoredManifest {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A blob that the registry says it has, though nobody sent it. */
export interface KnownBlob {
  /** Bytes, for the Content-Length of the answer. */
  readonly size: number;
  /** The layer of the base image that it is; undefined where only its registry vouches for it. */
  readonly layer?: LayerContents;
}

/** What was pushed and what counts as already there. Blobs are told apart by their digest alone. */
export class PushStore {
  readonly #received = new Map<Digest, Blob>();
  readonly #known = new Map<Digest, KnownBlob>();
  /** By repository, then by digest. */
  readonly #manifests = new Map<string, Map<Digest, StoredManifest>>();
  readonly #kept = new KeptBlobs();
  #manifestCount = 0;

  /** From now on the layers of this image need not be sent. */
  expectBase(base: ImageContents): void {
    for (const layer of base.layers) {
      if (!('bytes' in layer.download)) continue;
      this.#known.set(layer.digest, { size: layer.download.bytes, layer });
      // Podman, Buildah and skopeo's docker-daemon ask for the uncompressed digest.
      const size = 'bytes' in layer.disk ? layer.disk.bytes : layer.download.bytes;
      if (!this.#known.has(layer.diffId)) this.#known.set(layer.diffId, { size, layer });
    }
  }

  /** A blob that the base's registry has, though the base's manifest does not name it. */
  knowBlob(digest: Digest, size: number): void {
    if (!this.#known.has(digest)) this.#known.set(digest, { size });
  }

  /** Size in bytes of a blob that is or counts as here. */
  blobSize(digest: Digest): number | undefined {
    return this.#received.get(digest)?.size ?? this.#known.get(digest)?.size;
  }

  received(digest: Digest): Blob | undefined {
    return this.#received.get(digest);
  }

  known(digest: Digest): KnownBlob | undefined {
    return this.#known.get(digest);
  }

  /** False where the store is full. What the same bytes were read as before is as good. */
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

  /** Keeps it, unless it is there already: who comes later cannot change it. False where the store is full. */
  keepManifest(repository: string, manifest: StoredManifest): boolean {
    const own = this.#manifests.get(repository) ?? new Map<Digest, StoredManifest>();
    if (own.has(manifest.digest)) return true;
    if (this.#manifestCount >= bounds.manifests) return false;
    this.#manifestCount++;
    this.#manifests.set(repository, own.set(manifest.digest, manifest));
    return true;
  }
}
