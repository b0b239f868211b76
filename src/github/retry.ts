import { asRefusal, isBreakdown, isRateLimit, type Refusal } from './failure.ts';

/** The clock that waiting needs. Milliseconds. */
export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Attempts of one request, the first included. */
export const MAX_ATTEMPTS = 4;
/** Milliseconds that all requests of one client may wait together: a comment is not worth more of a runner's time. */
export const MAX_WAIT = 180_000;
/** Milliseconds to wait for an answer. */
const ANSWER_TIMEOUT = 30_000;

/**
 * Milliseconds to wait after the `attempt`-th refusal (1, 2, ...), or undefined if waiting does not help.
 * Retry-After first, then x-ratelimit-reset, else a minute and doubling for rate limits, as GitHub asks
 * ("Best practices for using the REST API"); a second and doubling for breakdowns.
 */
export function waitAfter(refusal: Refusal, attempt: number, now: number): number | undefined {
  const doubling = 2 ** (attempt - 1);
  if (!isRateLimit(refusal) && !isBreakdown(refusal)) return undefined;
  const { headers } = refusal;
  const retryAfter = headers['retry-after'];
  if (retryAfter !== undefined) {
    // RFC 9110, 10.2.3: seconds or an HTTP date.
    const wait = /^\d+$/.test(retryAfter)
      ? Number(retryAfter) * 1000
      : Date.parse(retryAfter) - serverTime(headers, now);
    if (Number.isFinite(wait)) return Math.max(0, wait);
  }
  if (isBreakdown(refusal)) return 1000 * doubling;
  const reset = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) {
    // One second more: the header is cut to whole seconds.
    return Math.max(0, reset * 1000 - serverTime(headers, now)) + 1000;
  }
  return 60_000 * doubling;
}

/** The answer's own Date, since a runner's clock may be off; milliseconds. */
function serverTime(headers: Refusal['headers'], now: number): number {
  const date = Date.parse(headers.date ?? '');
  return Number.isFinite(date) ? date : now;
}

/** Waits as GitHub asks, within one bound for all requests that share it. */
export class RetryWaits {
  readonly #clock: Clock;
  #left = MAX_WAIT;

  constructor(clock: Clock = realClock) {
    this.#clock = clock;
  }

  /**
   * Waits, then gives true: the request may be repeated. Gives false at once if a repetition does not help: for
   * another kind of refusal, after too many attempts, or if the wait is longer than what is left.
   */
  async wait(refusal: Refusal, attempt: number): Promise<boolean> {
    const milliseconds = waitAfter(refusal, attempt, this.#clock.now());
    if (milliseconds === undefined || attempt >= MAX_ATTEMPTS || milliseconds > this.#left) return false;
    this.#left -= milliseconds;
    await this.#clock.sleep(milliseconds);
    return true;
  }
}

/** A request's own options, as octokit hands them to a hook. */
interface RequestOptions {
  readonly method: string;
  readonly request?: object;
}

/**
 * Octokit hook around `request` that repeats it while `waits` allows. A POST that broke down is not repeated, because
 * GitHub may have carried it out: the sender has to look first.
 */
export function retryHook<O extends RequestOptions, A>(waits: RetryWaits) {
  return async (request: (options: O) => A | Promise<A>, options: O): Promise<A> => {
    for (let attempt = 1; ; attempt++) {
      try {
        const signal = AbortSignal.timeout(ANSWER_TIMEOUT);
        return await request({ ...options, request: { ...options.request, signal } });
      } catch (error) {
        const refusal = asRefusal(error);
        if (refusal === undefined || (options.method === 'POST' && isBreakdown(refusal))) throw error;
        if (!(await waits.wait(refusal, attempt))) throw error;
      }
    }
  };
}
