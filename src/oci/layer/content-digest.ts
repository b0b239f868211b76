import { createHash } from 'node:crypto';
import type { Digest } from '../../model/image.ts';
import type { UnknownSize } from '../../model/size.ts';
import { type EntryRecord, EntryRecords, inWalk } from './entry-records.ts';

/**
 * One digest for everything that a layer puts onto a host's disk: path, type, permission bits, size, content and link
 * target of its entries. Times, owners and the order of entries, in which two builds of the same sources differ, do
 * not count, and of assemblies not what names their build. Of a path that comes more than once, each coming counts.
 *
 * It is the SHA-256 of their records in the order in which folders are walked. So most layers come; the entries of
 * others are sorted.
 */
export class ContentDigest {
  #unknown: UnknownSize | undefined;

  /** Takes the next entry of the layer. */
  add({ type, digest }: Pick<EntryRecord, 'type' | 'digest'>): void {
    if (type === 'other' || (type === 'file' && digest === undefined)) {
      const what = type === 'other' ? 'a device or pipe' : 'a sparse file';
      this.#unknown ??= { unknown: `the layer holds ${what}, whose content is not read` };
    }
  }

  /** @param records what a host gets of all that were added. */
  digest(records: EntryRecords): Digest | UnknownSize {
    if (this.#unknown) return this.#unknown;
    const hash = createHash('sha256');
    for (const page of (records.walked ? records : sorted(records)).pages) hash.update(page);
    return `sha256:${hash.digest('hex')}`;
  }
}

function sorted(records: EntryRecords): EntryRecords {
  const all = Array.from(records);
  all.sort(
    (a, b) =>
      inWalk(a.record.path, b.record.path) || inWalk(apartFromPath(a.record), apartFromPath(b.record)),
  );
  const list = new EntryRecords();
  for (const { record, marked } of all) list.add(record, marked);
  return list;
}

/** Of entries with the same path. */
function apartFromPath({ type, mode, size, digest = '', target = '' }: EntryRecord): string {
  return `${type} ${mode} ${size} ${digest} ${target}`;
}
