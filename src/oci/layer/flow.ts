import type { Transform } from 'node:stream';

/** Takes uncompressed bytes. If it returns a promise, the next chunk follows when that resolves. It must not reject. */
export type Sink = (chunk: Buffer) => Promise<void> | void;

/**
 * Input of the transform is copied into slots. Then the transform, which works in another thread, has the next part
 * while the sink still works on the output of the last one.
 */
const SLOT = 64 * 1024;
const MOST_SLOTS = 2;

export const ABORTED = 'its upload was aborted';

/**
 * Writes into a transform as fast as it reads, and passes its output to a sink. Whoever waits is freed when the
 * transform ends, fails or is destroyed.
 */
export class Flow {
  readonly #stream: Transform;
  readonly #sink: Sink;
  readonly #waiting: Buffer[] = [];
  readonly #free: Buffer[] = [];
  #slots = 0;
  #draining: Promise<void> | undefined;
  #failure: string | undefined;
  #over = false;
  #wake: (() => void) | undefined;

  constructor(stream: Transform, sink: Sink) {
    this.#stream = stream;
    this.#sink = sink;
    stream.on('data', (chunk: Buffer) => {
      this.#waiting.push(chunk);
      this.#draining ??= this.#drain();
    });
    stream.on('end', () => this.#stop(undefined));
    stream.on('error', (error) => this.#stop(error.message));
    stream.on('close', () => this.#stop(this.#over ? undefined : ABORTED));
  }

  /** Resolves when the chunk is no longer needed and more may be written. The transform may still work on its copy. */
  async write(chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length; at += SLOT) {
      const slot = await this.#freeSlot();
      if (slot === undefined) return;
      const length = chunk.copy(slot, 0, at, at + SLOT);
      this.#stream.write(slot.subarray(0, length), () => {
        this.#free.push(slot);
        this.#wake?.();
      });
    }
  }

  async finish(): Promise<string | undefined> {
    if (!this.#over) this.#stream.end();
    while (!this.#over) await this.#wait();
    // The stream ends with its last chunk, even if the sink still works on that.
    await this.#draining;
    return this.#failure;
  }

  /** Undefined if the stream is over. */
  async #freeSlot(): Promise<Buffer | undefined> {
    if (this.#slots < MOST_SLOTS && this.#free.length === 0) {
      this.#slots++;
      this.#free.push(Buffer.allocUnsafeSlow(SLOT));
    }
    while (!this.#over && this.#free.length === 0) await this.#wait();
    return this.#over ? undefined : this.#free.pop();
  }

  async #drain(): Promise<void> {
    // Let the transform continue first: it decompresses in another thread while the sink works in this one.
    await undefined;
    for (let chunk = this.#waiting.shift(); chunk; chunk = this.#waiting.shift()) {
      const busy = this.#sink(chunk);
      if (busy instanceof Promise) {
        this.#stream.pause();
        await busy;
        this.#stream.resume();
      }
      release(chunk);
    }
    this.#draining = undefined;
  }

  #stop(failure: string | undefined): void {
    this.#failure ??= failure;
    this.#over = true;
    this.#wake?.();
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

/**
 * Frees a buffer of zlib after the use of its last slice. Otherwise tens of megabytes pile up until the next garbage
 * collection. Small buffers are slices of Node's pool, which has other users.
 */
function release({ buffer, byteOffset, byteLength }: Buffer): void {
  const last = byteOffset + byteLength === buffer.byteLength;
  if (last && buffer.byteLength > Buffer.poolSize && buffer instanceof ArrayBuffer) buffer.transfer(0);
}
