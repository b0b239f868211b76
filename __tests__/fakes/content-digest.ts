import type { Digest, LayerEntry } from '../../src/model/image.ts';
import type { UnknownSize } from '../../src/model/size.ts';
import { ContentDigest } from '../../src/oci/layer/content-digest.ts';
import { EntryList } from '../../src/oci/layer/entry-list.ts';
import { readEntry } from './read-entry.ts';

/** Of the entries of a layer, in the order in which they come. */
export function contentDigest(entries: readonly LayerEntry[]): Digest | UnknownSize {
  const [list, content] = [new EntryList(), new ContentDigest()];
  for (const entry of entries.map(readEntry)) {
    list.add(entry);
    content.add(entry);
  }
  return content.digest(list.deployed);
}
