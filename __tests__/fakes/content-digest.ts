import type { Digest, LayerEntry } from '../../src/model/image.ts';
import type { Unknown } from '../../src/model/size.ts';
import { EntryList } from '../../src/oci/layer/entry-list.ts';
import { readEntry } from './read-entry.ts';

/** Of the entries of a layer, in the order in which they come. */
export function contentDigest(entries: readonly LayerEntry[]): Digest | Unknown {
  const list = new EntryList();
  for (const entry of entries) list.add(readEntry(entry));
  return list.contentDigest();
}
