import { createHash } from 'node:crypto';
import type { Digest, LayerEntries, LayerEntry } from '../../model/image.ts';
import type { Unknown } from '../../model/size.ts';
import { compareInWalk, type EntryRecord, EntryRecords, type RawDigest } from './entry-records.ts';
import { TAR_BLOCK } from './tar-header.ts';

/** An entry as it was read. */
export interface ReadEntry extends EntryRecord {
  /** As in LayerEntry. */
  readonly normalizedDigest: RawDigest | undefined;
}

/**
 * The entries of a layer, packed: 100,000 files take 7 MB. As objects they take 20 MB more and a tenth more time, and the
 * packed form is needed for the content digest anyway.
 */
export class EntryList implements LayerEntries {
  /** What counts of each entry, in the order of the tar. */
  readonly #counted = new EntryRecords();
  /** The normalized ones as they are in the tar, in their order. */
  readonly #originals: Pick<EntryRecord, 'size' | 'digest'>[] = [];
  #length = 0;
  #unread: Unknown | undefined;

  get length(): number {
    return this.#length;
  }

  add(entry: ReadEntry): void {
    const { type, size, digest, normalizedDigest } = entry;
    this.#length++;
    if (type === 'other' || (type === 'file' && digest === undefined)) {
      const what = type === 'other' ? 'a device or pipe' : 'a sparse file';
      this.#unread ??= { unknown: `the layer holds ${what}, and its content is not read` };
    }
    if (normalizedDigest === undefined) {
      this.#counted.add(entry, false);
      return;
    }
    // The length of debugging information varies with the path of the build: only its tar blocks count.
    const blocks = Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
    this.#counted.add({ ...entry, size: blocks, digest: normalizedDigest }, true);
    this.#originals.push({ size, digest });
  }

  /**
   * One digest for everything that the layer puts onto a host's disk: path, type, permission bits, size, content and
   * link target of its entries. Times, owners and the order of the entries do not count, because they differ between
   * two builds of the same sources; nor does what names the build. A path that occurs several times counts as often.
   *
   * It is the SHA-256 of the packed entries in the order in which folders are walked. Most layers have that order; the
   * entries of others are sorted.
   */
  contentDigest(): Digest | Unknown {
    if (this.#unread) return this.#unread;
    const hash = createHash('sha256');
    for (const page of inOrder(this.#counted).pages) hash.update(page);
    return `sha256:${hash.digest('hex')}`;
  }

  *[Symbol.iterator](): Generator<LayerEntry> {
    let originals = 0;
    for (const { normalized, ...entry } of this.#counted) {
      const original = normalized ? this.#originals[originals++] : undefined;
      yield original ? layerEntry({ ...entry, ...original }, entry.digest) : layerEntry(entry);
    }
  }
}

function layerEntry({ digest, target, ...rest }: EntryRecord, normalizedDigest?: RawDigest): LayerEntry {
  return {
    ...rest,
    ...(target === undefined ? {} : { target }),
    ...(digest === undefined ? {} : { digest: formatDigest(digest) }),
    ...(normalizedDigest === undefined ? {} : { normalizedDigest: formatDigest(normalizedDigest) }),
  };
}

function formatDigest(digest: RawDigest): Digest {
  return `sha256:${Buffer.from(digest, 'latin1').toString('hex')}`;
}

function inOrder(records: EntryRecords): EntryRecords {
  if (records.inWalkOrder) return records;
  const sorted = [...records].sort(
    (a, b) => compareInWalk(a.path, b.path) || compareInWalk(apartFromPath(a), apartFromPath(b)),
  );
  const list = new EntryRecords();
  for (const record of sorted) list.add(record, record.normalized);
  return list;
}

/** Orders entries of the same path. */
function apartFromPath({ type, mode, size, digest = '', target = '' }: EntryRecord): string {
  return `${type} ${mode} ${size} ${digest} ${target}`;
}
