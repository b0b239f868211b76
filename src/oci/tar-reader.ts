import { createHash, type Hash, hash } from 'node:crypto';
import type { LayerEntry, LayerFiles } from '../model/image.ts';
import { bounds } from './bounds.ts';
import { ContentDigest } from './content-digest.ts';
import { EntryList } from './entry-list.ts';
import type { StoredEntry } from './tar-entry.ts';
import { TarError } from './tar-extended-headers.ts';
import { TarParser } from './tar-parser.ts';
import { BuildDigest } from './without-build-identity.ts';

const EMPTY_DIGEST = `sha256:${hash('sha256', '')}`;

/**
 * Reads a tar stream chunk by chunk, as it comes, and keeps the list of its entries, never their content.
 * Never throws: what cannot be read as a tar leaves the files unknown, with the place or reason.
 */
export class TarReader {
  #entries = new EntryList();
  readonly #contents = new ContentDigest();
  readonly #parser = new TarParser({
    entry: (stored) => this.#startEntry(stored),
    content: (bytes, last) => this.#takeContent(bytes, last),
  });
  #names = 0;
  /** The file whose content comes. */
  #file: LayerEntry | undefined;
  #hash: Hash | undefined;
  /** Where it may name its build. */
  #build: BuildDigest | undefined;

  write(chunk: Buffer): void {
    this.#parser.write(chunk);
    if (this.#parser.unreadable !== undefined) this.#entries = new EntryList();
  }

  /** The entries, once the stream has ended. */
  end(): LayerFiles {
    this.#parser.end();
    const { unreadable } = this.#parser;
    if (unreadable !== undefined) return { unknown: unreadable };
    return { entries: this.#entries, contentDigest: this.#contents.digest(this.#entries) };
  }

  #startEntry({ entry, stored, storedIsContent }: StoredEntry): void {
    if (storedIsContent && stored > 0) {
      this.#file = entry;
      this.#build = BuildDigest.of(entry.path, stored);
    } else this.#keep(storedIsContent ? { ...entry, digest: EMPTY_DIGEST } : entry);
  }

  /** Most files come in one part: those are spared a hash object. */
  #takeContent(part: Buffer, last: boolean): void {
    if (!last) {
      this.#build?.add(part);
      this.#hash ??= createHash('sha256');
      this.#hash.update(part);
      return;
    }
    const hex = this.#hash ? this.#hash.update(part).digest('hex') : hash('sha256', part);
    this.#hash = undefined;
    const buildDigest = this.#build?.digest(part);
    this.#build = undefined;
    if (this.#file)
      this.#keep({ ...this.#file, digest: `sha256:${hex}`, ...(buildDigest && { buildDigest }) });
  }

  #keep(entry: LayerEntry): void {
    const longest = Math.max(entry.path.length, entry.target?.length ?? 0);
    if (longest > bounds.path) throw new TarError('a path is longer than 16 KiB');
    this.#names += entry.path.length + (entry.target?.length ?? 0);
    if (this.#entries.length >= bounds.entries) throw new TarError(`more than ${bounds.entries} entries`);
    if (this.#names > bounds.names) throw new TarError('its names are longer than 128 MiB together');
    this.#entries.add(entry);
    this.#contents.add(entry);
  }
}
