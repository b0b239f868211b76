import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ExchangeError, type HttpAnswer } from '../../../src/oci/http/http-exchange.ts';
import { RetryBudget, retryAfterMs, withRetries } from '../../../src/oci/http/retry.ts';
import { TRANSPORT_LIMITS } from '../../../src/oci/http/transport-limits.ts';
import { FrozenClock } from '../../fakes/frozen-clock.ts';

const URL_ = new URL('https://registry.example/v2/');
const REQUEST = { method: 'GET', url: URL_, headers: {}, maxBytes: 10, bodyStatus: 200 } as const;
const MINUTE = 60_000;

let clock: FrozenClock;

beforeEach(() => {
  clock = new FrozenClock();
});

/** Requests that have these outcomes, the last one again and again; each attempt takes so many ms. */
async function requesting(
  outcomes: readonly (number | string | { status: number; retryAfter: string })[],
  { attemptMs = 0, deadline = clock.now() + 3 * MINUTE } = {},
) {
  let attempts = 0;
  const exchange = async (): Promise<HttpAnswer> => {
    const outcome = outcomes[Math.min(attempts, outcomes.length - 1)] ?? 200;
    attempts++;
    clock.advance(attemptMs);
    if (typeof outcome === 'string') throw new ExchangeError('it failed', outcome);
    const { status, retryAfter } = typeof outcome === 'number' ? { status: outcome } : outcome;
    const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
    return { url: URL_, status, headers, body: new Uint8Array() };
  };
  const result = await withRetries(
    exchange,
    REQUEST,
    new RetryBudget(TRANSPORT_LIMITS, deadline, clock),
  ).then(
    ({ status }) => status,
    (error: unknown) => (error as ExchangeError).code,
  );
  return { result, attempts, sleeps: clock.sleeps };
}

describe('a request', () => {
  it('is made four times at most, with a wait that doubles', async () => {
    expect(await requesting([503])).toEqual({ result: 503, attempts: 4, sleeps: [500, 1000, 2000] });
    clock = new FrozenClock();
    expect(await requesting(['ECONNRESET'])).toMatchObject({ result: 'ECONNRESET', attempts: 4 });
  });

  it.each([408, 429, 500, 502, 503, 504, 'ECONNRESET', 'ECONNREFUSED', 'EAI_AGAIN', 'ETIMEDOUT'])(
    'is repeated after %s',
    async (outcome) => {
      expect(await requesting([outcome, 200])).toMatchObject({ result: 200, attempts: 2 });
    },
  );

  it.each([200, 400, 401, 403, 404, 416, 501, 'ENOTFOUND', 'CERT_HAS_EXPIRED', 'DEADLINE_EXCEEDED'])(
    'is not repeated after %s',
    async (outcome) => {
      expect(await requesting([outcome])).toEqual({ result: outcome, attempts: 1, sleeps: [] });
    },
  );

  it('waits as long as Retry-After says', async () => {
    const busy = { status: 429, retryAfter: '7' };
    expect(await requesting([busy, 500, 200])).toEqual({ result: 200, attempts: 3, sleeps: [7000, 1000] });
  });

  it.each(['61', '86400', '1893456000'])(
    'fails at once if Retry-After is %s, which is too long',
    async (retryAfter) => {
      const busy = { status: 429, retryAfter };
      expect(await requesting([busy])).toEqual({ result: 429, attempts: 1, sleeps: [] });
    },
  );

  it.each(['soon', '-1', '1.5', ''])('waits as usual if Retry-After is %j', async (retryAfter) => {
    const busy = { status: 503, retryAfter };
    expect(await requesting([busy, 200])).toEqual({ result: 200, attempts: 2, sleeps: [500] });
  });

  it('begins no attempt later than a minute after the first, attempts included', async () => {
    expect(await requesting([503], { attemptMs: 29_000 })).toMatchObject({
      attempts: 3,
      sleeps: [500, 1000],
    });
  });

  it('begins no attempt after its deadline', async () => {
    const deadline = clock.now() + 600;
    expect(await requesting([503], { deadline })).toMatchObject({ attempts: 2, sleeps: [500] });
  });
});

describe('Retry-After', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T00:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    [undefined, undefined],
    ['0', 0],
    [' 120 ', 120_000],
    ['Thu, 01 Jan 2026 01:00:00 GMT', 3_600_000],
    ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
    ['soon', undefined],
  ])('%j is %j ms', (header, ms) => {
    expect(retryAfterMs(header)).toBe(ms);
  });
});
