import type { LayerEntries, LayerEntry } from '../../model/image.ts';
import { type RawDigest, spelled } from '../name/digest.ts';
import { type EntryRecord, EntryRecords } from './entry-records.ts';
import { TAR_BLOCK } from './tar-header.ts';

/** An entry as it was read. */
export interface ReadEntry extends EntryRecord {
  /** As in LayerEntry. */
  readonly buildDigest: RawDigest | undefined;
}

/** The entries of a layer, packed: an app of 100,000 files would take 50 MB as objects, and takes 7. */
export class EntryList implements LayerEntries {
  /** All, without what names their build; those that do name it are marked. */
  readonly #deployed = new EntryRecords();
  /** Those that name their build, as they are. */
  readonly #whole = new EntryRecords();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** What a host gets of them, in their order. */
  get deployed(): EntryRecords {
    return this.#deployed;
  }

  add(entry: ReadEntry): void {
    this.#length++;
    if (entry.buildDigest === undefined) {
      this.#deployed.add(entry);
      return;
    }
    // Of debugging information, which names folders, as many blocks of the tar count as it takes.
    const size = Math.ceil(entry.size / TAR_BLOCK) * TAR_BLOCK;
    this.#deployed.add({ ...entry, size, digest: entry.buildDigest }, true);
    this.#whole.add(entry);
  }

  *[Symbol.iterator](): Generator<LayerEntry> {
    const whole = this.#whole[Symbol.iterator]();
    for (const { record, marked } of this.#deployed) {
      const itself = marked ? whole.next().value?.record : undefined;
      yield itself ? layerEntry(itself, record.digest) : layerEntry(record);
    }
  }
}

function layerEntry({ digest, target, ...rest }: EntryRecord, buildDigest?: RawDigest): LayerEntry {
  return {
    ...rest,
    ...(target === undefined ? {} : { target }),
    ...(digest === undefined ? {} : { digest: spelled(digest) }),
    ...(buildDigest === undefined ? {} : { buildDigest: spelled(buildDigest) }),
  };
}
