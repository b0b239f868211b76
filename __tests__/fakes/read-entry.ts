import type { Digest, LayerEntry } from '../../src/model/image.ts';
import type { ReadEntry } from '../../src/oci/layer/entry-list.ts';
import type { RawDigest } from '../../src/oci/layer/entry-records.ts';

/** An entry of a layer as it was read. */
export function readEntry(entry: LayerEntry): ReadEntry {
  const { target, digest, normalizedDigest } = entry;
  return {
    ...entry,
    target,
    digest: digest && bytesOf(digest),
    normalizedDigest: normalizedDigest && bytesOf(normalizedDigest),
  };
}

function bytesOf(digest: Digest): RawDigest {
  return Buffer.from(digest.replace('sha256:', ''), 'hex').toString('latin1');
}
