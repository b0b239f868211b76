import { createHash, type Hash, hash } from 'node:crypto';
import type { LayerEntry, LayerFiles } from '../model/image.ts';
import { bounds } from './bounds.ts';
import { storedEntry } from './tar-entry.ts';
import { ExtendedHeaders, TarError } from './tar-extended-headers.ts';
import { checksumHolds, type Header, isZeroBlock, readHeader } from './tar-header.ts';

const BLOCK = 512;
const NO_BYTES = Buffer.alloc(0);
const EMPTY_DIGEST = `sha256:${hash('sha256', '')}`;

/** What the bytes that follow a header are for. */
type Body =
  | { readonly kind: 'skip' }
  | { readonly kind: 'extended'; readonly typeflag: string; readonly content: Buffer }
  | { readonly kind: 'file'; readonly entry: LayerEntry; hash?: Hash };

const SKIP: Body = { kind: 'skip' };

/**
 * Reads a tar stream chunk by chunk, as it comes, and keeps the list of its entries, never their content.
 * Formats: V7, ustar, PAX and GNU (POSIX.1-2024 "pax", GNU tar manual "Basic Tar Format").
 * Never throws: what cannot be read as a tar leaves the files unknown, with the place or reason.
 */
export class TarReader {
  readonly #entries: LayerEntry[] = [];
  readonly #extended = new ExtendedHeaders();
  #names = 0;
  #block: Buffer = NO_BYTES;
  #body: Body = SKIP;
  /** Bytes of the present body still to come, and of the zeros that fill its last block. */
  #remaining = 0;
  #padding = 0;
  /** Bytes stored for an old GNU sparse file, while blocks with more of its regions come before them. */
  #afterRegions: number | undefined;
  #zeroBlock = false;
  #ended = false;
  #offset = 0;
  #unreadable: string | undefined;

  write(chunk: Buffer): void {
    if (this.#unreadable === undefined && !this.#ended) this.#guard(() => this.#consume(chunk));
    this.#offset += chunk.length;
  }

  /** The entries, once the stream has ended. */
  end(): LayerFiles {
    if (this.#unreadable === undefined && !this.#ended) this.#guard(() => this.#checkEnd());
    return this.#unreadable === undefined ? { entries: this.#entries } : { unknown: this.#unreadable };
  }

  #guard(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof TarError)) throw error;
      this.#unreadable = `not readable as a tar: ${error.message}`;
      this.#entries.length = 0;
    }
  }

  /** End blocks and the zeros that fill the last content may be missing (Go's archive/tar takes that too). */
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
    if (body.kind === 'file') this.#takeContent(body, part);
    if (this.#remaining > 0) return end;
    this.#body = SKIP;
    if (body.kind === 'extended') this.#extended.take(body.typeflag, body.content);
    return end;
  }

  /** Most files come in one part: those are spared a hash object. */
  #takeContent(body: Body & { kind: 'file' }, part: Buffer): void {
    if (this.#remaining > 0) {
      body.hash ??= createHash('sha256');
      body.hash.update(part);
      return;
    }
    const hex = body.hash ? body.hash.update(part).digest('hex') : hash('sha256', part);
    this.#keep({ ...body.entry, digest: `sha256:${hex}` });
  }

  #takeBlock(chunk: Buffer, at: number): number {
    const end = Math.min(at + BLOCK - this.#block.length, chunk.length);
    const part = chunk.subarray(at, end);
    const block = this.#block.length === 0 ? part : Buffer.concat([this.#block, part]);
    const whole = block.length === BLOCK;
    // The chunk belongs to the decompressor; what outlives this call is copied.
    this.#block = whole ? NO_BYTES : Buffer.from(block);
    if (whole) this.#readBlock(block, this.#offset + end - BLOCK);
    return end;
  }

  #readBlock(block: Buffer, offset: number): void {
    if (this.#afterRegions !== undefined) {
      // Old GNU sparse format: 21 more regions, and at 504 whether another such block follows.
      if (block[504] === 0) this.#skipStored(this.#afterRegions);
      return;
    }
    if (isZeroBlock(block)) {
      // Two zero blocks end an archive, whatever follows them.
      this.#ended = this.#zeroBlock;
      this.#zeroBlock = true;
      return;
    }
    if (this.#zeroBlock) throw new TarError(`a zero block before the header at byte ${offset}`);
    if (!checksumHolds(block)) throw new TarError(`wrong header checksum at byte ${offset}`);
    const header = readHeader(block);
    if (header === undefined) throw new TarError(`nonsense number in the header at byte ${offset}`);
    if (ExtendedHeaders.isExtended(header.typeflag)) this.#startExtended(header);
    else this.#startEntry(header);
  }

  #startExtended({ typeflag, size }: Header): void {
    if (size > bounds.extendedHeader) throw new TarError('an extended header is larger than 1 MiB');
    if (size > 0) this.#expect({ kind: 'extended', typeflag, content: Buffer.alloc(size) }, size);
  }

  #startEntry(header: Header): void {
    const { entry, stored, storedIsContent } = storedEntry(this.#extended.resolve(header));
    if (storedIsContent && stored > 0) {
      this.#expect({ kind: 'file', entry }, stored);
      return;
    }
    this.#keep(storedIsContent ? { ...entry, digest: EMPTY_DIGEST } : entry);
    if (header.sparseExtension) this.#afterRegions = stored;
    else this.#skipStored(stored);
  }

  #skipStored(stored: number): void {
    this.#afterRegions = undefined;
    this.#expect(SKIP, stored);
  }

  #expect(body: Body, stored: number): void {
    this.#body = body;
    this.#remaining = stored;
    this.#padding = (BLOCK - (stored % BLOCK)) % BLOCK;
  }

  #keep(entry: LayerEntry): void {
    const longest = Math.max(entry.path.length, entry.target?.length ?? 0);
    if (longest > bounds.path) throw new TarError('a path is longer than 16 KiB');
    this.#names += entry.path.length + (entry.target?.length ?? 0);
    if (this.#entries.length >= bounds.entries) throw new TarError(`more than ${bounds.entries} entries`);
    if (this.#names > bounds.names) throw new TarError('its names are longer than 128 MiB together');
    this.#entries.push(entry);
  }
}
