import { createHash, type Hash, hash } from 'node:crypto';
import { BuildDigest } from '../../dotnet/assembly/without-build-identity.ts';
import type { LayerFiles } from '../../model/image.ts';
import { bounds } from '../bounds.ts';
import type { RawDigest } from '../name/digest.ts';
import { ContentDigest } from './content-digest.ts';
import { EntryList } from './entry-list.ts';
import type { StoredEntry } from './tar-entry.ts';
import { TarError } from './tar-extended-headers.ts';
import { TarParser } from './tar-parser.ts';

const EMPTY_DIGEST = hash('sha256', '', 'binary');

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
  #file: StoredEntry | undefined;
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
    return { entries: this.#entries, contentDigest: this.#contents.digest(this.#entries.deployed) };
  }

  #startEntry(entry: StoredEntry): void {
    if (entry.storedIsContent && entry.stored > 0) {
      this.#file = entry;
      this.#build = BuildDigest.of(entry.path, entry.stored);
    } else this.#keep(entry, entry.storedIsContent ? EMPTY_DIGEST : undefined, undefined);
  }

  /** Most files come in one part: those are spared a hash object. */
  #takeContent(part: Buffer, last: boolean): void {
    if (!last) {
      this.#build?.add(part);
      this.#hash ??= createHash('sha256');
      this.#hash.update(part);
      return;
    }
    const digest = this.#hash ? this.#hash.update(part).digest('binary') : hash('sha256', part, 'binary');
    this.#hash = undefined;
    const buildDigest = this.#build?.digest(part);
    this.#build = undefined;
    if (this.#file) this.#keep(this.#file, digest, buildDigest);
  }

  #keep(
    { path, type, size, mode, target }: StoredEntry,
    digest: RawDigest | undefined,
    buildDigest: RawDigest | undefined,
  ): void {
    const longest = Math.max(path.length, target?.length ?? 0);
    if (longest > bounds.path) throw new TarError('a path is longer than 16 KiB');
    this.#names += path.length + (target?.length ?? 0);
    if (this.#entries.length >= bounds.entries) throw new TarError(`more than ${bounds.entries} entries`);
    if (this.#names > bounds.names) throw new TarError('its names are longer than 128 MiB together');
    const entry = { path, type, size, mode, target, digest, buildDigest };
    this.#entries.add(entry);
    this.#contents.add(entry);
  }
}
