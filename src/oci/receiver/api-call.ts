import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Digest } from '../../model/image.ts';
import type { PushStore } from './push-store.ts';
import type { BodyGate } from './request-body.ts';
import type { UploadSession, UploadSessions } from './upload-sessions.ts';

/** What the handlers of one registry share. */
export interface ApiState {
  readonly store: PushStore;
  readonly sessions: UploadSessions;
  readonly gate: BodyGate;
  /** Called for every request for a manifest by tag: a probe waits for one. */
  readonly onTagRequested: (tag: string) => void;
  /** Called with the bytes of every part of a body. */
  readonly onReceived: (bytes: number) => void;
}

/** One request of the distribution API. */
export interface Call {
  readonly state: ApiState;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly repository: string;
  /** The digest, tag or session that the path ends with. */
  readonly reference: string;
  readonly query: URLSearchParams;
}

/** Answers that a blob or manifest was stored. Clients check the digest. */
export function created(response: ServerResponse, location: string, digest: Digest): void {
  send(response, 201, { Location: location, 'Docker-Content-Digest': digest });
}

/** Answers how much of an upload has arrived. OCI distribution spec, "Pushing a blob in chunks": Range is inclusive. */
export function progress(response: ServerResponse, status: 202 | 204 | 416, session: UploadSession): void {
  send(response, status, {
    Location: `/v2/${session.repository}/blobs/uploads/${session.id}`,
    Range: `0-${Math.max(0, session.reader.size - 1)}`,
    'Docker-Upload-UUID': session.id,
  });
}

/** Answers with an error in the form of the OCI distribution spec, "Error Codes". */
export function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const body = JSON.stringify({ errors: [{ code, message }] });
  send(response, status, { 'Content-Type': 'application/json' }, body);
}

/**
 * Sends an answer. Node reads and drops a request body that no handler has read. The connection stays open, so that
 * a client sees a refusal even while it is still sending.
 */
export function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string | number> = {},
  body = '',
): void {
  // RFC 9110, section 8.6: no Content-Length with 204.
  const length = status === 204 ? {} : { 'Content-Length': Buffer.byteLength(body) };
  response.writeHead(status, { ...length, ...headers });
  response.end(body);
}
