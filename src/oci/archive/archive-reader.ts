import { posix } from 'node:path';
import { UserError } from '../../model/user-error.ts';
import { bounds } from '../bounds.ts';
import { type Blob, BlobReader } from '../layer/blob-reader.ts';
import { KeptBlobs } from '../layer/kept-blobs.ts';
import type { StoredEntry } from '../layer/tar-entry.ts';
import { TarParser } from '../layer/tar-parser.ts';
import type { ContentNormalizer } from '../layer/tar-reader.ts';
import { quoted } from '../name/quoted.ts';

/** What is known of an image archive after it was read: figures, names and small documents. */
export interface ArchiveMembers {
  /** The file of that name, also through links. Names are relative to the archive's root. */
  blob(name: string): Blob | undefined;
  /** Bytes of manifest.json, index.json or oci-layout. */
  document(name: string): Uint8Array | undefined;
}

/** Documents that are kept even if they are not JSON objects: manifest.json is a list. */
const DOCUMENTS: readonly string[] = ['manifest.json', 'index.json', 'oci-layout'];

type Step = { readonly entry: StoredEntry } | { readonly content: Buffer; readonly last: boolean };

/** A member while its content is read. */
interface Open {
  readonly name: string;
  readonly reader: BlobReader;
  readonly document: Buffer[] | undefined;
}

/**
 * Reads the tar of an image archive once. Members can have any order, so each one is read as a blob. Nothing is
 * unpacked. If several members have one name, the last one counts, as in tar.
 */
export class ArchiveReader {
  readonly #steps: Step[] = [];
  readonly #parser = new TarParser({
    entry: (entry) => this.#steps.push({ entry }),
    content: (content, last) => this.#steps.push({ content, last }),
  });
  readonly #members = new Map<string, Blob | { readonly link: string }>();
  readonly #documents = new Map<string, Buffer>();
  #count = 0;
  readonly #kept = new KeptBlobs();
  #names = 0;
  #open: Open | undefined;
  readonly #normalize: ContentNormalizer | undefined;

  constructor(normalize: ContentNormalizer | undefined) {
    this.#normalize = normalize;
  }

  /**
   * Resolves when more may be taken; one call at a time.
   * @throws UserError, a clause, if the archive is past the bounds.
   */
  async take(chunk: Buffer): Promise<void> {
    this.#parser.write(chunk);
    for (const step of this.#steps.splice(0)) {
      if ('entry' in step) await this.#start(step.entry);
      else await this.#continue(step.content, step.last);
    }
  }

  /** @throws UserError, a clause, if the archive is not a complete tar. */
  end(): ArchiveMembers {
    this.#parser.end();
    if (this.#parser.unreadable !== undefined) throw new UserError(`it is ${this.#parser.unreadable}`);
    return {
      blob: (name) => this.#resolve(name),
      document: (name) => this.#documents.get(name),
    };
  }

  /** Frees what an unfinished member holds. */
  abort(): void {
    this.#open?.reader.abort();
  }

  async #start({ path: name, type, target = '', stored, storedIsContent }: StoredEntry): Promise<void> {
    if (++this.#count > bounds.members) throw new UserError(`it has more than ${bounds.members} members`);
    if (Math.max(name.length, target.length) > bounds.path) throw new UserError('a name in it is too long');
    this.#names += name.length + target.length;
    if (this.#names > bounds.names) throw new UserError('the names in it are too long together');
    // The last of several counts, even if it has no content.
    if (type !== 'directory') this.#forget(name);
    if (type === 'symlink')
      this.#members.set(name, { link: posix.normalize(posix.join(posix.dirname(name), target)) });
    else if (type === 'hardlink') this.#members.set(name, { link: target });
    if (!storedIsContent) return;
    const isDocument = DOCUMENTS.includes(name);
    if (isDocument && stored > bounds.document) {
      throw new UserError(`${name} in it is larger than ${bounds.document} bytes`);
    }
    this.#open = { name, reader: new BlobReader(this.#normalize), document: isDocument ? [] : undefined };
    if (stored === 0) await this.#finish(this.#open);
  }

  async #continue(content: Buffer, last: boolean): Promise<void> {
    const open = this.#open;
    if (!open) return;
    open.document?.push(Buffer.from(content));
    await open.reader.write(content);
    if (last) await this.#finish(open);
  }

  async #finish({ name, reader, document }: Open): Promise<void> {
    this.#open = undefined;
    this.#members.set(name, this.#kept.keep(await reader.finish()));
    if (document) this.#documents.set(name, Buffer.concat(document));
  }

  #forget(name: string): void {
    this.#members.delete(name);
    this.#documents.delete(name);
  }

  #resolve(name: string): Blob | undefined {
    let at = posix.normalize(name);
    for (let hops = 0; hops <= bounds.links; hops++) {
      const member = this.#members.get(at);
      if (member === undefined || !('link' in member)) return member;
      at = member.link;
    }
    throw new UserError(`${quoted(name)} in it is a link through more than ${bounds.links} others`);
  }
}
