import type { Digest } from '../../model/image.ts';
import { bounds } from '../bounds.ts';
import type { PushStore } from './push-store.ts';

type Source = (digest: Digest) => Promise<number | undefined>;

/** Asks the base image's own registry for blobs that the base's manifest does not name, once for each. */
export class BlobLookUp {
  readonly #store: PushStore;
  #source: Source = async () => undefined;
  #asked = new Map<Digest, Promise<number | undefined>>();

  constructor(store: PushStore) {
    this.#store = store;
  }

  at(source: Source): void {
    this.#source = source;
    this.#asked = new Map();
  }

  /** Size in bytes, or undefined where the blob is not there or nobody could say. */
  async size(digest: Digest): Promise<number | undefined> {
    if (this.#asked.size >= bounds.lookUps && !this.#asked.has(digest)) return undefined;
    const asked = this.#asked.get(digest) ?? this.#ask(digest);
    this.#asked.set(digest, asked);
    return asked;
  }

  async #ask(digest: Digest): Promise<number | undefined> {
    try {
      const size = await this.#source(digest);
      if (size !== undefined) this.#store.knowBlob(digest, size);
      return size;
    } catch {
      // The blob is then sent, and weighed all the same.
      return undefined;
    }
  }
}
