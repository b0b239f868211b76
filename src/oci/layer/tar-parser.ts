import { bounds } from '../bounds.ts';
import { type StoredEntry, storedEntry } from './tar-entry.ts';
import { ExtendedHeaders, TarError } from './tar-extended-headers.ts';
import { checksumHolds, type Header, isZeroBlock, readHeader, TAR_BLOCK } from './tar-header.ts';

const NO_BYTES = Buffer.alloc(0);

/** Receives what a tar holds, in order. If it throws a TarError, the tar counts as unreadable. */
export interface TarSink {
  /** The next entry. If its stored bytes are its content, they follow. */
  entry(stored: StoredEntry): void;
  /** More content of the last entry. The bytes are lent: they may change after the call. */
  content(bytes: Buffer, last: boolean): void;
}

/** What the bytes that follow a header are for. */
type Body =
  | { readonly kind: 'skip' }
  | { readonly kind: 'extended'; readonly typeflag: string; readonly content: Buffer }
  | { readonly kind: 'content' };

const SKIP: Body = { kind: 'skip' };
const CONTENT: Body = { kind: 'content' };

/**
 * Parses a tar stream chunk by chunk as it arrives, and keeps nothing of it.
 * Formats: V7, ustar, PAX and GNU (POSIX.1-2024 "pax", GNU tar manual "Basic Tar Format").
 * Never throws, whatever the bytes are. If they cannot be read as a tar, `unreadable` is set and no more is read.
 */
export class TarParser {
  readonly #sink: TarSink;
  readonly #extended = new ExtendedHeaders();
  #block: Buffer = NO_BYTES;
  #body: Body = SKIP;
  /** Bytes that are missing of the current body, and of the zeros that fill its last block. */
  #remaining = 0;
  #padding = 0;
  /** Bytes stored for an old GNU sparse file, while blocks with more of its regions precede them. */
  #afterRegions: number | undefined;
  #zeroBlock = false;
  #ended = false;
  #offset = 0;
  #unreadable: string | undefined;

  constructor(sink: TarSink) {
    this.#sink = sink;
  }

  /** Why the stream cannot be read, with the place or reason; undefined while it can. */
  get unreadable(): string | undefined {
    return this.#unreadable;
  }

  write(chunk: Buffer): void {
    if (this.#unreadable === undefined && !this.#ended) this.#guard(() => this.#consume(chunk));
    this.#offset += chunk.length;
  }

  /** Call it when the stream has ended. */
  end(): void {
    if (this.#unreadable === undefined && !this.#ended) this.#guard(() => this.#checkEnd());
  }

  #guard(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof TarError)) throw error;
      this.#unreadable = `not readable as a tar: ${error.message}`;
    }
  }

  /** End blocks and the zeros that fill the last block may be missing (Go's archive/tar accepts that too). */
  #checkEnd(): void {
    if (this.#remaining > 0 || this.#block.length > 0 || this.#afterRegions !== undefined) {
      throw new TarError('it ends in the middle of an entry');
    }
  }

  #consume(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length && !this.#ended) {
      if (this.#remaining > 0) at = this.#takeBody(chunk, at);
      else if (this.#padding > 0) at = this.#skipPadding(chunk, at);
      else at = this.#takeBlock(chunk, at);
    }
  }

  #skipPadding(chunk: Buffer, at: number): number {
    const skipped = Math.min(this.#padding, chunk.length - at);
    this.#padding -= skipped;
    return at + skipped;
  }

  #takeBody(chunk: Buffer, at: number): number {
    const end = Math.min(at + this.#remaining, chunk.length);
    const part = chunk.subarray(at, end);
    const body = this.#body;
    if (body.kind === 'extended') body.content.set(part, body.content.length - this.#remaining);
    this.#remaining -= part.length;
    if (body.kind === 'content') this.#sink.content(part, this.#remaining === 0);
    if (this.#remaining > 0) return end;
    this.#body = SKIP;
    if (body.kind === 'extended') this.#extended.take(body.typeflag, body.content);
    return end;
  }

  #takeBlock(chunk: Buffer, at: number): number {
    if (this.#block.length === 0 && at + TAR_BLOCK <= chunk.length) {
      this.#readBlock(chunk, at, this.#offset + at);
      return at + TAR_BLOCK;
    }
    const end = Math.min(at + TAR_BLOCK - this.#block.length, chunk.length);
    // The chunk belongs to the decompressor, so what outlives this call is copied.
    const block = Buffer.concat([this.#block, chunk.subarray(at, end)]);
    const whole = block.length === TAR_BLOCK;
    this.#block = whole ? NO_BYTES : block;
    if (whole) this.#readBlock(block, 0, this.#offset + end - TAR_BLOCK);
    return end;
  }

  /** @param offset of the block in the archive. */
  #readBlock(bytes: Buffer, at: number, offset: number): void {
    if (this.#afterRegions !== undefined) {
      // Old GNU sparse format: 21 more regions, and at 504 whether another such block follows.
      if (bytes[at + 504] === 0) this.#skipStored(this.#afterRegions);
      return;
    }
    if (isZeroBlock(bytes, at)) {
      // Two zero blocks end an archive. What follows them is ignored.
      this.#ended = this.#zeroBlock;
      this.#zeroBlock = true;
      return;
    }
    if (this.#zeroBlock) throw new TarError(`a zero block before the header at byte ${offset}`);
    if (!checksumHolds(bytes, at)) throw new TarError(`wrong header checksum at byte ${offset}`);
    const header = readHeader(bytes, at);
    if (header === undefined) throw new TarError(`malformed number in the header at byte ${offset}`);
    if (ExtendedHeaders.isExtended(header.typeflag)) this.#startExtended(header);
    else this.#startEntry(header);
  }

  #startExtended({ typeflag, size }: Header): void {
    if (size > bounds.extendedHeader) throw new TarError('an extended header is larger than 1 MiB');
    if (size > 0) this.#expect({ kind: 'extended', typeflag, content: Buffer.alloc(size) }, size);
  }

  #startEntry(header: Header): void {
    const entry = storedEntry(this.#extended.resolve(header));
    this.#sink.entry(entry);
    if (entry.storedIsContent) this.#expect(CONTENT, entry.stored);
    else if (header.sparseExtension) this.#afterRegions = entry.stored;
    else this.#skipStored(entry.stored);
  }

  #skipStored(stored: number): void {
    this.#afterRegions = undefined;
    this.#expect(SKIP, stored);
  }

  #expect(body: Body, stored: number): void {
    this.#body = body;
    this.#remaining = stored;
    this.#padding = (TAR_BLOCK - (stored % TAR_BLOCK)) % TAR_BLOCK;
  }
}
