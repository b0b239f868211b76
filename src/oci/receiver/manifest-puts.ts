import type { Descriptor } from '../../model/image.ts';
import { bounds } from '../bounds.ts';
import { type ManifestDocument, parseManifestDocument } from '../document/documents.ts';
import { isDigest, sha256 } from '../name/digest.ts';
import { isForeignLayer } from '../name/media-types.ts';
import type { Call } from './api-call.ts';
import type { PushStore } from './push-store.ts';
import { created, refuse, send } from './registry-responses.ts';
import { readSmallBody } from './request-body.ts';

/** Says whether a manifest was pushed, by digest only: tags are taken and forgotten. Its bytes are not served. */
export function headManifest({ state, request, response, repository, reference }: Call): void {
  if (!isDigest(reference)) state.asked(reference);
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
export async function putManifest({ state, request, response, repository, reference }: Call): Promise<void> {
  const bytes = await readSmallBody(request, bounds.document, state.received, state.noProgress);
  if (!bytes) return refuse(response, 413, 'MANIFEST_INVALID', `at most ${bounds.document} bytes`);
  const digest = sha256(bytes);
  if (reference.includes(':') && reference !== digest) {
    return refuse(response, 400, 'DIGEST_INVALID', `what came is ${digest}, not ${reference}`);
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

/** Why a manifest cannot be taken: malformed, or it names what nobody sent. */
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
  // The size of a blob that nobody sent is an echo of what HEAD said, for diffIDs that of the tar: not compared.
  if (store.blobSize(digest) !== undefined) return undefined;
  // Builders send foreign layers only where they are told to, and registries take their manifests without.
  if (isForeignLayer(mediaType)) return undefined;
  return { code: 'MANIFEST_BLOB_UNKNOWN', message: `${digest} was not pushed` };
}
