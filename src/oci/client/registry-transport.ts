import type { CredentialSource } from '../auth/credentials.ts';
import { type Authorization, RegistryAuth } from '../auth/registry-auth.ts';
import { endpoint, followableUrl } from '../http/endpoint.ts';
import { type Exchange, ExchangeError, type HttpAnswer, httpExchange } from '../http/http-exchange.ts';
import type { HttpsProxy } from '../http/proxy.ts';
import { exchangeFailure, statusFailure, type Target, unusable } from '../http/registry-failure.ts';
import { type Clock, RetryBudget, realClock, withRetries } from '../http/retry.ts';
import { TRANSPORT_LIMITS, type TransportLimits } from '../http/transport-limits.ts';
import { quoted } from '../name/quoted.ts';

export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD';
  /** Below the repository: `manifests/TAG`, `blobs/DIGEST`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Most bytes of the body. A longer one is an error, which is noticed while it arrives. */
  readonly maxBytes: number;
  /** Statuses that are not errors. Only the body of the first is read. */
  readonly statuses: readonly [number, ...number[]];
  /** On the clock of performance.now(), in ms: the latest end, with tokens and retries. By default after `imageMs`. */
  readonly deadline?: number;
}

export interface RegistryTransport {
  /**
   * Makes a request to a registry, and authenticates if the registry asks for it.
   * @throws RegistryError, one line, that names registry, reference, status and what to do.
   */
  request(target: Target, request: RegistryRequest): Promise<HttpAnswer>;
}

export interface RegistryTransportOptions {
  readonly credentials: CredentialSource;
  /** Called with every token that was received for credentials, so that logs mask it. */
  readonly onSecret: (secret: string) => void;
  /** Called, in one line, with what went wrong if the request goes on without it. */
  readonly onWarning?: (message: string) => void;
  readonly proxy?: HttpsProxy | undefined;
  readonly limits?: Partial<TransportLimits>;
  readonly clock?: Clock;
  /** By default HTTP with these limits, through the proxy. */
  readonly exchange?: Exchange;
}

/** The same transport, with one deadline for all its requests. */
export function withDeadline(transport: RegistryTransport, deadline: number): RegistryTransport {
  return { request: (target, request) => transport.request(target, { deadline, ...request }) };
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The first URL of a request, and what all its attempts and redirects share. */
interface Start {
  readonly target: Target;
  readonly request: RegistryRequest;
  readonly url: URL;
  readonly budget: RetryBudget;
}

export function registryTransport(options: RegistryTransportOptions): RegistryTransport {
  return new AuthenticatedTransport(options);
}

class AuthenticatedTransport implements RegistryTransport {
  readonly #limits: TransportLimits;
  readonly #clock: Clock;
  readonly #exchange: Exchange;
  readonly #auth: RegistryAuth;

  constructor(options: RegistryTransportOptions) {
    const { credentials, onSecret, onWarning = () => {}, clock = realClock } = options;
    this.#limits = { ...TRANSPORT_LIMITS, ...options.limits };
    this.#clock = clock;
    this.#exchange = options.exchange ?? httpExchange(this.#limits, options.proxy);
    const shared = { exchange: this.#exchange, limits: this.#limits };
    this.#auth = new RegistryAuth({ credentials, onSecret, onWarning, ...shared });
  }

  async request(target: Target, request: RegistryRequest): Promise<HttpAnswer> {
    try {
      const answer = await this.#authenticate(target, request);
      if (request.statuses.includes(answer.status)) return answer;
      // Looking for credentials may start a credential helper: only if the message depends on it.
      const loggedIn =
        [401, 403, 429].includes(answer.status) && (await this.#auth.loggedIn(target.reference));
      throw statusFailure(target, answer, loggedIn);
    } catch (error) {
      throw error instanceof ExchangeError ? exchangeFailure(target, error) : error;
    }
  }

  /** The answer after the challenges: with an earlier authorization, with a new one, and at last without credentials. */
  async #authenticate(target: Target, request: RegistryRequest): Promise<HttpAnswer> {
    const { reference } = target;
    const url = new URL(`${reference.repository}/${request.path}`, endpoint(reference.registry));
    const deadline = request.deadline ?? this.#clock.now() + this.#limits.imageMs;
    const budget = new RetryBudget(this.#limits, deadline, this.#clock);
    const start = { target, request, url, budget };
    // A redirect may lead to a challenge of another host. It is not answered: the credentials are not for that host.
    const refused = (answer: HttpAnswer, ...statuses: number[]) =>
      statuses.includes(answer.status) && answer.url.origin === url.origin;
    const earlier = await this.#auth.earlier(reference);
    const first = await this.#follow(start, earlier);
    if (!refused(first, 401)) return first;
    const authorization = await this.#auth.authorize(target, first, earlier, budget);
    const second = await this.#follow(start, authorization);
    if (!authorization.withCredentials || !refused(second, 401, 403)) return second;
    const anonymous = await this.#auth.authorizeAnonymously(target, first, second, authorization, budget);
    const third = anonymous && (await this.#follow(start, anonymous));
    // If anonymous access is refused as well, the refusal of the credentials explains more.
    return third === undefined || refused(third, 401, 403) ? second : third;
  }

  /** The answer at the end of the redirects. Another host gets no authorization. */
  async #follow(start: Start, authorized: Authorization | undefined): Promise<HttpAnswer> {
    const { target, request, budget } = start;
    const { method, maxBytes, statuses } = request;
    let { url } = start;
    let authorization = authorized?.header;
    for (let hops = 0; hops <= this.#limits.redirects; hops++) {
      const headers = { ...request.headers, ...(authorization === undefined ? {} : { authorization }) };
      const hop = { method, url, headers, maxBytes, bodyStatus: statuses[0] };
      const answer = await withRetries(this.#exchange, hop, budget);
      const { location } = answer.headers;
      if (!REDIRECTS.has(answer.status) || location === undefined) return answer;
      const next = followableUrl(location, url);
      if (!next) throw unusable(target, `redirects to ${quoted(location)}, which is not an https URL`);
      if (next.origin !== url.origin) authorization = undefined;
      url = next;
    }
    throw unusable(target, `redirects more than ${this.#limits.redirects} times`);
  }
}
