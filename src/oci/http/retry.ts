import { setTimeout as sleep } from 'node:timers/promises';
import { type Exchange, ExchangeError, type HttpAnswer, type HttpRequest } from './http-exchange.ts';
import type { TransportLimits } from './transport-limits.ts';

const PASSING_STATUSES = new Set([408, 429, 500, 502, 503, 504]);

const PASSING_ERRORS = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ETIMEDOUT',
]);

/** What one request may cost in all, over its redirects and its token: attempts and time. */
export class Patience {
  /** By performance.now(), in ms. */
  readonly deadline: number;
  readonly #limits: TransportLimits;
  readonly #start = performance.now();
  #failures = 0;

  constructor(limits: TransportLimits, deadline: number) {
    this.#limits = limits;
    this.deadline = deadline;
  }

  /** Waits before another attempt, as long as the server asked or ever longer. False: there is none left. */
  async another(askedMs: number | undefined): Promise<boolean> {
    this.#failures++;
    const wait = askedMs ?? this.#limits.backoffMs * 2 ** (this.#failures - 1);
    const then = performance.now() + wait;
    if (this.#failures >= this.#limits.attempts) return false;
    if (then > Math.min(this.#start + this.#limits.waitMs, this.deadline)) return false;
    await sleep(wait);
    return true;
  }
}

/** Makes the request until it is answered, with a status that will not pass, or patience ends. */
export async function persist(
  exchange: Exchange,
  request: Omit<HttpRequest, 'deadline'>,
  patience: Patience,
): Promise<HttpAnswer> {
  for (;;) {
    try {
      const answer = await exchange({ ...request, deadline: patience.deadline });
      if (!PASSING_STATUSES.has(answer.status)) return answer;
      if (!(await patience.another(retryAfterMs(answer.headers['retry-after'])))) return answer;
    } catch (error) {
      if (!(error instanceof ExchangeError && PASSING_ERRORS.has(error.code ?? ''))) throw error;
      if (!(await patience.another(undefined))) throw error;
    }
  }
}

/**
 * RFC 9110, 10.2.3: seconds or a date, as milliseconds from now.
 * Docker Hub sends a Unix time in seconds at times; as a duration it is past any patience, which is right.
 */
export function retryAfterMs(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d{1,15}\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
