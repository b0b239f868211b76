/** Time as far as waiting needs it; milliseconds. */
export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Requests of one kind, the first among them. */
export const MAX_ATTEMPTS = 4;
/** Milliseconds that one client may wait in all: a comment is not worth more of a runner's time. */
export const MAX_WAIT = 180_000;
/** Milliseconds until a request is given up that is not answered. */
const ANSWER_TIMEOUT = 30_000;

/** GitHub's (or the network's) refusal, as far as waiting depends on it. */
export interface Refusal {
  /** HTTP status; octokit gives 500 where no answer came at all. */
  readonly status: number;
  /** False where no answer came: no connection, or silence. */
  readonly answered: boolean;
  readonly message: string;
  /** Names in lower case; empty where no answer came. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What octokit's RequestError says, or undefined for any other error: that is a bug, not an answer. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const response = 'response' in error ? (error.response as Partial<HttpAnswer> | undefined) : undefined;
  const headers = Object.entries(response?.headers ?? {}).map(([name, value]) => [
    name,
    value === undefined ? undefined : String(value),
  ]);
  const said = (response?.data as { message?: unknown } | undefined)?.message;
  return {
    status: error.status,
    answered: response !== undefined,
    message: typeof said === 'string' ? said : error.message,
    headers: Object.fromEntries(headers),
  };
}

interface HttpAnswer {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/**
 * Primary and secondary rate limits come as 429 or as 403 with a telling header or text.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
export function isRateLimit(refusal: Refusal): boolean {
  if (refusal.status === 429) return true;
  return (
    refusal.status === 403 &&
    (refusal.headers['retry-after'] !== undefined ||
      refusal.headers['x-ratelimit-remaining'] === '0' ||
      // Secondary limits are known to come without any of the headers (hub4j/github-api#1805).
      /rate limit/i.test(refusal.message))
  );
}

/** GitHub broke down, or no answer came: the request may have been carried out all the same. */
export function isBreakdown(refusal: Refusal): boolean {
  return refusal.status >= 500;
}

/**
 * Milliseconds to wait after the `attempt`-th refusal (1, 2, ...), or undefined where waiting does not help.
 * Retry-After first, then x-ratelimit-reset, else a minute and doubling for rate limits, as GitHub asks
 * ("Best practices for using the REST API"); a second and doubling for breakdowns.
 */
export function waitAfter(refusal: Refusal, attempt: number, now: number): number | undefined {
  const doubling = 2 ** (attempt - 1);
  if (!isRateLimit(refusal) && !isBreakdown(refusal)) return undefined;
  const { headers } = refusal;
  const told = headers['retry-after'];
  if (told !== undefined) {
    // RFC 9110, 10.2.3: seconds or an HTTP date.
    const until = /^\d+$/.test(told) ? Number(told) * 1000 : Date.parse(told) - serverTime(headers, now);
    if (Number.isFinite(until)) return Math.max(0, until);
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

/** Waits as GitHub asks, within one bound for everything that shares it. */
export class Patience {
  readonly #clock: Clock;
  #left = MAX_WAIT;

  constructor(clock: Clock = realClock) {
    this.#clock = clock;
  }

  /**
   * True after having waited, when asking again makes sense. False at once where it does not: another kind
   * of refusal, too many attempts, or a wait longer than what is left (asking sooner than told is worse).
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
 * Octokit hook around `request`: asks again while `patience` allows. A POST that broke down is not repeated,
 * for it may have been carried out; whoever sent it has to look first.
 */
export function repeating<O extends RequestOptions, A>(patience: Patience) {
  return async (request: (options: O) => A | Promise<A>, options: O): Promise<A> => {
    for (let attempt = 1; ; attempt++) {
      try {
        const signal = AbortSignal.timeout(ANSWER_TIMEOUT);
        return await request({ ...options, request: { ...options.request, signal } });
      } catch (error) {
        const refusal = asRefusal(error);
        if (refusal === undefined || (options.method === 'POST' && isBreakdown(refusal))) throw error;
        if (!(await patience.wait(refusal, attempt))) throw error;
      }
    }
  };
}
