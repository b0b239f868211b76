import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type Handler, NOT_ACCESSIBLE, refusal } from './answers.ts';
import { commentAnswers } from './comment-answers.ts';
import { Contract, type Routed } from './contract.ts';
import { type Fault, Faults, type LoggedRequest } from './faults.ts';
import { GitHubObjects } from './objects.ts';
import { page, REPOSITORY_BY_ID } from './pages.ts';
import { repositoryAnswers } from './repository-answers.ts';
import { FakeState } from './state.ts';

// One for all: what it compiled serves every stand-in of this process.
const CONTRACT = new Contract();

export interface FakeGitHubOptions {
  /** `OWNER/NAME`; `octo-org/octo-repo` by default. */
  readonly repository?: string;
  /** Login of whoever's token it is, where `tokens` does not say; `github-actions[bot]` by default. */
  readonly login?: string;
  /** Logins by token. */
  readonly tokens?: Readonly<Record<string, string>>;
  /** The token's `pull-requests` permission; `write` by default. `none` is a private repository's. */
  readonly permission?: 'write' | 'read' | 'none';
}

/** A stand-in of GitHub's API for one repository, on the loopback interface. */
export interface FakeGitHub extends AsyncDisposable {
  /** For GITHUB_API_URL. */
  readonly url: string;
  readonly state: FakeState;
  readonly requests: readonly LoggedRequest[];
  /** Where a request, or an answer of ours, broke GitHub's contract. Tests expect none. */
  readonly violations: readonly string[];
  /** Plans something to go wrong. */
  fail(fault: Fault): void;
  /** Runs `action` before the next request of the operation is handled: what another job does meanwhile. */
  before(operation: string, action: () => void): void;
  /** Requests of one operation. */
  requestsOf(operation: string): LoggedRequest[];
  close(): Promise<void>;
}

export async function startFakeGitHub(options: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  const service = new Service(options);
  const server = createServer((request, response) => {
    service.serve(request, response).catch((error: unknown) => {
      service.violations.push(`the stand-in broke: ${error}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url: service.url,
    state: service.state,
    requests: service.requests,
    violations: service.violations,
    fail: (fault) => service.faults.plan(fault),
    before: (operation, action) => service.before.push({ operation, action }),
    requestsOf: (operation) => service.requests.filter((request) => request.operation === operation),
    close,
    [Symbol.asyncDispose]: close,
  };
}

class Service {
  url = '';
  readonly state: FakeState;
  readonly requests: LoggedRequest[] = [];
  readonly violations: string[] = [];
  readonly faults = new Faults();
  readonly before: { operation: string; action: () => void }[] = [];
  readonly #options: FakeGitHubOptions;
  readonly #contract = CONTRACT;
  readonly #handlers: Readonly<Record<string, Handler>>;

  constructor(options: FakeGitHubOptions) {
    this.#options = options;
    this.state = new FakeState(options.repository ?? 'octo-org/octo-repo');
    const objects = new GitHubObjects(this.#contract, this.state.repository);
    this.#handlers = { ...commentAnswers(objects), ...repositoryAnswers(this.#contract, objects) };
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '' } = request;
    const url = new URL(request.url ?? '/', this.url);
    const path = url.pathname.replace(REPOSITORY_BY_ID, `/repos/${this.state.repository}/`);
    const routed = this.#contract.route(method, path);
    const operation = path === '/graphql' ? 'graphql' : (routed?.operation.operation ?? 'unknown');
    const body = parsed(await text(request));
    const logged: LoggedRequest = { method, path, query: url.search, operation, body, status: 0 };
    this.requests.push(logged);
    this.#runBefore(operation);
    const fault = this.faults.next(operation);
    if (fault?.delay !== undefined) await sleep(fault.delay);
    const failing = fault !== undefined && (fault.status !== undefined || fault.drop === true);
    const answer =
      failing && fault.carriedOut !== true ? undefined : this.#answer(logged, routed, url, request);
    if (fault?.drop === true) return void response.destroy();
    if (fault?.status !== undefined) {
      logged.status = fault.status;
      return send(response, fault.status, fault.body ?? { message: `Status ${fault.status}` }, fault.headers);
    }
    const { status, body: sent, headers } = page(answer ?? refusal(500, 'no answer'), url);
    logged.status = status;
    send(response, status, sent, headers);
  }

  #runBefore(operation: string): void {
    const index = this.before.findIndex((planned) => planned.operation === operation);
    if (index >= 0) this.before.splice(index, 1)[0]?.action();
  }

  #answer(logged: LoggedRequest, routed: Routed | undefined, url: URL, request: IncomingMessage): Answer {
    const { authorization } = request.headers;
    if (authorization === undefined) return refusal(401, 'Requires authentication');
    const token = authorization.replace(/^(token|bearer) /i, '');
    const login = this.#options.tokens?.[token] ?? this.#options.login ?? 'github-actions[bot]';
    if (request.headers['user-agent'] === undefined) return this.#violation(logged, ['no User-Agent']);
    if (logged.operation === 'graphql') return this.#viewer(logged, login);
    if (routed === undefined) return this.#violation(logged, ['no operation of the contract']);
    const faults = this.#contract.requestFaults(routed, url.searchParams, logged.body);
    if (faults.length > 0) return this.#violation(logged, faults);
    const answer = this.#permitted(logged.method, routed) ?? this.#handle(routed, url, logged.body, login);
    const wrong = this.#contract.answerFaults(routed.operation, answer.status, answer.list ?? answer.body);
    return wrong.length > 0 ? this.#violation(logged, [`answered ${answer.status}`, ...wrong]) : answer;
  }

  #permitted(method: string, { path }: Routed): Answer | undefined {
    const { permission = 'write' } = this.#options;
    const elsewhere = path.owner !== undefined && `${path.owner}/${path.repo}` !== this.state.repository;
    if (permission === 'none' || elsewhere) return refusal(404, 'Not Found');
    return permission === 'read' && method !== 'GET' ? refusal(403, NOT_ACCESSIBLE) : undefined;
  }

  #handle({ operation, path }: Routed, url: URL, body: unknown, login: string): Answer {
    const handler = this.#handlers[operation.operation];
    if (handler === undefined) throw new Error(`${operation.operation} has no handler`);
    return handler({ state: this.state, path, query: url.searchParams, body, login });
  }

  /** The one GraphQL query that is known here; the OpenAPI description says nothing of GraphQL. */
  #viewer(logged: LoggedRequest, login: string): Answer {
    const query = typeof logged.body === 'object' && logged.body !== null && 'query' in logged.body;
    const known =
      query && /^\s*(query\s*)?\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/.test(String(logged.body.query));
    return known
      ? { status: 200, body: { data: { viewer: { login } } } }
      : this.#violation(logged, ['unknown query']);
  }

  #violation({ method, path, query }: LoggedRequest, faults: readonly string[]): Answer {
    const message = `${method} ${path}${query}: ${faults.join(', ')}`;
    this.violations.push(message);
    return refusal(500, message);
  }
}

function parsed(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return body; // Not JSON: the contract says what is wrong with it.
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: Fault['headers'] = {}): void {
  const type = typeof body === 'string' ? 'text/html' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
}
