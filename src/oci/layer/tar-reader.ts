import { createHash, type Hash, hash } from 'node:crypto';
import type { LayerFiles } from '../../model/image.ts';
import { bounds } from '../bounds.ts';
import { EntryList } from './entry-list.ts';
import type { RawDigest } from './entry-records.ts';
import type { StoredEntry } from './tar-entry.ts';
import { TarError } from './tar-extended-headers.ts';
import { TarParser } from './tar-parser.ts';

/**
 * Finds out what a file holds apart from the identity of the build that made it.
 * @param path of the file in the layer. @param size in bytes.
 * @returns undefined if all of its content counts.
 */
export type ContentNormalizer = (path: string, size: number) => NormalizedContent | undefined;

/** Takes a file's content in parts. */
export interface NormalizedContent {
  /** Takes a part that is not the last. The bytes are lent: they may change after the call. */
  add(part: Buffer): void;
  /** @returns what counts, in parts; undefined if all of the content does. */
  end(last: Buffer): readonly Buffer[] | undefined;
}

const EMPTY_DIGEST = hash('sha256', '', 'binary');

/**
 * Reads a tar stream chunk by chunk as it arrives. Keeps the list of its entries, never their content.
 * Never throws: if the stream cannot be read as a tar, its files are unknown, with the place or reason.
 */
export class TarReader {
  readonly #normalize: ContentNormalizer;
  #entries = new EntryList();
  readonly #parser = new TarParser({
    entry: (stored) => this.#startEntry(stored),
    content: (bytes, last) => this.#takeContent(bytes, last),
  });
  #names = 0;
  /** The file of the content that follows. */
  #file: StoredEntry | undefined;
  #hash: Hash | undefined;
  #normalized: NormalizedContent | undefined;

  constructor(normalize: ContentNormalizer = () => undefined) {
    this.#normalize = normalize;
  }

  write(chunk: Buffer): void {
    this.#parser.write(chunk);
    if (this.#parser.unreadable !== undefined) this.#entries = new EntryList();
  }

  /** The entries, once the stream has ended. */
  end(): LayerFiles {
    this.#parser.end();
    const { unreadable } = this.#parser;
    if (unreadable !== undefined) return { unknown: unreadable };
    return { entries: this.#entries, contentDigest: this.#entries.contentDigest() };
  }

  #startEntry(entry: StoredEntry): void {
    if (entry.storedIsContent && entry.stored > 0) {
      this.#file = entry;
      this.#normalized =
        entry.stored <= bounds.normalized ? this.#normalize(entry.path, entry.stored) : undefined;
    } else this.#keep(entry, entry.storedIsContent ? EMPTY_DIGEST : undefined, undefined);
  }

  /** Most files come in one part, and need no hash object. */
  #takeContent(part: Buffer, last: boolean): void {
    if (!last) {
      this.#normalized?.add(part);
      this.#hash ??= createHash('sha256');
      this.#hash.update(part);
      return;
    }
    const digest = this.#hash ? this.#hash.update(part).digest('binary') : hash('sha256', part, 'binary');
    this.#hash = undefined;
    const counted = this.#normalized?.end(part);
    this.#normalized = undefined;
    if (this.#file) this.#keep(this.#file, digest, counted && digestOf(counted));
  }

  #keep(
    { path, type, size, mode, target }: StoredEntry,
    digest: RawDigest | undefined,
    normalizedDigest: RawDigest | undefined,
  ): void {
    const longest = Math.max(path.length, target?.length ?? 0);
    if (longest > bounds.path) throw new TarError('a path is longer than 16 KiB');
    this.#names += path.length + (target?.length ?? 0);
    if (this.#entries.length >= bounds.entries) throw new TarError(`more than ${bounds.entries} entries`);
    if (this.#names > bounds.names) throw new TarError('its names are longer than 128 MiB together');
    this.#entries.add({ path, type, size, mode, target, digest, normalizedDigest });
  }
}

function digestOf(parts: readonly Buffer[]): RawDigest {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('binary');
}
