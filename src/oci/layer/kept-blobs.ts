import { bounds } from '../bounds.ts';
import type { Blob } from './blob-reader.ts';

/** Limits what is kept of all blobs of one archive or run, because many may not belong to the image. */
export class KeptBlobs {
  #documentBytes = 0;
  #entries = 0;

  /** The blob without its document or with unknown files, if there are too many already. */
  keep(blob: Blob): Blob {
    return this.#withFiles(this.#withDocument(blob));
  }

  #withDocument(blob: Blob): Blob {
    const { document, ...rest } = blob;
    if (document === undefined) return blob;
    if (this.#documentBytes + document.length > bounds.keptDocuments) return rest;
    this.#documentBytes += document.length;
    return blob;
  }

  #withFiles(blob: Blob): Blob {
    const { content } = blob;
    if ('unknown' in content || 'unknown' in content.files) return blob;
    const { length } = content.files.entries;
    if (this.#entries + length > bounds.keptEntries) {
      const unknown = `it and the layers before it have more than ${bounds.keptEntries} entries together`;
      return { ...blob, content: { ...content, files: { unknown } } };
    }
    this.#entries += length;
    return blob;
  }
}
