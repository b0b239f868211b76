import type { IncomingMessage } from 'node:http';
import { bounds } from '../bounds.ts';

/** The client stopped sending in the middle of a body. */
export class BodyCutError extends Error {}

/** The client sends more than is read. */
export class BodyTooLongError extends Error {}

/**
 * Bodies that are read at once; whoever comes later waits, unread, so that memory stays flat. Nobody waits long:
 * clients that stall, or that send their layers in turns, must not keep others from being read at all.
 */
export class BodyGate {
  readonly #limit: number;
  readonly #longestWait: number;
  readonly #waiting = new Set<() => void>();
  #open = 0;

  /** @param longestWait ms after which a body is read all the same. */
  constructor(limit: number, longestWait: number = bounds.bodyWait) {
    this.#limit = limit;
    this.#longestWait = longestWait;
  }

  async through<T>(read: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await read();
    } finally {
      this.#open--;
      const [next] = this.#waiting;
      if (this.#open < this.#limit) next?.();
    }
  }

  #enter(): Promise<void> | undefined {
    if (this.#open < this.#limit) {
      this.#open++;
      return undefined;
    }
    return new Promise((resolve) => {
      const enter = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(enter);
        this.#open++;
        resolve();
      };
      const timer = setTimeout(enter, this.#longestWait);
      this.#waiting.add(enter);
    });
  }
}

/**
 * Hands a request's body to `take`, chunk by chunk, at its pace.
 * @param noProgress ms without a byte after which the body is given up.
 * @throws BodyCutError where that happens or the client goes away.
 */
export async function readBody(
  request: IncomingMessage,
  take: (chunk: Buffer) => Promise<void> | void,
  noProgress: number = bounds.noProgress,
): Promise<void> {
  const stalled = (): void => {
    request.destroy(new Error(`nothing came for ${noProgress / 1000} s`));
  };
  request.setTimeout(noProgress, stalled);
  const chunks = (request as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  const next = (): Promise<IteratorResult<Buffer>> =>
    chunks.next().catch((cause: unknown) => {
      throw new BodyCutError('the client stopped sending', { cause });
    });
  try {
    for (let part = await next(); !part.done; part = await next()) await take(part.value);
  } finally {
    request.setTimeout(0);
    request.removeListener('timeout', stalled);
  }
}

/**
 * A whole body of at most `limit` bytes, or undefined where it is larger. That too is read to its end, but not
 * kept: a client that is still sending would not see the answer.
 * @param read told of the bytes of each chunk.
 * @throws BodyCutError as `readBody`.
 */
export async function readSmallBody(
  request: IncomingMessage,
  limit: number,
  read: (bytes: number) => void,
  noProgress?: number,
): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  const keep = (chunk: Buffer): void => {
    read(chunk.length);
    size += chunk.length;
    if (size <= limit) parts.push(chunk);
  };
  await readBody(request, keep, noProgress);
  return size <= limit ? Buffer.concat(parts) : undefined;
}
