import { createHash } from 'node:crypto';
import type { Digest } from '../model/image.ts';
import type { UnknownSize } from '../model/size.ts';
import { type EntryRecord, EntryRecords, sharedLength } from './entry-records.ts';

const SLASH = 0x2f;

/**
 * One digest for everything that a layer puts onto a host's disk: path, type, permission bits, size, content and link
 * target of its entries. Times, owners and the order of entries, in which two builds of the same sources differ, do
 * not count, and of assemblies not what names their build. Of a path that comes more than once, each coming counts.
 *
 * It is the SHA-256 of their records in the order in which folders are walked. So most layers come; the entries of
 * others are sorted.
 */
export class ContentDigest {
  #last: string | undefined;
  #inOrder = true;
  #unknown: UnknownSize | undefined;

  /** Takes the next entry of the layer. */
  add({ path, type, digest }: Pick<EntryRecord, 'path' | 'type' | 'digest'>): void {
    if (type === 'other' || (type === 'file' && digest === undefined)) {
      const what = type === 'other' ? 'a device or pipe' : 'a sparse file';
      this.#unknown ??= { unknown: `the layer holds ${what}, whose content is not read` };
    }
    this.#inOrder &&= this.#last === undefined || compare(this.#last, path) < 0;
    this.#last = path;
  }

  /** @param records what a host gets of all that were added. */
  digest(records: EntryRecords): Digest | UnknownSize {
    if (this.#unknown) return this.#unknown;
    const hash = createHash('sha256');
    for (const page of (this.#inOrder ? records : sorted(records)).pages) hash.update(page);
    return `sha256:${hash.digest('hex')}`;
  }
}

function sorted(records: EntryRecords): EntryRecords {
  const all = Array.from(records);
  all.sort(
    (a, b) =>
      compare(a.record.path, b.record.path) || compare(apartFromPath(a.record), apartFromPath(b.record)),
  );
  const list = new EntryRecords();
  for (const { record, marked } of all) list.add(record, marked);
  return list;
}

/** As folders are walked: what is in one comes before what is beside it. */
function compare(a: string, b: string): number {
  const at = sharedLength(a, b);
  return rank(a, at) - rank(b, at);
}

function rank(path: string, at: number): number {
  if (at === path.length) return -1;
  const unit = path.charCodeAt(at);
  return unit === SLASH ? 0 : unit + 1;
}

/** Of entries with the same path. */
function apartFromPath({ type, mode, size, digest = '', target = '' }: EntryRecord): string {
  return `${type} ${mode} ${size} ${digest} ${target}`;
}
