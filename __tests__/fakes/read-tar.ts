import type { LayerEntry, LayerFiles } from '../../src/model/image.ts';
import { type ContentNormalizer, TarReader } from '../../src/oci/layer/tar-reader.ts';
import { chunks } from './chunks.ts';
import { listed } from './listed.ts';

/** What the reader makes of a tar that comes in chunks of this size. */
export function readTar(bytes: Buffer, size = bytes.length, normalize?: ContentNormalizer): LayerFiles {
  const reader = new TarReader(normalize);
  for (const chunk of chunks(bytes, [size])) reader.write(chunk);
  return listed(reader.end());
}

/** The entries, if the tar must be readable. */
export function tarEntries(bytes: Buffer): readonly LayerEntry[] {
  const files = readTar(bytes);
  if ('unknown' in files) throw new Error(files.unknown);
  return [...files.entries];
}

export const tarPaths = (bytes: Buffer): string[] => tarEntries(bytes).map((entry) => entry.path);
