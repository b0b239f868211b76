import { randomUUID } from 'node:crypto';
import { bounds } from '../bounds.ts';
import { BlobReader } from '../layer/blob-reader.ts';
import type { ContentNormalizer } from '../layer/tar-reader.ts';

/** An upload of one blob that has not finished. */
export interface UploadSession {
  readonly id: string;
  readonly repository: string;
  readonly reader: BlobReader;
  /** True while a request writes to it. */
  busy: boolean;
  /** When it was last used, in ms since the epoch. */
  touched: number;
}

/** Open uploads. Many never finish (a refused mount, a client that found the blob elsewhere): that is normal. */
export class UploadSessions {
  readonly #sessions = new Map<string, UploadSession>();
  readonly #normalize: ContentNormalizer | undefined;

  /** @param normalize says what counts of a file in a layer; by default all of it. */
  constructor(normalize?: ContentNormalizer) {
    this.#normalize = normalize;
  }

  open(repository: string, now: number): UploadSession {
    this.#endIdle(now);
    if (this.#sessions.size >= bounds.sessions) this.#endOldest([...this.#sessions.values()]);
    const reader = new BlobReader(this.#normalize);
    const session = { id: randomUUID(), repository, reader, busy: false, touched: now };
    this.#sessions.set(session.id, session);
    return session;
  }

  find(repository: string, id: string, now: number): UploadSession | undefined {
    const session = this.#sessions.get(id);
    if (session?.repository !== repository) return undefined;
    session.touched = now;
    return session;
  }

  end(session: UploadSession): void {
    session.reader.abort();
    this.#sessions.delete(session.id);
  }

  endAll(): void {
    for (const session of this.#sessions.values()) this.end(session);
  }

  /** Ends the oldest session if too many hold part of a blob. */
  limitPartial(): void {
    const partial = [...this.#sessions.values()].filter(({ busy, reader }) => !busy && reader.size > 0);
    if (partial.length > bounds.begunSessions) this.#endOldest(partial);
  }

  /** Sessions that a request writes to are not ended. */
  #endOldest(sessions: readonly UploadSession[]): void {
    let oldest: UploadSession | undefined;
    for (const session of sessions) {
      if (!session.busy && session.touched < (oldest?.touched ?? Number.POSITIVE_INFINITY)) oldest = session;
    }
    if (oldest) this.end(oldest);
  }

  #endIdle(now: number): void {
    for (const session of this.#sessions.values()) {
      if (!session.busy && now - session.touched > bounds.idleSession) this.end(session);
    }
  }
}
