import type { IncomingMessage, ServerResponse } from 'node:http';
import { isDigest } from '../name/digest.ts';
import type { ApiState, Call } from './api-call.ts';
import { cancelUpload, finishUpload, patchUpload, startUpload, uploadStatus } from './blob-uploads.ts';
import { headManifest, putManifest } from './manifest-puts.ts';
import { refuse, send } from './registry-responses.ts';
import { BodyCutError } from './request-body.ts';

// OCI distribution spec, "Pulling manifests": <name>; bounded, so that no name can make the match slow.
const ROUTE = /^\/v2\/([a-z0-9][a-z0-9._/-]{0,254})\/(manifests|blobs)\/(uploads\/?)?([^/]{0,512})$/;

const handlers: Readonly<Record<string, ((call: Call) => unknown) | undefined>> = {
  'HEAD blobs': headBlob,
  'GET blobs': ({ response }) => refuse(response, 404, 'BLOB_UNKNOWN', 'nothing is kept here'),
  'HEAD manifests': headManifest,
  'GET manifests': headManifest,
  'PUT manifests': putManifest,
  'POST upload': startUpload,
  'GET upload': uploadStatus,
  'PATCH upload': patchUpload,
  'PUT upload': finishUpload,
  'DELETE upload': cancelUpload,
};

/** Answers one request of the OCI distribution protocol, as far as a push needs it. Nothing is served back. */
export async function answer(
  state: ApiState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('Docker-Distribution-Api-Version', 'registry/2.0');
  try {
    await route(state, request, response);
  } catch (error) {
    if (!(error instanceof BodyCutError)) throw error;
    // Nobody listens any more; what was received of the blob stays in its session.
    response.destroy();
  }
}

async function route(state: ApiState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { path, query } = requestTarget(request);
  if (path === '/v2/' || path === '/v2') return send(response, 200, {}, '{}');
  const match = ROUTE.exec(path);
  if (!match) return refuse(response, 404, 'NAME_UNKNOWN', 'no such route');
  const [, repository = '', kind, uploads, reference = ''] = match;
  const handler = handlers[`${request.method} ${uploads ? 'upload' : kind}`];
  if (handler) {
    await handler({ state, request, response, repository, reference, query });
    return;
  }
  const why = `this registry only measures what is pushed; no ${request.method} here`;
  refuse(response, 405, 'UNSUPPORTED', why);
}

/** Taken apart by hand: URL throws at some texts that a client can send (`//`). */
function requestTarget(request: IncomingMessage): { path: string; query: URLSearchParams } {
  // RFC 9112, section 3.2.2: the absolute form must be taken too (clients that know of a proxy send it).
  const target = (request.url ?? '').replace(/^https?:\/\/[^/?]*/i, '');
  const [path = '', query = ''] = target.split(/\?(.*)/s, 2);
  return { path: path.replace(/%3a/gi, ':'), query: new URLSearchParams(query) };
}

async function headBlob({ state, response, reference }: Call): Promise<void> {
  const size = isDigest(reference)
    ? (state.store.blobSize(reference) ?? (await state.lookUp(reference)))
    : undefined;
  if (size === undefined) return refuse(response, 404, 'BLOB_UNKNOWN', 'not sent yet');
  // Without both headers Docker uploads the blob again and then fails with "unknown blob".
  send(response, 200, {
    'Content-Length': size,
    'Content-Type': 'application/octet-stream',
    'Docker-Content-Digest': reference,
  });
}
