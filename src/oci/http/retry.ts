import { setTimeout as sleep } from 'node:timers/promises';
import { type Exchange, ExchangeError, type HttpAnswer, type HttpRequest } from './http-exchange.ts';
import type { TransportLimits } from './transport-limits.ts';

const TRANSIENT_STATUSES = new Set([408, 429, 500, 502, 503, 504]);

const TRANSIENT_ERRORS = new Set([
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

/** Time, so that tests of retries need not wait. In ms. */
export interface Clock {
  /** Since any fixed point, like performance.now(). */
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

export const realClock: Clock = { now: () => performance.now(), sleep: (ms) => sleep(ms) };

/** The attempts and the time that one request may take in all, including its redirects and its token. */
export class RetryBudget {
  /** On the clock of performance.now(), in ms. */
  readonly deadline: number;
  readonly #limits: TransportLimits;
  readonly #clock: Clock;
  readonly #start: number;
  #failures = 0;

  constructor(limits: TransportLimits, deadline: number, clock: Clock = realClock) {
    this.#limits = limits;
    this.deadline = deadline;
    this.#clock = clock;
    this.#start = clock.now();
  }

  /**
   * Waits before another attempt: as long as the server asked for, or with exponential backoff.
   * @returns false, without waiting, if no attempt or no time is left.
   */
  async backOff(retryAfterMs: number | undefined): Promise<boolean> {
    this.#failures++;
    const wait = retryAfterMs ?? this.#limits.backoffMs * 2 ** (this.#failures - 1);
    const next = this.#clock.now() + wait;
    if (this.#failures >= this.#limits.attempts) return false;
    if (next > Math.min(this.#start + this.#limits.waitMs, this.deadline)) return false;
    await this.#clock.sleep(wait);
    return true;
  }
}

/** Makes the request until its answer or error is not a transient one, or until the budget is used up. */
export async function withRetries(
  exchange: Exchange,
  request: Omit<HttpRequest, 'deadline'>,
  budget: RetryBudget,
): Promise<HttpAnswer> {
  for (;;) {
    try {
      const answer = await exchange({ ...request, deadline: budget.deadline });
      if (!TRANSIENT_STATUSES.has(answer.status)) return answer;
      if (!(await budget.backOff(retryAfterMs(answer.headers['retry-after'])))) return answer;
    } catch (error) {
      if (!(error instanceof ExchangeError && TRANSIENT_ERRORS.has(error.code ?? ''))) throw error;
      if (!(await budget.backOff(undefined))) throw error;
    }
  }
}

/**
 * RFC 9110, 10.2.3: seconds or a date, as milliseconds from now.
 * Docker Hub sometimes sends a Unix time in seconds. Read as a duration, it exceeds every limit, which is right.
 */
export function retryAfterMs(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d{1,15}\s*$/.test(header)) return Number(header) * 1000;
  // Date.parse takes `-1` and `1.5` for dates. Every HTTP date has a time of day.
  const date = /\d\d:\d\d:\d\d/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
