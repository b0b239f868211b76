import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LabelState, pullRequestLabels } from '../../src/github/labels.ts';
import { mergeGroups } from '../../src/github/merge-group.ts';
import { findOverride, type LabelledPullRequest, overrideOf } from '../../src/github/override.ts';
import { REPOSITORY, useGitHub } from './scene.ts';

const SET: LabelState = { kind: 'set', by: { login: 'mona' }, at: '2026-03-02T09:00:01Z' };
const NOT_SET: LabelState = { kind: 'not-set' };
const UNKNOWN: LabelState = { kind: 'unknown', reason: 'GitHub is down' };
const labelled = (...labels: LabelState[]): LabelledPullRequest[] =>
  labels.map((label, index) => ({ pullRequest: index + 1, label }));

describe('an override', () => {
  it('is given if the only pull request has the label, and says by whom', () => {
    const by = [{ pullRequest: 1, by: { login: 'mona' }, at: '2026-03-02T09:00:01Z' }];
    expect(overrideOf(labelled(SET))).toEqual({ kind: 'given', by });
  });

  it('is given if it is not known who set the label', () => {
    const by = { unknown: 'the account is gone' };
    expect(overrideOf(labelled({ kind: 'set', by, at: null }))).toMatchObject({
      kind: 'given',
      by: [{ by }],
    });
  });

  it('is given only if every pull request of a group has the label', () => {
    expect(overrideOf(labelled(SET, SET))).toMatchObject({
      kind: 'given',
      by: [{ pullRequest: 1 }, { pullRequest: 2 }],
    });
    expect(overrideOf(labelled(SET, NOT_SET, SET, NOT_SET))).toEqual({ kind: 'not-given', missing: [2, 4] });
  });

  it('is not given if one label is unknown', () => {
    expect(overrideOf(labelled(SET, UNKNOWN))).toEqual({ kind: 'unknown', reason: 'GitHub is down' });
  });

  it('is not worth a warning if a label is missing anyway', () => {
    expect(overrideOf(labelled(UNKNOWN, NOT_SET))).toEqual({ kind: 'not-given', missing: [2] });
  });

  it('is not given if there is no pull request', () => {
    expect(overrideOf([])).toMatchObject({ kind: 'unknown' });
  });

  it('is given if and only if there are labels and all are set', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(SET, NOT_SET, UNKNOWN)), (labels) => {
        const all = labels.length > 0 && labels.every((label) => label === SET);
        expect(overrideOf(labelled(...labels)).kind === 'given').toBe(all);
      }),
    );
  });
});

describe('looking for an override', () => {
  const [BASE, FIRST, HEAD] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];
  const scene = useGitHub(({ state }) => {
    state.addCommit(BASE);
    state.addCommit(FIRST, [BASE]);
    state.addCommit(HEAD, [FIRST]);
    state.addPullRequest({ number: 7, commits: [FIRST] });
    state.addPullRequest({ number: 9, commits: [HEAD] });
  });
  const headRef = `refs/heads/gh-readonly-queue/main/pr-9-${BASE}`;
  const mergeGroup = { baseSha: BASE, headSha: HEAD, headRef };
  const label = (number: number) => {
    const pull = scene.github.state.pullRequests.find((each) => each.number === number);
    if (pull !== undefined) scene.github.state.label(pull, 'labeled', 'image-size-ok', 'mona');
  };
  const find = async (subject: Parameters<typeof findOverride>[1]) => {
    const client = await scene.client();
    const labels = pullRequestLabels(client, REPOSITORY);
    return findOverride('image-size-ok', subject, { labels, groups: mergeGroups(client, REPOSITORY) });
  };

  it('asks for the pull request of a pull request event only', async () => {
    label(7);
    expect(await find({ pullRequest: 7 })).toMatchObject({ kind: 'given', by: [{ by: { login: 'mona' } }] });
    expect(await find({ pullRequest: 9 })).toEqual({ kind: 'not-given', missing: [9] });
  });

  it('asks for every pull request of a merge group', async () => {
    label(9);
    expect(await find({ mergeGroup })).toEqual({ kind: 'not-given', missing: [7] });
    label(7);
    expect(await find({ mergeGroup })).toMatchObject({
      kind: 'given',
      by: [{ pullRequest: 7 }, { pullRequest: 9 }],
    });
  });

  it('warns of a merge group that is unresolved, and overrides nothing', async () => {
    label(7);
    label(9);
    scene.github.fail({ operation: 'repos/compare-commits', status: 403, body: { message: 'No' } });
    expect(await find({ mergeGroup })).toMatchObject({
      kind: 'unknown',
      reason: expect.stringMatching(/merge group .*No \(403\); the token needs .*contents: read$/),
    });
  });
});
