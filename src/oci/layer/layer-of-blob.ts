import type { Descriptor, Digest, LayerContents } from '../../model/image.ts';
import { stated, unknown, verified } from '../../model/size.ts';
import { isForeignLayer } from '../name/media-types.ts';
import type { Blob } from './blob-reader.ts';

/**
 * The layer of a blob that was read. Its size on disk and files are known only if the blob's tar is the one that the
 * config names.
 */
export function layerOfBlob(blob: Blob, diffId: Digest): LayerContents {
  const { digest, content } = blob;
  const download = verified(blob.size);
  if ('unknown' in content) return { digest, diffId, download, disk: content, files: content };
  const { padded } = content;
  if (padded?.diffId === diffId)
    return { digest, diffId, download, disk: verified(padded.size), files: content.files };
  if (content.diffId !== diffId) {
    const other = unknown(`the layer's content is ${content.diffId}, not ${diffId} as its config says`);
    return { digest, diffId, download, disk: other, files: other };
  }
  return { digest, diffId, download, disk: verified(content.size), files: content.files };
}

/** The same for a layer in an archive or layout. Its download size is known only if it is stored compressed. */
export function layerOfStoredBlob(blob: Blob, diffId: Digest): LayerContents {
  const layer = layerOfBlob(blob, diffId);
  if (blob.compression !== 'none') return layer;
  return {
    ...layer,
    download: unknown(
      'a layer is stored there uncompressed, and its compressed size depends on what pushes it; to know it, set input image to local:// or registry://',
    ),
  };
}

/** A layer without a blob. If it is a foreign layer, its manifest states what a host pulls from elsewhere. */
export function absentLayer(
  { digest, mediaType, size }: Descriptor,
  diffId: Digest,
  reason: string,
): LayerContents {
  const foreign = isForeignLayer(mediaType);
  const absent = unknown(
    foreign ? `${reason}; it is a foreign layer, which hosts pull from elsewhere` : reason,
  );
  return { digest, diffId, download: foreign ? stated(size) : absent, disk: absent, files: absent };
}
