import type { Digest, EntryType, LayerEntries, LayerEntry } from '../model/image.ts';

const PAGE = 64 * 1024;
const TYPES: readonly EntryType[] = ['file', 'directory', 'symlink', 'hardlink', 'other'];
const HAS_DIGEST = 0x10;
const HAS_TARGET = 0x20;
const HAS_BUILD_DIGEST = 0x40;
/** Flags, mode, size, and the lengths of the path's two parts. */
const FIXED = 1 + 2 + 8 + 2 + 2;
const DIGEST = 32;
const PREFIX = 'sha256:';
const NO_BYTES = Buffer.alloc(0);

/**
 * The entries of a layer, packed: an app of 100,000 files would take 50 MB as objects, and takes 7. A path is kept as
 * what it shares with the path before it, and the rest.
 */
export class EntryList implements LayerEntries {
  readonly #full: Buffer[] = [];
  #page: Buffer = NO_BYTES;
  #at = 0;
  #length = 0;
  #last: Buffer = NO_BYTES;

  get length(): number {
    return this.#length;
  }

  /** @param entry its path and its target take at most 64 KiB each as UTF-8. */
  add(entry: LayerEntry): void {
    const path = Buffer.from(entry.path);
    const target = entry.target === undefined ? undefined : Buffer.from(entry.target);
    const shared = sharedLength(this.#last, path);
    this.#makeRoom(FIXED + path.length - shared + 2 * DIGEST + 2 + (target?.length ?? 0));
    const page = this.#page;
    const flags =
      (entry.digest ? HAS_DIGEST : 0) |
      (entry.buildDigest ? HAS_BUILD_DIGEST : 0) |
      (target ? HAS_TARGET : 0);
    let at = page.writeUInt8(TYPES.indexOf(entry.type) | flags, this.#at);
    at = page.writeUInt16LE(entry.mode, at);
    at = page.writeDoubleLE(entry.size, at);
    at = page.writeUInt16LE(shared, at);
    at = page.writeUInt16LE(path.length - shared, at);
    at += path.copy(page, at, shared);
    for (const digest of [entry.digest, entry.buildDigest]) {
      if (digest) at += page.write(digest.slice(PREFIX.length), at, 'hex');
    }
    if (target) at = page.writeUInt16LE(target.length, at);
    if (target) at += target.copy(page, at);
    this.#at = at;
    this.#last = path;
    this.#length++;
  }

  *[Symbol.iterator](): Generator<LayerEntry> {
    let path: Buffer = NO_BYTES;
    for (const page of [...this.#full, this.#page.subarray(0, this.#at)]) {
      const records = new Records(page);
      while (records.more) {
        const read = records.next(path);
        path = read.path;
        yield read.entry;
      }
    }
  }

  #makeRoom(bytes: number): void {
    if (this.#at + bytes <= this.#page.length) return;
    if (this.#at > 0) this.#full.push(this.#page.subarray(0, this.#at));
    // Not of Node's pool, which would keep others' bytes alive.
    this.#page = Buffer.allocUnsafeSlow(Math.max(PAGE, bytes));
    this.#at = 0;
  }
}

/** Reads what `add` wrote. */
class Records {
  readonly #page: Buffer;
  #at = 0;

  constructor(page: Buffer) {
    this.#page = page;
  }

  get more(): boolean {
    return this.#at < this.#page.length;
  }

  next(before: Buffer): { readonly path: Buffer; readonly entry: LayerEntry } {
    const page = this.#page;
    const start = this.#at;
    const flags = page.readUInt8(start);
    const [shared, own] = [page.readUInt16LE(start + 11), page.readUInt16LE(start + 13)];
    this.#at = start + FIXED;
    const path = Buffer.concat([before.subarray(0, shared), this.#take(own)]);
    const digest = flags & HAS_DIGEST ? this.#takeDigest() : undefined;
    const buildDigest = flags & HAS_BUILD_DIGEST ? this.#takeDigest() : undefined;
    const target = flags & HAS_TARGET ? this.#takeText() : undefined;
    const entry: LayerEntry = {
      path: path.toString(),
      type: TYPES[flags & 0x0f] ?? 'other',
      size: page.readDoubleLE(start + 3),
      mode: page.readUInt16LE(start + 1),
      ...(target === undefined ? {} : { target }),
      ...(digest === undefined ? {} : { digest }),
      ...(buildDigest === undefined ? {} : { buildDigest }),
    };
    return { path, entry };
  }

  #takeDigest(): Digest {
    return PREFIX + this.#take(DIGEST).toString('hex');
  }

  #takeText(): string {
    const length = this.#page.readUInt16LE(this.#at);
    this.#at += 2;
    return this.#take(length).toString();
  }

  #take(length: number): Buffer {
    const bytes = this.#page.subarray(this.#at, this.#at + length);
    this.#at += length;
    return bytes;
  }
}

function sharedLength(a: Buffer, b: Buffer): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}
