import { constants, createGunzip, createZstdDecompress } from 'node:zlib';
import { bounds } from '../bounds.ts';
import type { Compression } from '../name/media-types.ts';
import { ABORTED, Flow, type Sink } from './flow.ts';
import { ZstdFrames } from './zstd-frames.ts';

/** Bytes that show the compression of a blob. */
export const SNIFF_LENGTH = 4;

/** RFC 1952 "ID1, ID2"; RFC 8878 "Magic_Number" of Zstandard and of skippable frames. */
export function sniff(start: Buffer): Compression {
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
  if (start.length < 4) return 'none';
  const magic = start.readUInt32LE(0);
  return magic === 0xfd2fb528 || magic >>> 4 === 0x184d2a5 ? 'zstd' : 'none';
}

/** Takes compressed bytes and gives uncompressed ones to a sink, at the speed of the slower side. */
export interface Decompressor {
  /** Resolves when more may be written; the bytes are lent until then. Bytes after a failure are dropped. */
  write(chunk: Buffer): Promise<void>;
  /** Resolves when all is decompressed, with the reason if that failed. */
  finish(): Promise<string | undefined>;
  /** Why nothing more is decompressed: there is more than the bounds allow, or it was aborted. */
  readonly stopped: string | undefined;
  /** Frees what is held. */
  abort(): void;
}

export function decompressor(compression: Compression, sink: Sink): Decompressor {
  return new Bounded(compression, sink);
}

type Unbounded = Omit<Decompressor, 'stopped'>;

function unbounded(compression: Compression, sink: Sink): Unbounded {
  switch (compression) {
    case 'gzip':
      return new Gunzip(sink);
    case 'zstd':
      return new Unzstd(sink);
    case 'none':
      return { write: async (chunk) => sink(chunk), finish: async () => undefined, abort: () => {} };
  }
}

/** Stops at content that is larger than the bounds allow, or much larger than its compressed form (a bomb). */
class Bounded implements Decompressor {
  readonly #inner: Unbounded;
  #in = 0;
  #out = 0;
  #stopped: string | undefined;

  constructor(compression: Compression, sink: Sink) {
    this.#inner = unbounded(compression, (chunk) => {
      if (this.#stopped !== undefined) return;
      this.#out += chunk.length;
      this.#stopped = exceededBound(this.#in, this.#out);
      if (this.#stopped === undefined) return sink(chunk);
      this.#inner.abort();
    });
  }

  get stopped(): string | undefined {
    return this.#stopped;
  }

  async write(chunk: Buffer): Promise<void> {
    this.#in += chunk.length;
    if (this.#stopped === undefined) await this.#inner.write(chunk);
  }

  async finish(): Promise<string | undefined> {
    const failure = await this.#inner.finish();
    return this.#stopped ?? failure;
  }

  abort(): void {
    this.#stopped ??= ABORTED;
    this.#inner.abort();
  }
}

function exceededBound(compressed: number, uncompressed: number): string | undefined {
  if (uncompressed > bounds.unpacked) {
    return `it holds more than ${bounds.unpacked} bytes, which is the most that is read`;
  }
  if (uncompressed <= bounds.ratioFrom || uncompressed <= compressed * bounds.ratio) return undefined;
  return `it holds more than ${bounds.ratioFrom} bytes, and more than ${bounds.ratio} times its compressed size`;
}

/** Large enough that zlib rarely changes threads, small enough for several uploads at once. */
const OUTPUT_CHUNK = 256 * 1024;

/** Node's gunzip reads several members, but silently stops at zeros that follow one. */
class Gunzip implements Unbounded {
  readonly #gunzip = createGunzip({ chunkSize: OUTPUT_CHUNK });
  readonly #flow: Flow;
  #written = 0;

  constructor(sink: Sink) {
    this.#flow = new Flow(this.#gunzip, sink);
  }

  write(chunk: Buffer): Promise<void> {
    this.#written += chunk.length;
    return this.#flow.write(chunk);
  }

  async finish(): Promise<string | undefined> {
    const failure = await this.#flow.finish();
    if (failure !== undefined) return `not readable as gzip: ${failure}`;
    const left = this.#written - this.#gunzip.bytesWritten;
    return left > 0 ? `${left} bytes follow the end of the gzip data` : undefined;
  }

  abort(): void {
    this.#gunzip.destroy();
  }
}

/** Node's zstd silently stops if a write goes past the end of a frame, so each write is cut there. */
class Unzstd implements Unbounded {
  readonly #zstd = createZstdDecompress({
    chunkSize: OUTPUT_CHUNK,
    params: { [constants.ZSTD_d_windowLogMax]: Math.log2(bounds.zstdWindow) },
  });
  readonly #flow: Flow;
  readonly #frames = new ZstdFrames();
  #malformed = false;

  constructor(sink: Sink) {
    this.#flow = new Flow(this.#zstd, sink);
  }

  async write(chunk: Buffer): Promise<void> {
    const pieces = this.#malformed ? [] : this.#frames.split(chunk);
    if (pieces === undefined) this.#malformed = true;
    for (const piece of pieces ?? []) await this.#flow.write(piece);
  }

  async finish(): Promise<string | undefined> {
    const failure = await this.#flow.finish();
    if (this.#malformed) return 'not readable as zstd: a malformed frame';
    if (failure !== undefined) return `not readable as zstd: ${failure}`;
    return this.#frames.complete ? undefined : 'not readable as zstd: it ends in the middle of a frame';
  }

  abort(): void {
    this.#zstd.destroy();
  }
}
