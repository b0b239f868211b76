import { describe, expect, it } from 'vitest';
import { effectiveLabel, lookUpOverride } from '../../src/action/override.ts';
import type { LabelOverride } from '../../src/github/override.ts';
import type { LimitResult, Verdict } from '../../src/limits/limits.ts';
import type { ImageResult } from '../../src/report/image-result.ts';
import { LogFake } from '../fakes/log.ts';
import { measurement } from '../render/report-fixture.ts';

const limit = (verdict: Verdict): LimitResult => ({
  name: 'max-increase',
  limit: '1 MB',
  actual: 2e6,
  verdict,
  reason: 'too much',
});
const results = (verdict: Verdict): readonly ImageResult[] => [
  {
    image: measurement(),
    baseline: { missing: 'none' },
    findings: [],
    limits: [limit(verdict)],
  },
];

async function asking(answer: LabelOverride, verdict: Verdict = 'fail', label: string | undefined = 'ok') {
  const log = new LogFake();
  const asked: string[] = [];
  const find = async (name: string) => {
    asked.push(name);
    return answer;
  };
  return { override: await lookUpOverride(results(verdict), label, find, log), asked, log };
}

const giver = (login: string, at: string | null) => ({ pullRequest: 7, by: { login }, at });

describe('the label', () => {
  it.each([
    ['pull-request', 'ok'],
    ['merge-group', 'ok'],
    ['push', undefined],
    ['other', undefined],
    ['workflow-run', undefined],
  ] as const)('of a %s is %s', (kind, label) => {
    expect(effectiveLabel({ overrideLabel: 'ok' }, { kind })).toBe(label);
  });
});

describe('the label that accepts exceeded limits', () => {
  it('is looked up only if a limit is exceeded', async () => {
    const given = { kind: 'given', by: [giver('octocat', null)] } as const;
    expect((await asking(given, 'warn')).asked).toEqual([]);
    expect((await asking(given)).asked).toEqual(['ok']);
  });

  it('is reported with who set it, and when', async () => {
    const given = { kind: 'given', by: [giver('octocat', '2026-11-24T10:00:00Z')] } as const;
    expect((await asking(given)).override).toEqual({
      label: 'ok',
      by: 'octocat',
      at: '2026-11-24T10:00:00Z',
    });
  });

  it('is reported for a merge group with everybody who set it, each once, and the last time', async () => {
    const by = [giver('b', '2026-11-24T10:00:00Z'), giver('a', '2026-11-23T10:00:00Z'), giver('b', null)];
    expect((await asking({ kind: 'given', by })).override).toEqual({
      label: 'ok',
      by: 'b, a',
      at: '2026-11-24T10:00:00Z',
    });
  });

  it('counts even if GitHub does not say who set it', async () => {
    const by = [{ pullRequest: 7, by: { unknown: 'the account is gone' }, at: null }];
    expect((await asking({ kind: 'given', by })).override).toEqual({ label: 'ok', by: null });
  });

  it('accepts nothing if it is not set', async () => {
    const { override, log } = await asking({ kind: 'not-given', missing: [7] });
    expect([override, log.warnings]).toEqual([undefined, []]);
    expect(log.infos).toEqual(['The label ok is not on #7.']);
  });

  it('accepts nothing, with a warning, if it cannot be looked up', async () => {
    const { override, log } = await asking({ kind: 'unknown', reason: 'GitHub is down (503)' });
    expect(override).toBeUndefined();
    expect(log.warnings).toEqual([
      'The label ok cannot be looked up, so it accepts nothing: GitHub is down (503)',
    ]);
  });
});
