import type { LayerFiles } from '../../src/model/image.ts';

/** The same with the entries in an array, as tests compare them. */
export function listed(files: LayerFiles): LayerFiles {
  return 'unknown' in files ? files : { ...files, entries: [...files.entries] };
}

/** An image or a blob's content with the entries of layers in arrays. */
export function withListed<T extends { readonly files: LayerFiles }>(part: T): T {
  return { ...part, files: listed(part.files) };
}
