import { describe, expect, it } from 'vitest';
import { restoreFailure, saveOutcome } from '../../src/cache/outcome.ts';

describe('saving', () => {
  it.each([
    ['Cache saved\naspnet-image-size: saved\n', 'saved'],
    [
      '::debug::Failed to reserve cache: Error: Failed to CreateCacheEntry: Received non-retryable error: Failed request: (409) Conflict: cache entry with the same key, version, and scope already exists\nFailed to save: Unable to reserve cache with key k, another job may be creating this cache.\n',
      'exists',
    ],
    [
      'Failed to save: Unable to reserve cache with key k, another job may be creating this cache. More details: Cache already exists. Scope: refs/heads/main',
      'exists',
    ],
    [
      '::warning::Failed to save: Unable to reserve cache with key k. More details: cache write denied: issuer downgraded',
      'read-only',
    ],
    ["Cache save skipped: the effective cache-mode 'read' does not permit writes.", 'read-only'],
    ['::warning::Failed to save: socket hang up%0Aagain', { failed: 'socket hang up again' }],
    ['', { failed: 'it printed nothing' }],
  ])('%j is %j', (output, outcome) => {
    expect(saveOutcome(output)).toEqual(outcome);
  });
});

describe('restoring', () => {
  it.each([
    ['Cache hit for: k\nCache restored successfully\n', undefined],
    ['', undefined],
    ['::error::Failed to restore: 100%25 wrong\n', '100% wrong'],
    [
      '::warning::Failed to restore: GET https://x.blob.core.windows.net/a/b?sig=secret&se=1 failed\n',
      'GET https://x.blob.core.windows.net/a/b?… failed',
    ],
    ['::warning::Failed to restore: \u001b[31mred', ' [31mred'],
  ])('%j fails because of %j', (output, reason) => {
    expect(restoreFailure(output)).toBe(reason);
  });
});
