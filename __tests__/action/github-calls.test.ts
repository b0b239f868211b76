import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/action/event.ts';
import { type GitHubCalls, gitHubCalls } from '../../src/action/github-calls.ts';
import { UserError } from '../../src/model/user-error.ts';
import { pullRequestRun, runFacts } from '../fakes/run-facts.ts';
import { useGitHub } from '../github/scene.ts';

const [BASE, HEAD, MERGE] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];

const scene = useGitHub(({ state }) => {
  state.addCommit(BASE);
  state.addCommit(HEAD, [BASE]);
  state.addCommit(MERGE, [BASE, HEAD]);
  const pullRequest = state.addPullRequest({ number: 7, headSha: HEAD, baseSha: BASE, commits: [HEAD] });
  state.label(pullRequest, 'labeled', 'image-size-ok', 'mona');
});

function calls(event: 'pull-request' | 'merge-group' | 'other', token = 'ghs_token'): GitHubCalls {
  const facts = runFacts({
    headCommit: event === 'merge-group' ? MERGE : HEAD,
    measuredCommit: MERGE,
    apiUrl: scene.github.url,
  });
  const events: Record<typeof event, RunEvent> = {
    'pull-request': pullRequestRun(facts, { headSha: HEAD, baseSha: BASE }),
    'merge-group': {
      ...facts,
      kind: 'merge-group',
      baseSha: BASE,
      headRef: `refs/heads/gh-readonly-queue/main/pr-7-${BASE}`,
    },
    other: { ...facts, kind: 'other', name: 'schedule' },
  };
  return gitHubCalls(events[event], token);
}

describe('GitHub is asked', () => {
  it('for commits that the checkout lacks', async () => {
    const { commits } = calls('pull-request');
    expect(await commits.mergeBase(BASE, HEAD)).toBe(BASE);
    expect(await commits.parents(MERGE)).toEqual([BASE, HEAD]);
  });

  it.each([
    ['mergeBase', (api: GitHubCalls) => api.commits.mergeBase(BASE, 'f'.repeat(40))],
    ['parents', (api: GitHubCalls) => api.commits.parents('f'.repeat(40))],
  ])('and a commit that it does not know is an error (%s)', async (_call, ask) => {
    await expect(ask(calls('pull-request'))).rejects.toThrow(UserError);
  });

  it.each(['pull-request', 'merge-group'] as const)('for the label of a %s', async (event) => {
    expect(await calls(event).override('image-size-ok')).toMatchObject({
      kind: 'given',
      by: [{ pullRequest: 7, by: { login: 'mona' } }],
    });
    expect(await calls(event).override('other')).toEqual({ kind: 'not-given', missing: [7] });
  });

  it('for no label if the run has no pull request', async () => {
    expect(await calls('other').override('image-size-ok')).toEqual({ kind: 'not-given', missing: [] });
    expect(scene.github.requests).toEqual([]);
  });

  it('for nothing without a token, and the error says so', async () => {
    const api = calls('pull-request', '');
    const said = 'input github-token is empty';
    await expect(api.commits.mergeBase(BASE, HEAD)).rejects.toThrow(said);
    await expect(api.commits.parents(MERGE)).rejects.toThrow(said);
    expect(await api.override('image-size-ok')).toEqual({ kind: 'unknown', reason: said });
    expect(scene.github.requests).toEqual([]);
  });
});
