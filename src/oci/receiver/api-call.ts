import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Digest } from '../../model/image.ts';
import type { PushStore } from './push-store.ts';
import type { BodyGate } from './request-body.ts';
import type { UploadSessions } from './upload-sessions.ts';

/** What the handlers of one registry share. */
export interface ApiState {
  readonly store: PushStore;
  readonly sessions: UploadSessions;
  readonly gate: BodyGate;
  /** Milliseconds without a byte after which a body is given up. */
  readonly noProgress: number;
  /** Told of every request for a manifest by tag: how the probe learns who can reach us. */
  readonly asked: (tag: string) => void;
  /** Told of the bytes of every body. */
  readonly received: (bytes: number) => void;
  /** Size in bytes of a blob that the base image's own registry has though its manifest does not name it. */
  readonly lookUp: (digest: Digest) => Promise<number | undefined>;
}

/** One request, taken apart. */
export interface Call {
  readonly state: ApiState;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly repository: string;
  /** Digest, tag or session, whichever the route ends with. */
  readonly reference: string;
  readonly query: URLSearchParams;
}
