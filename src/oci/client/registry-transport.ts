import type { CredentialSource } from '../auth/credentials.ts';
import { type Grant, RegistryAuth } from '../auth/registry-auth.ts';
import { endpoint, pointedTo } from '../http/endpoint.ts';
import { ExchangeError, type HttpAnswer, httpExchange } from '../http/http-exchange.ts';
import type { HttpsProxy } from '../http/proxy.ts';
import { type Asked, exchangeFailure, statusFailure, unusable } from '../http/registry-failure.ts';
import { Patience, persist } from '../http/retry.ts';
import { TRANSPORT_LIMITS, type TransportLimits } from '../http/transport-limits.ts';
import { quoted } from '../name/quoted.ts';

export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD';
  /** Below the repository: `manifests/TAG`, `blobs/DIGEST`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes of the body; a longer one is an error, noticed while it comes. */
  readonly maxBytes: number;
  /** Statuses that are answers; the first is the one whose body is read. Any other is an error. */
  readonly statuses: readonly [number, ...number[]];
  /** By performance.now(), in ms: when all that the request takes must be over. Else after `imageMs`. */
  readonly deadline?: number;
}

export interface RegistryTransport {
  /**
   * Asks a registry, with whatever it wants to know of the asker.
   * @throws RegistryError, one line, that names registry, reference, status and what to do.
   */
  request(asked: Asked, request: RegistryRequest): Promise<HttpAnswer>;
}

export interface RegistryTransportOptions {
  readonly credentials: CredentialSource;
  /** Told every token that was got for credentials, so that logs mask it. */
  readonly onSecret: (secret: string) => void;
  /** Told, in one line, what went wrong and was got over. */
  readonly onWarning?: (message: string) => void;
  readonly proxy?: HttpsProxy | undefined;
  readonly limits?: Partial<TransportLimits>;
}

/** The same, with all its requests over at `deadline`. */
export function within(transport: RegistryTransport, deadline: number): RegistryTransport {
  return { request: (asked, request) => transport.request(asked, { deadline, ...request }) };
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export function registryTransport(options: RegistryTransportOptions): RegistryTransport {
  const limits = { ...TRANSPORT_LIMITS, ...options.limits };
  const exchange = httpExchange(limits, options.proxy);
  const { onWarning = () => {} } = options;
  const auth = new RegistryAuth({ ...options, onWarning, exchange, limits });

  /** The answer at the end of the redirects. Whoever they lead to is not told who asks. */
  async function follow(
    asked: Asked,
    request: RegistryRequest,
    start: { url: URL; grant: Grant | undefined; patience: Patience },
  ): Promise<HttpAnswer> {
    let { url } = start;
    let authorization = start.grant?.header;
    const { method, maxBytes, statuses } = request;
    for (let hops = 0; hops <= limits.redirects; hops++) {
      const headers = { ...request.headers, ...(authorization === undefined ? {} : { authorization }) };
      const send = { method, url, headers, maxBytes, wanted: statuses[0] };
      const answer = await persist(exchange, send, start.patience);
      const { location } = answer.headers;
      if (!REDIRECTS.has(answer.status) || location === undefined) return answer;
      const next = pointedTo(location, url);
      if (!next) throw unusable(asked, `redirects to ${quoted(location)}, which is no https URL`);
      if (next.origin !== url.origin) authorization = undefined;
      url = next;
    }
    throw unusable(asked, `redirects more than ${limits.redirects} times`);
  }

  async function ask(asked: Asked, request: RegistryRequest): Promise<HttpAnswer> {
    const { reference } = asked;
    const url = new URL(`${reference.repository}/${request.path}`, endpoint(reference.registry));
    const patience = new Patience(limits, request.deadline ?? performance.now() + limits.imageMs);
    // A challenge of another host, that a redirect led to, is not answered: the credentials are not for it.
    const refused = (answer: HttpAnswer, ...statuses: number[]) =>
      statuses.includes(answer.status) && answer.url.origin === url.origin;
    const known = await auth.known(reference);
    const first = await follow(asked, request, { url, grant: known, patience });
    if (!refused(first, 401)) return first;
    const grant = await auth.answer(asked, first, known, patience);
    const second = await follow(asked, request, { url, grant, patience });
    if (!grant.login || !refused(second, 401, 403)) return second;
    const anonymous = await auth.withoutLogin(asked, first, second, grant, patience);
    const third = anonymous && (await follow(asked, request, { url, grant: anonymous, patience }));
    // Where it is refused anyhow, what the credentials met says more.
    return third === undefined || refused(third, 401, 403) ? second : third;
  }

  return {
    async request(asked, request) {
      try {
        const answer = await ask(asked, request);
        if (request.statuses.includes(answer.status)) return answer;
        // Asking may start a credential helper: only where the message depends on it.
        const loggedIn = [401, 403, 429].includes(answer.status) && (await auth.loggedIn(asked.reference));
        throw statusFailure(asked, answer, loggedIn);
      } catch (error) {
        throw error instanceof ExchangeError ? exchangeFailure(asked, error) : error;
      }
    },
  };
}
