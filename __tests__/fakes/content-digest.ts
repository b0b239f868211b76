import type { Digest, LayerEntry } from '../../src/model/image.ts';
import type { UnknownSize } from '../../src/model/size.ts';
import { ContentDigest } from '../../src/oci/content-digest.ts';

/** Of the entries of a layer, in the order in which they come. */
export function contentDigest(entries: readonly LayerEntry[]): Digest | UnknownSize {
  const content = new ContentDigest();
  for (const entry of entries) content.add(entry);
  return content.digest(entries);
}
