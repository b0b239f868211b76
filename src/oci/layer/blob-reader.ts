import { createHash, type Hash } from 'node:crypto';
import type { Digest, LayerFiles } from '../../model/image.ts';
import { bounds } from '../bounds.ts';
import type { Compression } from '../name/media-types.ts';
import { type Decompressor, decompressor, SNIFF_LENGTH, sniff } from './decompressor.ts';
import { type ContentNormalizer, TarReader } from './tar-reader.ts';

/** What is known of a blob after it was read: figures and names, not its bytes. */
export interface Blob {
  readonly digest: Digest;
  /** Bytes received. */
  readonly size: number;
  readonly compression: Compression;
  /** The uncompressed stream, or why it could not be read to its last byte. */
  readonly content: BlobContent | { readonly unknown: string };
  /** The bytes, only of small JSON documents (configs, attestations). */
  readonly document?: Uint8Array;
}

export interface BlobContent {
  /** Digest of the uncompressed stream. */
  readonly diffId: Digest;
  /** Bytes of the uncompressed stream. */
  readonly size: number;
  readonly files: LayerFiles;
  /** The stream with the zeros that fill a tar's last record, if a builder may have dropped them. */
  readonly padded?: { readonly diffId: Digest; readonly size: number };
}

/** Bytes. By default, tars are written in records of 20 blocks (POSIX, pax: "blocking"). */
const TAR_RECORD = 10_240;

/** Reads one blob as it streams in: its digest, the digest of the uncompressed stream, and the entries of the tar. */
export class BlobReader {
  readonly #digest = createHash('sha256');
  /** Of the uncompressed stream, if the blob is compressed. */
  #diffId: Hash | undefined;
  readonly #tar: TarReader;
  #start: Buffer = Buffer.alloc(0);
  #compression: Compression = 'none';
  #decompressor: Decompressor | undefined;
  #document: Buffer[] | undefined = [];
  #contentSize = 0;
  #size = 0;

  /** @param normalize says what counts of a file; by default all of it. */
  constructor(normalize?: ContentNormalizer) {
    this.#tar = new TarReader(normalize);
  }

  /** Compressed bytes taken so far. */
  get size(): number {
    return this.#size;
  }

  /** Resolves when the chunk is no longer needed and more may be written. One call at a time. */
  async write(chunk: Buffer): Promise<void> {
    this.#size += chunk.length;
    this.#digest.update(chunk);
    if (this.#decompressor) return this.#decompressor.write(chunk);
    this.#start = Buffer.concat([this.#start, chunk]);
    if (this.#start.length >= SNIFF_LENGTH) await this.#open().write(this.#start);
  }

  async finish(): Promise<Blob> {
    const reader = this.#decompressor ?? this.#open();
    if (this.#size < SNIFF_LENGTH) await reader.write(this.#start);
    const failure = await reader.finish();
    const document = this.#documentBytes();
    const digest = `sha256:${this.#digest.digest('hex')}`;
    return {
      digest,
      size: this.#size,
      compression: this.#compression,
      content: this.#content(digest, failure),
      ...(document === undefined ? {} : { document }),
    };
  }

  abort(): void {
    this.#decompressor?.abort();
  }

  #open(): Decompressor {
    this.#compression = sniff(this.#start);
    if (this.#compression !== 'none' || this.#start[0] !== OPENING_BRACE) this.#document = undefined;
    if (this.#compression !== 'none') this.#diffId = createHash('sha256');
    this.#decompressor = decompressor(this.#compression, (chunk) => this.#take(chunk));
    return this.#decompressor;
  }

  #take(chunk: Buffer): void {
    this.#contentSize += chunk.length;
    this.#diffId?.update(chunk);
    this.#tar.write(chunk);
    if (this.#document === undefined) return;
    if (this.#contentSize > bounds.document) this.#document = undefined;
    // The chunk is lent, so it is copied.
    else this.#document.push(Buffer.from(chunk));
  }

  #content(digest: Digest, failure: string | undefined): Blob['content'] {
    if (failure !== undefined) return { unknown: failure };
    const padded = this.#padded();
    return {
      diffId: this.#diffId ? `sha256:${this.#diffId.digest('hex')}` : digest,
      size: this.#contentSize,
      files: this.#tar.end(),
      ...(padded === undefined ? {} : { padded }),
    };
  }

  /** Podman 4 drops the zeros from a tar that it compresses to zstd:chunked. Its config names the whole tar. */
  #padded(): BlobContent['padded'] {
    const missing = TAR_RECORD - (this.#contentSize % TAR_RECORD);
    if (this.#compression !== 'zstd' || this.#diffId === undefined || missing === TAR_RECORD)
      return undefined;
    const digest = this.#diffId.copy().update(Buffer.alloc(missing)).digest('hex');
    return { diffId: `sha256:${digest}`, size: this.#contentSize + missing };
  }

  #documentBytes(): Uint8Array | undefined {
    return this.#document && this.#document.length > 0 ? Buffer.concat(this.#document) : undefined;
  }
}

const OPENING_BRACE = 0x7b;
