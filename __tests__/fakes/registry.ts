import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, AnswerTaken, type Responder } from './answer-taken.ts';

export interface SeenRequest {
  /** `GET /v2/…`, with the query. */
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, seen: SeenRequest) => void;

interface Interception {
  readonly pattern: RegExp;
  readonly handler: Handler;
  times: number;
}

export interface TokenRules {
  /** `name:password` that the token server requires; absent: anybody gets a token. */
  readonly login?: string;
  /** The refresh token that the token server requires. */
  readonly identityToken?: string;
  /** True: requests without a login get a token too, as for public images. */
  readonly anonymous?: boolean;
  readonly realm?: string;
}

/** A registry on a loopback port that serves what was added to it, and fails as a test wants. */
export class FakeRegistry {
  readonly requests: SeenRequest[] = [];
  /** False: answers the whole blob with 200, whatever Range says. */
  ranges = true;
  /** The most requests that were open at the same time. */
  mostAtOnce = 0;
  #open = 0;
  #issued = 0;
  readonly #blobs = new Map<string, Uint8Array>();
  readonly #manifests = new Map<string, { bytes: Uint8Array; mediaType: string }>();
  readonly #interceptions: Interception[] = [];
  readonly #tokens = new Set<string>();
  #tokenRules: TokenRules | undefined;
  #basic: string | undefined;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  static async start(): Promise<FakeRegistry> {
    const registry = new FakeRegistry();
    registry.#server.listen(0, '127.0.0.1');
    await once(registry.#server, 'listening');
    return registry;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `http://${this.host}`;
  }

  /** The requests with a matching line. */
  seen(pattern: RegExp): SeenRequest[] {
    return this.requests.filter(({ line }) => pattern.test(line));
  }

  addBlob(bytes: Uint8Array): string {
    const digest = digestOf(bytes);
    this.#blobs.set(digest, bytes);
    return digest;
  }

  /** Serves the document under its digest, and under the tag if there is one. */
  addManifest(repository: string, document: object | Uint8Array, mediaType: string, tag?: string): string {
    const bytes = document instanceof Uint8Array ? document : Buffer.from(JSON.stringify(document));
    const digest = digestOf(bytes);
    for (const name of [digest, tag]) this.#manifests.set(`${repository}/${name}`, { bytes, mediaType });
    return digest;
  }

  /** Answers requests with a matching line (`GET /v2/…`) by `handler` instead, `times` times. */
  intercept(pattern: RegExp, handler: Handler, times = Number.POSITIVE_INFINITY): void {
    this.#interceptions.push({ pattern, handler, times });
  }

  clearInterceptions(): void {
    this.#interceptions.length = 0;
  }

  /** Everything below /v2/ requires a token from now on; earlier tokens are not valid any more. */
  requireToken(rules: TokenRules = {}): void {
    this.#tokenRules = rules;
    this.#tokens.clear();
  }

  requireBasic(login: string): void {
    this.#basic = basic(login);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#open);
    response.once('close', () => this.#open--);
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const seen = { line: `${request.method} ${request.url}`, headers: request.headers, body };
    this.requests.push(seen);
    const found = this.#interceptions.find(({ pattern, times }) => times > 0 && pattern.test(seen.line));
    if (found) {
      found.times--;
      found.handler(request, response, seen);
    } else this.#answer(request, response, body);
  }

  /** The answer to the request if nothing were intercepted. */
  answerTo(request: IncomingMessage, body = ''): Answer {
    const answer = new AnswerTaken();
    this.#answer(request, answer, body);
    return answer;
  }

  #answer(request: IncomingMessage, response: Responder, body: string): void {
    if (request.url?.startsWith('/token')) this.#giveToken(request, response, body);
    else if (this.#admits(request, response)) this.#give(request, response);
  }

  #giveToken(request: IncomingMessage, response: Responder, body: string): void {
    const rules = this.#tokenRules ?? {};
    const form = new URLSearchParams(body);
    const shown = request.method === 'POST' || request.headers.authorization !== undefined;
    const known =
      (rules.anonymous && !shown) ||
      (rules.identityToken !== undefined
        ? request.method === 'POST' && form.get('refresh_token') === rules.identityToken
        : rules.login === undefined || request.headers.authorization === basic(rules.login));
    if (!known) return void json(response, 401, error('UNAUTHORIZED', 'wrong login'));
    const token = `token-${++this.#issued}`;
    this.#tokens.add(`Bearer ${token}`);
    json(response, 200, request.method === 'POST' ? { access_token: token } : { token });
  }

  #admits(request: IncomingMessage, response: Responder): boolean {
    const { authorization = '' } = request.headers;
    const repository = /^\/v2\/(.+)\/(?:manifests|blobs)\//.exec(request.url ?? '')?.[1];
    let challenge: string | undefined;
    if (this.#tokenRules && !this.#tokens.has(authorization)) {
      const realm = this.#tokenRules.realm ?? `${this.url}/token?kept=1`;
      challenge = `Bearer realm="${realm}",service="fake",scope="repository:${repository}:pull"`;
    }
    if (this.#basic && authorization !== this.#basic) challenge = 'Basic realm="fake"';
    if (challenge === undefined) return true;
    response.setHeader('WWW-Authenticate', challenge);
    json(response, 401, error('UNAUTHORIZED', 'authentication required'));
    return false;
  }

  #give(request: IncomingMessage, response: Responder): void {
    const [, repository, kind, name = ''] =
      /^\/v2\/(.+)\/(manifests|blobs)\/(.+)$/.exec(request.url ?? '') ?? [];
    const manifest = kind === 'manifests' ? this.#manifests.get(`${repository}/${name}`) : undefined;
    const bytes = manifest?.bytes ?? (kind === 'blobs' ? this.#blobs.get(name) : undefined);
    if (!bytes) return void json(response, 404, error('UNKNOWN', `${kind} unknown`));
    response.setHeader('Docker-Content-Digest', digestOf(bytes));
    response.setHeader('Content-Type', manifest?.mediaType ?? 'application/octet-stream');
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec((this.ranges && request.headers.range) || '') ?? [];
    const part = from === undefined ? bytes : bytes.subarray(Number(from), Number(to) + 1);
    if (from !== undefined && part.length === 0) return void response.writeHead(416).end();
    if (from !== undefined) response.setHeader('Content-Range', `bytes ${from}-${to}/${bytes.length}`);
    response.writeHead(from === undefined ? 200 : 206, { 'Content-Length': part.length });
    response.end(request.method === 'HEAD' ? undefined : part);
  }
}

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** A handler that answers with this status (and headers, and body). */
export function answering(status: number, headers: Record<string, string> = {}, body = ''): Handler {
  return (_request, response) => void response.writeHead(status, headers).end(body);
}

function json(response: Responder, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function error(code: string, message: string): object {
  return { errors: [{ code, message }] };
}

function basic(login: string): string {
  return `Basic ${Buffer.from(login).toString('base64')}`;
}
