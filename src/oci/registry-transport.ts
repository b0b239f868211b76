import type { CredentialSource } from './credentials.ts';
import { endpoint, pointedTo } from './endpoint.ts';
import { ExchangeError, type HttpAnswer, httpExchange } from './http-exchange.ts';
import { quoted } from './quoted.ts';
import { RegistryAuth } from './registry-auth.ts';
import { type Asked, exchangeFailure, statusFailure, unusable } from './registry-failure.ts';
import { Patience, persist } from './retry.ts';
import { TRANSPORT_LIMITS, type TransportLimits } from './transport-limits.ts';

export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD';
  /** Below the repository: `manifests/TAG`, `blobs/DIGEST`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes of the body; a longer one is an error, noticed while it comes. */
  readonly maxBytes: number;
  /** Statuses that are answers; the first is the one whose body is read. Any other is an error. */
  readonly statuses: readonly [number, ...number[]];
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
  readonly limits?: Partial<TransportLimits>;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export function registryTransport(options: RegistryTransportOptions): RegistryTransport {
  const limits = { ...TRANSPORT_LIMITS, ...options.limits };
  const exchange = httpExchange(limits);
  const auth = new RegistryAuth({ ...options, exchange, limits });

  /** The answer at the end of the redirects. Whoever they lead to is not told who asks. */
  async function follow(
    asked: Asked,
    request: RegistryRequest,
    start: { url: URL; authorization: string | undefined; patience: Patience },
  ): Promise<HttpAnswer> {
    let { url, authorization } = start;
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
    const patience = new Patience(limits);
    const authorization = await auth.known(reference);
    const first = await follow(asked, request, { url, authorization, patience });
    // A challenge of another host, that a redirect led to, is not answered: the credentials are not for it.
    if (first.status !== 401 || first.url.origin !== url.origin) return first;
    const granted = await auth.answer(asked, first, authorization, patience);
    return follow(asked, request, { url, authorization: granted, patience });
  }

  return {
    async request(asked, request) {
      try {
        const answer = await ask(asked, request);
        if (request.statuses.includes(answer.status)) return answer;
        throw statusFailure(asked, answer, await auth.loggedIn(asked.reference));
      } catch (error) {
        throw error instanceof ExchangeError ? exchangeFailure(asked, error) : error;
      }
    },
  };
}
