import { describe, expect, it } from 'vitest';
import { asRefusal, type Refusal } from '../../src/github/failure.ts';
import { MAX_WAIT, RetryWaits, retryHook, waitAfter } from '../../src/github/retry.ts';
import { PatientClock } from './patient-clock.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const refusal = (status: number, headers: Refusal['headers'] = {}, message = ''): Refusal => ({
  status,
  answered: true,
  headers,
  message,
});
const inSeconds = (seconds: number) => String(NOW / 1000 + seconds);

describe('waitAfter', () => {
  it.each([400, 401, 403, 404, 409, 410, 422])('does not wait for %i', (status) => {
    expect(waitAfter(refusal(status), 1, NOW)).toBeUndefined();
  });

  it.each([500, 502, 503, 504])('waits a second after %i, then doubles', (status) => {
    expect([1, 2, 3].map((attempt) => waitAfter(refusal(status), attempt, NOW))).toEqual([1000, 2000, 4000]);
  });

  it.each([
    ['seconds', '30', 30_000],
    ['no time', '0', 0],
    ['a date', 'Mon, 02 Mar 2026 10:01:00 GMT', 60_000],
    ['a date gone by', 'Mon, 02 Mar 2026 09:00:00 GMT', 0],
    ['nonsense', 'soon', 60_000],
  ])('reads Retry-After as %s', (_, header, wait) => {
    expect(waitAfter(refusal(429, { 'retry-after': header }), 1, NOW)).toBe(wait);
    expect(waitAfter(refusal(403, { 'retry-after': header }), 1, NOW)).toBe(wait);
  });

  it('honours Retry-After of a breakdown', () => {
    expect(waitAfter(refusal(503, { 'retry-after': '5' }), 3, NOW)).toBe(5000);
  });

  it('waits for the reset of a limit that is used up', () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(90) };
    expect(waitAfter(refusal(403, headers), 1, NOW)).toBe(91_000);
    expect(waitAfter(refusal(429, headers), 1, NOW)).toBe(91_000);
  });

  it("counts from GitHub's clock, not the runner's", () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(90) };
    const date = new Date(NOW + 60_000).toUTCString();
    expect(waitAfter(refusal(429, { ...headers, date }), 1, NOW)).toBe(31_000);
  });

  it('takes 403 for a rate limit only if the answer says so', () => {
    const remaining = { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': inSeconds(90) };
    expect(
      waitAfter(refusal(403, remaining, 'Resource not accessible by integration'), 1, NOW),
    ).toBeUndefined();
    expect(waitAfter(refusal(403, remaining, 'You have exceeded a secondary rate limit'), 2, NOW)).toBe(
      120_000,
    );
  });
});

describe('the waits of a run', () => {
  it('shares one bound among all requests', async () => {
    const clock = new PatientClock();
    const waits = new RetryWaits(clock);
    const minute = refusal(429, { 'retry-after': '60' });
    const waited = [];
    for (let i = 0; i < 4; i++) waited.push(await waits.wait(minute, 1));
    expect(waited).toEqual([true, true, true, false]);
    expect(clock.waits.reduce((sum, wait) => sum + wait)).toBe(MAX_WAIT);
  });
});

describe('asRefusal', () => {
  it('leaves errors that are not answers unchanged', () => {
    expect(asRefusal(new TypeError('a bug'))).toBeUndefined();
    expect(asRefusal({ status: 500 })).toBeUndefined();
  });

  it("gives GitHub's own message", () => {
    const response = { headers: { 'retry-after': 3 }, data: { message: 'Slow down' } };
    const error = Object.assign(new Error('Slow down - https://docs.github.com'), { status: 429, response });
    expect(asRefusal(error)).toEqual({
      answered: true,
      status: 429,
      message: 'Slow down',
      headers: { 'retry-after': '3' },
    });
  });
});

describe('the retry hook', () => {
  const broken = () => Promise.reject(Object.assign(new Error('Bad gateway'), { status: 502 }));
  const hook = (clock = new PatientClock()) =>
    retryHook<{ method: string; request?: object }, string>(new RetryWaits(clock));

  it('sends a GET again, a POST only once', async () => {
    let asked = 0;
    const request = () => (++asked % 2 === 1 ? broken() : Promise.resolve('answer'));
    expect(await hook()(request, { method: 'GET' })).toBe('answer');
    expect(asked).toBe(2);
    await expect(hook()(request, { method: 'POST' })).rejects.toThrow('Bad gateway');
    expect(asked).toBe(3);
  });

  it('bounds the time of every attempt, and keeps what octokit set for the request', async () => {
    const signals = new Set<unknown>();
    const request = ({ request }: { request?: object }) => {
      expect(request).toMatchObject({ hook: 'kept', signal: expect.any(AbortSignal) });
      signals.add((request as { signal: AbortSignal }).signal);
      return broken();
    };
    await expect(hook()(request, { method: 'GET', request: { hook: 'kept' } })).rejects.toThrow(
      'Bad gateway',
    );
    expect(signals.size).toBe(4);
  });
});
