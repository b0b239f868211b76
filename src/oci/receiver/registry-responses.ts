import type { ServerResponse } from 'node:http';
import type { Digest } from '../../model/image.ts';
import type { UploadSession } from './upload-sessions.ts';

/** A finished PUT always names the digest: clients check it. */
export function created(response: ServerResponse, location: string, digest: Digest): void {
  send(response, 201, { Location: location, 'Docker-Content-Digest': digest });
}

/** Where an upload stands. OCI distribution spec, "Pushing a blob in chunks": Range is inclusive. */
export function progress(response: ServerResponse, status: 202 | 204 | 416, session: UploadSession): void {
  send(response, status, {
    Location: `/v2/${session.repository}/blobs/uploads/${session.id}`,
    Range: `0-${Math.max(0, session.reader.size - 1)}`,
    'Docker-Upload-UUID': session.id,
  });
}

/** An error as the OCI distribution spec spells it, "Error Codes". */
export function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const body = JSON.stringify({ errors: [{ code, message }] });
  send(response, status, { 'Content-Type': 'application/json' }, body);
}

/**
 * Answers. A request body that nobody read is drained by Node and dropped; the connection stays open, so that a
 * client sees a refusal even while it still sends.
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
