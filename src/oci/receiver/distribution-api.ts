import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Descriptor } from '../../model/image.ts';
import { bounds } from '../bounds.ts';
import { type ManifestDocument, parseManifestDocument, sha256 } from '../document/documents.ts';
import { isDigest } from '../name/digest.ts';
import { isForeignLayer } from '../name/media-types.ts';
import { type ApiState, type Call, created, refuse, send } from './api-call.ts';
import { cancelUpload, finishUpload, patchUpload, startUpload, uploadStatus } from './blob-uploads.ts';
import type { PushStore } from './push-store.ts';
import { BodyCutError, readSmallBody } from './request-body.ts';

// OCI distribution spec, "Pulling manifests": <name>. Its length is bounded, so that no name makes the match slow.
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

/** Answers one request of the OCI distribution protocol, as far as a push needs it. No content is served. */
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
    // The client is gone. What was received of the blob stays in its session.
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

/** Split by hand: URL throws for some targets that a client can send (`//`). */
function requestTarget(request: IncomingMessage): { path: string; query: URLSearchParams } {
  // RFC 9112, section 3.2.2: the absolute form must be accepted too. Clients that use a proxy send it.
  const target = (request.url ?? '').replace(/^https?:\/\/[^/?]*/i, '');
  const [path = '', query = ''] = target.split(/\?(.*)/s, 2);
  return { path: path.replace(/%3a/gi, ':'), query: new URLSearchParams(query) };
}

async function headBlob({ state, response, reference }: Call): Promise<void> {
  const size = isDigest(reference)
    ? (state.store.blobSize(reference) ?? (await state.store.findMissingBlob(reference)))
    : undefined;
  if (size === undefined) return refuse(response, 404, 'BLOB_UNKNOWN', 'not sent yet');
  // Without both headers Docker uploads the blob again and then fails with "unknown blob".
  send(response, 200, {
    'Content-Length': size,
    'Content-Type': 'application/octet-stream',
    'Docker-Content-Digest': reference,
  });
}

/** Says whether a manifest was pushed, by digest only: tags are accepted and not kept. Its bytes are not served. */
function headManifest({ state, request, response, repository, reference }: Call): void {
  if (!isDigest(reference)) state.onTagRequested(reference);
  const stored = isDigest(reference) ? state.store.manifest(repository, reference) : undefined;
  if (!stored || request.method !== 'HEAD') {
    refuse(response, 404, 'MANIFEST_UNKNOWN', 'nothing is served back');
    return;
  }
  send(response, 200, {
    'Content-Length': stored.bytes.length,
    'Content-Type': stored.mediaType,
    'Docker-Content-Digest': stored.digest,
  });
}

/** OCI distribution spec, "Pushing Manifests". */
async function putManifest({ state, request, response, repository, reference }: Call): Promise<void> {
  const bytes = await readSmallBody(request, bounds.document, state.onReceived);
  if (!bytes) return refuse(response, 413, 'MANIFEST_INVALID', `at most ${bounds.document} bytes`);
  const digest = sha256(bytes);
  if (reference.includes(':') && reference !== digest) {
    return refuse(response, 400, 'DIGEST_INVALID', `the manifest's digest is ${digest}, not ${reference}`);
  }
  const mediaType = request.headers['content-type'] ?? '';
  const refusal = manifestRefusal(state.store, repository, bytes, mediaType);
  if (refusal) return refuse(response, 400, refusal.code, refusal.message);
  if (!state.store.keepManifest(repository, { digest, mediaType, bytes })) {
    return refuse(response, 403, 'DENIED', 'more manifests than one run can need');
  }
  created(response, `/v2/${repository}/manifests/${digest}`, digest);
}

interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** Why a manifest is refused: it is malformed, or it names a blob or manifest that was not pushed. */
function manifestRefusal(
  store: PushStore,
  repository: string,
  bytes: Uint8Array,
  mediaType: string,
): Refusal | undefined {
  let document: ManifestDocument;
  try {
    document = parseManifestDocument(bytes, mediaType);
  } catch (error) {
    return { code: 'MANIFEST_INVALID', message: error instanceof Error ? error.message : String(error) };
  }
  if (document.kind === 'index') {
    const missing = document.index.manifests.find((entry) => !store.manifest(repository, entry.digest));
    return missing && { code: 'MANIFEST_BLOB_UNKNOWN', message: `${missing.digest} was not pushed` };
  }
  const { config, layers } = document.manifest;
  for (const descriptor of [config, ...layers]) {
    const refusal = descriptorRefusal(store, descriptor);
    if (refusal) return refusal;
  }
  return undefined;
}

function descriptorRefusal(store: PushStore, { digest, size, mediaType }: Descriptor): Refusal | undefined {
  const received = store.received(digest);
  if (received && received.size !== size) {
    return { code: 'SIZE_INVALID', message: `${digest} has ${received.size} bytes` };
  }
  // The size of a blob that was not sent repeats what HEAD answered (for a diffID, the size of the tar): not compared.
  if (store.blobSize(digest) !== undefined) return undefined;
  // Builders send foreign layers only if asked to, and registries accept manifests without them.
  if (isForeignLayer(mediaType)) return undefined;
  return { code: 'MANIFEST_BLOB_UNKNOWN', message: `${digest} was not pushed` };
}
