import type { IncomingMessage } from 'node:http';
import { bounds } from '../bounds.ts';
import { isDigest } from '../name/digest.ts';
import { type Call, created, progress, refuse, send } from './api-call.ts';
import { BodyTooLongError, readBody } from './request-body.ts';
import type { UploadSession } from './upload-sessions.ts';

/** POST: mounts a blob, receives a whole one, or opens a session to send one to. */
export async function startUpload(call: Call): Promise<void> {
  const { state, response, repository, query } = call;
  const mount = query.get('mount');
  if (mount !== null && isDigest(mount) && state.store.blobSize(mount) !== undefined) {
    return created(response, `/v2/${repository}/blobs/${mount}`, mount);
  }
  const session = state.sessions.open(repository, Date.now());
  // OCI distribution spec, "Single POST": the first request carries the digest and the whole blob.
  if (query.get('digest') !== null) return whileBusy(call, session, () => finish(call, session));
  // A mount of a missing blob is answered with a session. Clients that have the blob elsewhere let it expire.
  progress(response, 202, session);
}

/** GET: how much has arrived so far. */
export function uploadStatus(call: Call): void {
  const session = findSession(call);
  if (session) progress(call.response, 204, session);
}

/** PATCH: more bytes. */
export async function patchUpload(call: Call): Promise<void> {
  const session = findIdleSession(call);
  if (!session) return;
  await whileBusy(call, session, async () => {
    if (await receive(call, session)) progress(call.response, 202, session);
  });
}

/** PUT: the last bytes, if any, and the digest of all. */
export async function finishUpload(call: Call): Promise<void> {
  const session = findIdleSession(call);
  if (session) await whileBusy(call, session, () => finish(call, session));
}

/** DELETE: the client cancels the upload. */
export function cancelUpload(call: Call): void {
  const session = findIdleSession(call);
  if (!session) return;
  call.state.sessions.end(session);
  send(call.response, 204);
}

async function finish(call: Call, session: UploadSession): Promise<void> {
  const { state, response, repository, query } = call;
  const digest = query.get('digest') ?? '';
  if (!isDigest(digest)) {
    state.sessions.end(session);
    return refuse(response, 400, 'DIGEST_INVALID', 'the upload of a blob ends with digest=sha256:...');
  }
  if (!(await receive(call, session))) return;
  const blob = await session.reader.finish();
  state.sessions.end(session);
  if (blob.digest !== digest) {
    return refuse(response, 400, 'DIGEST_INVALID', `the blob's digest is ${blob.digest}, not ${digest}`);
  }
  if (!state.store.keepBlob(blob)) return refuse(response, 403, 'DENIED', 'more blobs than one run can need');
  created(response, `/v2/${repository}/blobs/${digest}`, digest);
}

/** Reads the request's body into the session's blob. False if it was refused: its range or its size is wrong. */
async function receive(call: Call, session: UploadSession): Promise<boolean> {
  const { state, request, response } = call;
  if (request.headers['content-length'] === '0') return true;
  const range = contentRange(request);
  if (range === 'malformed') {
    refuse(response, 400, 'BLOB_UPLOAD_INVALID', 'malformed Content-Range');
    return false;
  }
  const before = session.reader.size;
  if (range && range.start !== before) {
    // OCI distribution spec, "Pushing a blob in chunks": Range says where to continue.
    progress(response, 416, session);
    return false;
  }
  try {
    await readInto(call, session);
  } catch (error) {
    if (!(error instanceof BodyTooLongError)) throw error;
    state.sessions.end(session);
    // The rest is not read: nobody knows how much it is.
    response.setHeader('Connection', 'close');
    refuse(response, 413, 'SIZE_INVALID', `at most ${bounds.unpacked} bytes of one blob are read`);
    return false;
  }
  if (!range || session.reader.size - before === range.length) return true;
  state.sessions.end(session);
  refuse(response, 400, 'SIZE_INVALID', 'the body is not as long as its Content-Range says');
  return false;
}

async function readInto({ state, request }: Call, session: UploadSession): Promise<void> {
  const take = (chunk: Buffer): Promise<void> => {
    state.onReceived(chunk.length);
    if (session.reader.size + chunk.length > bounds.unpacked) throw new BodyTooLongError();
    return session.reader.write(chunk);
  };
  await state.gate.through(() => readBody(request, take));
}

/** Keeps other requests out of a session while one writes to it. */
async function whileBusy({ state }: Call, session: UploadSession, work: () => Promise<void>): Promise<void> {
  session.busy = true;
  try {
    await work();
  } finally {
    session.busy = false;
    session.touched = Date.now();
    state.sessions.limitPartial();
  }
}

function findSession({ state, response, repository, reference }: Call): UploadSession | undefined {
  const session = state.sessions.find(repository, reference, Date.now());
  if (!session) refuse(response, 404, 'BLOB_UPLOAD_UNKNOWN', 'no such upload');
  return session;
}

function findIdleSession(call: Call): UploadSession | undefined {
  const session = findSession(call);
  if (!session?.busy) return session;
  refuse(call.response, 409, 'BLOB_UPLOAD_INVALID', 'another request is writing to this upload');
  return undefined;
}

/** `START-END`, both inclusive, with or without `bytes` in front (clients differ). */
function contentRange(request: IncomingMessage): { start: number; length: number } | 'malformed' | undefined {
  const header = request.headers['content-range'];
  if (header === undefined) return undefined;
  const match = /^(?:bytes[ =])?(\d{1,15})-(\d{1,15})(?:\/.*)?$/.exec(header);
  if (!match) return 'malformed';
  const start = Number(match[1]);
  const length = Number(match[2]) - start + 1;
  return length > 0 ? { start, length } : 'malformed';
}
