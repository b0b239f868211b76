import * as http from 'node:http';
import * as https from 'node:https';
import type { HttpsProxy } from './proxy.ts';
import type { TransportLimits } from './transport-limits.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Most bytes of the body that is read; a longer one is an error. */
  readonly maxBytes: number;
  /** The only status with a body that is read. After another 2xx, the connection is closed without reading the body. */
  readonly bodyStatus: number;
  /** On the clock of performance.now(), in ms: the latest end, including the wait for a free connection. */
  readonly deadline: number;
}

export interface HttpAnswer {
  readonly url: URL;
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** Whole for `bodyStatus`, the first bytes for an error status, else empty. */
  readonly body: Uint8Array;
}

/** There was no answer, or no complete one. */
export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';
  /** An error code of the operating system, Node or OpenSSL, if there is one. */
  readonly code: string | undefined;

  constructor(message: string, code?: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** The code of an ExchangeError if the request took longer than its deadline. */
export const DEADLINE_EXCEEDED = 'DEADLINE_EXCEEDED';

/** Makes one request: no redirects, no retries. Throws an ExchangeError if there is no complete answer. */
export type Exchange = (request: HttpRequest) => Promise<HttpAnswer>;

/**
 * Uses node:https, not fetch, for three reasons: it returns a blob's bytes as they were sent (fetch decodes
 * Content-Encoding, which some stores set on layers), one idle timeout covers connecting, headers and body, and an
 * agent supports a proxy without another package. Node itself reads NODE_EXTRA_CA_CERTS.
 */
export function httpExchange(limits: TransportLimits, proxy?: HttpsProxy): Exchange {
  const pool = { keepAlive: true, maxSockets: limits.connections };
  const plain = new http.Agent(pool);
  const direct = new https.Agent(pool);
  const proxied = proxy && new https.Agent({ ...pool, proxyEnv: { HTTPS_PROXY: proxy.url } });
  return async (request) => {
    const through = proxy?.bypasses(request.url) === false ? proxy : undefined;
    const secure = request.url.protocol === 'https:';
    const outgoing = (secure ? https : http).request(request.url, {
      method: request.method,
      headers: { 'accept-encoding': 'identity', 'user-agent': 'aspnet-image-size', ...request.headers },
      agent: !secure ? plain : through ? proxied : direct,
      timeout: limits.idleMs,
    });
    const release = boundTime(outgoing, request, limits);
    try {
      outgoing.end(request.body);
      const incoming = await response(outgoing);
      const body = await readBody(incoming, request, limits);
      return { url: request.url, status: incoming.statusCode ?? 0, headers: incoming.headers, body };
    } catch (error) {
      outgoing.destroy();
      throw exchangeError(error, secure ? through : undefined);
    } finally {
      release();
    }
  };
}

function response(outgoing: http.ClientRequest): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
    // There is no error event if the server changes to another protocol (status 101).
    outgoing.once('close', () => reject(new ExchangeError('the connection was closed without an answer')));
  });
}

/** Ends the request if no data arrives for too long, if the attempt takes too long, or at the deadline. */
function boundTime(
  outgoing: http.ClientRequest,
  { deadline }: HttpRequest,
  limits: TransportLimits,
): () => void {
  const timers: NodeJS.Timeout[] = [];
  let incoming: http.IncomingMessage | undefined;
  const stop = (reason: string, code: string) =>
    (incoming ?? outgoing).destroy(new ExchangeError(reason, code));
  outgoing.once('response', (message) => {
    incoming = message;
  });
  const late = `the answer was not complete within ${limits.attemptMs / 1000} s`;
  // From the connection on: the wait for a free connection of the pool does not count.
  outgoing.once('socket', () => {
    timers.push(setTimeout(() => stop(late, 'ETIMEDOUT'), limits.attemptMs));
  });
  const left = Math.max(0, deadline - performance.now());
  timers.push(setTimeout(() => stop('the time limit was reached', DEADLINE_EXCEEDED), left));
  outgoing.on('timeout', () => stop(`no data arrived for ${limits.idleMs / 1000} s`, 'ETIMEDOUT'));
  // The stream of the answer reports later errors. Without this listener they would end the process.
  outgoing.on('error', () => {});
  return () => timers.forEach(clearTimeout);
}

async function readBody(
  incoming: http.IncomingMessage,
  request: HttpRequest,
  limits: TransportLimits,
): Promise<Uint8Array> {
  const status = incoming.statusCode ?? 0;
  const wanted = status === request.bodyStatus;
  if (request.method !== 'HEAD' && !wanted && status < 300) {
    incoming.destroy();
    return new Uint8Array();
  }
  const max = wanted ? request.maxBytes : limits.errorBytes;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > max && wanted) throw new ExchangeError(`more than ${max} bytes were sent`);
    chunks.push(chunk);
    // Leaving the loop closes the connection.
    if (length > max) break;
  }
  return Buffer.concat(chunks).subarray(0, max);
}

function exchangeError(error: unknown, proxy: HttpsProxy | undefined): ExchangeError {
  const { code, message } = error as NodeJS.ErrnoException;
  // Node joins the failures of several addresses into one error without a message.
  const parts = error instanceof AggregateError ? error.errors.map((part: Error) => part.message) : [message];
  const text = parts.join('; ') || (code ?? 'the connection failed');
  // Only the host of the proxy's URL: the rest may be a login.
  const through = proxy && `${text} (through the proxy ${new URL(proxy.url).host})`;
  if (error instanceof ExchangeError && !through) return error;
  return new ExchangeError(through ?? text, code, error);
}
