import type { IncomingMessage } from 'node:http';
import { bounds } from '../bounds.ts';

/** The client stopped sending before the end of a body. */
export class BodyCutError extends Error {}

/** The body is longer than what is read of one. */
export class BodyTooLongError extends Error {}

/**
 * Limits how many bodies are read at the same time, so that memory stays flat: later ones wait, unread. None waits
 * longer than `bounds.bodyWait`: clients that stall, or that alternate between their layers, must not block the others.
 */
export class BodyGate {
  readonly #limit: number;
  readonly #waiting = new Set<() => void>();
  #open = 0;

  constructor(limit: number) {
    this.#limit = limit;
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
      const timer = setTimeout(enter, bounds.bodyWait);
      this.#waiting.add(enter);
    });
  }
}

/**
 * Hands a request's body to `take`, chunk by chunk. The next chunk is read when `take` is done with the last.
 * @throws BodyCutError if no byte arrives for `bounds.noProgress`, or if the client closes the connection.
 */
export async function readBody(
  request: IncomingMessage,
  take: (chunk: Buffer) => Promise<void> | void,
): Promise<void> {
  const { noProgress } = bounds;
  const stalled = (): void => {
    request.destroy(new Error(`no data arrived for ${noProgress / 1000} s`));
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
 * A whole body of at most `limit` bytes, or undefined if it is larger. A larger one is read to its end as well, but not
 * kept: a client that is still sending would not see the answer.
 * @param onRead called with the bytes of each chunk.
 * @throws BodyCutError like `readBody`.
 */
export async function readSmallBody(
  request: IncomingMessage,
  limit: number,
  onRead: (bytes: number) => void,
): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  const keep = (chunk: Buffer): void => {
    onRead(chunk.length);
    size += chunk.length;
    if (size <= limit) parts.push(chunk);
  };
  await readBody(request, keep);
  return size <= limit ? Buffer.concat(parts) : undefined;
}
