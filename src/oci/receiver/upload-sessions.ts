import { randomUUID } from 'node:crypto';
import { bounds } from '../bounds.ts';
import { BlobReader } from '../layer/blob-reader.ts';

/** One blob on its way in. */
export interface UploadSession {
  readonly id: string;
  readonly repository: string;
  readonly reader: BlobReader;
  /** True while a request's body is read into it. */
  busy: boolean;
  /** When it was last used, in ms since the epoch. */
  touched: number;
}

/** Open uploads. Many never finish (a refused mount, a client that found the blob elsewhere): that is normal. */
export class UploadSessions {
  readonly #sessions = new Map<string, UploadSession>();

  open(repository: string, now: number): UploadSession {
    this.#forgetIdle(now);
    if (this.#sessions.size >= bounds.sessions) this.#forgetOldest([...this.#sessions.values()]);
    const session = { id: randomUUID(), repository, reader: new BlobReader(), busy: false, touched: now };
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

  /** Lets go of the oldest where too many hold part of a blob. */
  forgetBegun(): void {
    const begun = [...this.#sessions.values()].filter(({ busy, reader }) => !busy && reader.size > 0);
    if (begun.length > bounds.begunSessions) this.#forgetOldest(begun);
  }

  /** Of those that nobody writes to. */
  #forgetOldest(sessions: readonly UploadSession[]): void {
    let oldest: UploadSession | undefined;
    for (const session of sessions) {
      if (!session.busy && session.touched < (oldest?.touched ?? Number.POSITIVE_INFINITY)) oldest = session;
    }
    if (oldest) this.end(oldest);
  }

  #forgetIdle(now: number): void {
    for (const session of this.#sessions.values()) {
      if (!session.busy && now - session.touched > bounds.idleSession) this.end(session);
    }
  }
}
