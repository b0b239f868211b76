import type { EntryType } from '../../model/image.ts';

/** The 32 bytes of a SHA-256 digest, one latin1 character each: spelling many of them in hex takes long. */
export type RawDigest = string;

/** An entry of a layer. */
export interface EntryRecord {
  readonly path: string;
  readonly type: EntryType;
  readonly size: number;
  readonly mode: number;
  readonly target: string | undefined;
  readonly digest: RawDigest | undefined;
}

/** A record as it was added. */
interface AddedRecord extends EntryRecord {
  /** Whether size and digest are those of the normalized content. */
  readonly normalized: boolean;
}

/** Compares paths by the order in which folders are walked: a folder's content comes before the folder's siblings. */
export function compareInWalk(a: string, b: string): number {
  return compareFrom(sharedLength(a, b), a, b);
}

/** @param at index of the first difference. */
function compareFrom(at: number, a: string, b: string): number {
  return rank(a, at) - rank(b, at);
}

function rank(path: string, at: number): number {
  if (at === path.length) return -1;
  const unit = path.charCodeAt(at);
  return unit === SLASH ? 0 : unit + 1;
}

/** Length of what both paths begin with, in UTF-16 code units. */
function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/**
 * Records as bytes. Of a path, only the part that differs from the path before it is stored. No two lists of records
 * are the same bytes. A content digest is a digest of these bytes: to change them is to change it.
 */
export class EntryRecords implements Iterable<AddedRecord> {
  readonly #full: Buffer[] = [];
  #page: Buffer = NO_BYTES;
  #at = 0;
  #last: string | undefined;
  #inWalkOrder = true;

  /** Whether they were added in the order in which folders are walked, no path twice. */
  get inWalkOrder(): boolean {
    return this.#inWalkOrder;
  }

  /** Adds a record with a path and a target of at most 16 Ki UTF-16 code units each. */
  add({ path, type, size, mode, target, digest }: EntryRecord, normalized: boolean): void {
    const last = this.#last ?? '';
    const same = sharedLength(last, path);
    this.#inWalkOrder &&= this.#last === undefined || compareFrom(same, last, path) < 0;
    const shared = wholeCharacters(path, same);
    this.#makeRoom(MOST_BYTES * (path.length - shared + (target?.length ?? 0)));
    const page = this.#page;
    const start = this.#at;
    page[start] =
      TYPES.indexOf(type) |
      (digest === undefined ? 0 : HAS_DIGEST) |
      (target === undefined ? 0 : HAS_TARGET) |
      (normalized ? NORMALIZED : 0);
    page.writeUInt16LE(mode, start + 1);
    page.writeDoubleLE(size, start + 3);
    page.writeUInt16LE(shared, start + 11);
    let at = start + FIXED;
    const own = page.write(path.slice(shared), at);
    page.writeUInt16LE(own, start + 13);
    at += own;
    if (digest !== undefined) at += page.write(digest, at, 'latin1');
    if (target !== undefined) {
      const length = page.write(target, at + 2);
      page.writeUInt16LE(length, at);
      at += 2 + length;
    }
    this.#at = at;
    this.#last = path;
  }

  /** The bytes, in parts. */
  get pages(): readonly Buffer[] {
    return [...this.#full, this.#page.subarray(0, this.#at)];
  }

  [Symbol.iterator](): Iterator<AddedRecord> {
    return recordsIn(this.pages);
  }

  #makeRoom(names: number): void {
    const needed = FIXED + names + DIGEST + 2;
    if (this.#at + needed <= this.#page.length) return;
    if (this.#at > 0) this.#full.push(this.#page.subarray(0, this.#at));
    // Pages double in size, because an image can have many layers of few files. A slice of Node's pool would keep the
    // rest of the pool in memory.
    this.#page = Buffer.allocUnsafeSlow(Math.max(needed, Math.min(2 * this.#page.length, LARGEST_PAGE)));
    this.#at = 0;
  }
}

function* recordsIn(pages: readonly Buffer[]): Generator<AddedRecord> {
  let last = '';
  for (const page of pages) {
    let at = 0;
    const take = (length: number): Buffer => {
      at += length;
      return page.subarray(at - length, at);
    };
    while (at < page.length) {
      const fixed = take(FIXED);
      const flags = fixed.readUInt8(0);
      last = last.slice(0, fixed.readUInt16LE(11)) + take(fixed.readUInt16LE(13)).toString();
      yield {
        path: last,
        type: TYPES[flags & 0x0f] ?? 'other',
        size: fixed.readDoubleLE(3),
        mode: fixed.readUInt16LE(1),
        digest: flags & HAS_DIGEST ? take(DIGEST).toString('latin1') : undefined,
        target: flags & HAS_TARGET ? take(take(2).readUInt16LE()).toString() : undefined,
        normalized: (flags & NORMALIZED) !== 0,
      };
    }
  }
}

const NO_BYTES = Buffer.alloc(0);
const SLASH = 0x2f;
/** Bytes; a record that needs more gets a larger page. */
const LARGEST_PAGE = 64 * 1024;
const TYPES: readonly EntryType[] = ['file', 'directory', 'symlink', 'hardlink', 'other'];
const HAS_DIGEST = 0x10;
const HAS_TARGET = 0x20;
const NORMALIZED = 0x40;
/** Bytes of flags, mode, size, and the lengths of the path's two parts. */
const FIXED = 1 + 2 + 8 + 2 + 2;
const DIGEST = 32;
/** Of UTF-8 for one UTF-16 code unit. */
const MOST_BYTES = 3;

/** One less if it would cut a pair of surrogates. */
function wholeCharacters(text: string, length: number): number {
  const last = text.charCodeAt(length - 1);
  return last >= 0xd800 && last < 0xdc00 ? length - 1 : length;
}
