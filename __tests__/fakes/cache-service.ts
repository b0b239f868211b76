import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * Stands in for the Actions cache: its service (Twirp, github.actions.results.api.v1.CacheService) and the blob
 * store behind it, as far as @actions/cache speaks to them. Whatever else is asked is refused, and fails the test.
 */
export interface CacheService extends AsyncDisposable {
  /** What the runner would give to an action. */
  readonly environment: Readonly<Record<string, string>>;
  /** `METHOD PATH` of every request, without queries. */
  readonly requests: readonly string[];
  /** Archives by key, as they were uploaded; may be replaced by a test. */
  readonly entries: Map<string, Entry>;
  /** Requests that were none a service would answer. */
  readonly refused: readonly string[];
}

export interface Entry {
  readonly version: string;
  archive: Buffer;
}

/** How the service misbehaves. */
export interface CacheFaults {
  /** Answers every call of the service with this status. */
  readonly status?: number;
  /** Gives read-only tokens. */
  readonly readOnly?: boolean;
  /** Loses blobs: 404. */
  readonly lost?: boolean;
}

const TOKEN = 'runtime-token';
const SERVICE = '/twirp/github.actions.results.api.v1.CacheService/';

export async function startCacheService(faults: CacheFaults = {}): Promise<CacheService> {
  const state: State = {
    entries: new Map(),
    reserved: new Map(),
    requests: [],
    refused: [],
    faults,
    url: '',
  };
  const server = createServer((request, response) => {
    answer(state, request, response).catch((error: unknown) => {
      state.refused.push(
        `${request.method} ${request.url}: ${error instanceof Error ? error.message : error}`,
      );
      response
        .writeHead(400, { 'content-type': 'application/json' })
        .end('{"code":"malformed","msg":"refused"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    entries: state.entries,
    requests: state.requests,
    refused: state.refused,
    environment: {
      ACTIONS_RESULTS_URL: `${state.url}/`,
      ACTIONS_RUNTIME_TOKEN: TOKEN,
      ACTIONS_CACHE_SERVICE_V2: 'True',
    },
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface State {
  readonly entries: Map<string, Entry>;
  /** Version and upload by key, of entries that are not finished. */
  readonly reserved: Map<string, { readonly version: string; archive?: Buffer }>;
  readonly requests: string[];
  readonly refused: string[];
  readonly faults: CacheFaults;
  url: string;
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '', state.url);
  state.requests.push(`${request.method} ${pathname}`);
  if (pathname.startsWith('/blobs/')) {
    await answerBlob(
      state,
      request,
      response,
      decodeURIComponent(pathname.split('/')[3] ?? ''),
      searchParams,
    );
    return;
  }
  require(request.method === 'POST' && pathname.startsWith(SERVICE), 'unknown path');
  require(request.headers.authorization === `Bearer ${TOKEN}`, 'wrong token');
  require(request.headers['content-type'] === 'application/json', 'wrong content type');
  if (state.faults.status !== undefined) {
    response.writeHead(state.faults.status).end('{"code":"unavailable","msg":"out of order"}');
    return;
  }
  const body = JSON.parse((await buffer(request)).toString()) as Record<string, unknown>;
  const { key, version } = body;
  require(typeof key === 'string' && key !== '' && key.length <= 512 && !key.includes(','), 'wrong key');
  require(typeof version === 'string' && /^[0-9a-f]{64}$/.test(version), 'wrong version');
  const call = { key: String(key), version: String(version), body };
  const [status, reply] = methods[pathname.slice(SERVICE.length)]?.(state, call) ?? [
    404,
    { code: 'bad_route' },
  ];
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
}

interface Call {
  readonly key: string;
  readonly version: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const methods: Readonly<Record<string, (state: State, call: Call) => [number, object]>> = {
  CreateCacheEntry: ({ entries, reserved, faults, url }, { key, version }) => {
    if (faults.readOnly)
      return [200, { ok: false, message: 'cache write denied: the token of this run is read-only' }];
    // Immutable: an entry that is there, or is being made, is not replaced.
    if (entries.has(key) || reserved.has(key)) {
      const msg = 'cache entry with the same key, version, and scope already exists';
      return [409, { code: 'already_exists', msg }];
    }
    reserved.set(key, { version });
    return [200, { ok: true, signed_upload_url: `${url}/blobs/cache/${key}?sig=up` }];
  },
  FinalizeCacheEntryUpload: ({ entries, reserved }, { key, version, body }) => {
    const { archive, version: reservedVersion } = reserved.get(key) ?? {};
    require(archive !== undefined && reservedVersion === version, 'was not uploaded');
    require(body.size_bytes === String(archive?.length), 'another size than was uploaded');
    reserved.delete(key);
    entries.set(key, { version, archive: archive ?? Buffer.alloc(0) });
    return [200, { ok: true, entry_id: String(entries.size) }];
  },
  GetCacheEntryDownloadURL: ({ entries, url }, { key, version }) => {
    // The key itself, else one that begins with it.
    const matched = [...entries.keys()]
      .sort((one, other) => one.length - other.length)
      .find((name) => name.startsWith(key));
    if (matched === undefined || entries.get(matched)?.version !== version) return [200, { ok: false }];
    return [
      200,
      { ok: true, signed_download_url: `${url}/blobs/cache/${matched}?sig=down`, matched_key: matched },
    ];
  },
};

/** Azure's block blobs: https://learn.microsoft.com/rest/api/storageservices/put-blob */
async function answerBlob(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
  key: string,
  query: URLSearchParams,
): Promise<void> {
  const { entries, reserved, faults } = state;
  if (request.method === 'PUT') {
    const upload = reserved.get(key);
    require(upload !== undefined && query.get('sig') === 'up', 'not reserved');
    require(request.headers['x-ms-blob-type'] === 'BlockBlob', 'wrong type of blob');
    require(typeof request.headers['x-ms-version'] === 'string', 'no version of the protocol');
    const archive = await buffer(request);
    require(request.headers['content-length'] === String(archive.length), 'wrong length');
    if (upload) upload.archive = archive;
    response.writeHead(201, { etag: '"1"', 'x-ms-request-id': '1' }).end();
    return;
  }
  require(request.method === 'GET' && query.get('sig') === 'down', 'unknown request for a blob');
  const archive = entries.get(key)?.archive;
  if (archive === undefined || faults.lost) response.writeHead(404).end();
  else response.writeHead(200, { 'content-length': archive.length }).end(archive);
}

function require(holds: boolean, complaint: string): void {
  if (!holds) throw new Error(complaint);
}
