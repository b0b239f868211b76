import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQueueBranch, queuedCommits } from '../../src/github/queue-branch.ts';

const SHA = 'c'.repeat(40);

describe("the name of a queue's branch", () => {
  it.each([
    [`refs/heads/gh-readonly-queue/main/pr-7-${SHA}`, 'main', 7],
    [`refs/heads/gh-readonly-queue/release/10.0/pr-123-${SHA}`, 'release/10.0', 123],
    [`refs/heads/gh-readonly-queue/fix/pr-5-${SHA}/pr-7-${SHA}`, `fix/pr-5-${SHA}`, 7],
    [`refs/heads/gh-readonly-queue/main/pr-7-${'d'.repeat(64)}`, 'main', 7],
  ])('%s', (ref, branch, pullRequest) => {
    expect(parseQueueBranch(ref)).toEqual({ branch, pullRequest });
  });

  it.each([
    '',
    'main',
    `gh-readonly-queue/main/pr-7-${SHA}`,
    `refs/heads/gh-readonly-queue/pr-7-${SHA}`,
    `refs/heads/gh-readonly-queue/main/pr-0-${SHA}`,
    `refs/heads/gh-readonly-queue/main/pr--7-${SHA}`,
    `refs/heads/gh-readonly-queue/main/pr-7-${SHA}\n`,
    `refs/heads/gh-readonly-queue/main/pr-99999999999-${SHA}`,
    'refs/heads/gh-readonly-queue/main/pr-7-main',
    `refs/heads/x/gh-readonly-queue/main/pr-7-${SHA}`,
  ])('is not %j', (ref) => {
    expect(() => parseQueueBranch(ref)).toThrow("is not a merge queue's branch");
  });

  it('is read back, whatever the branch is called', () => {
    const branch = fc.stringMatching(/^[^\n\r\u2028\u2029]{1,60}$/);
    fc.assert(
      fc.property(branch, fc.integer({ min: 1, max: 2 ** 31 }), (name, number) => {
        const ref = `refs/heads/gh-readonly-queue/${name}/pr-${number}-${SHA}`;
        expect(parseQueueBranch(ref)).toEqual({ branch: name, pullRequest: number });
      }),
    );
  });
});

describe('the commits that a queue put onto the base', () => {
  it('are the first parents, without what they merged', () => {
    const merge = { sha: 'merge', parents: ['squash', 'head of a pull request'] };
    const squash = { sha: 'squash', parents: ['base'] };
    const inside = { sha: 'head of a pull request', parents: ['base'] };
    expect(queuedCommits([inside, squash, merge], 'base', 'merge')).toEqual([merge, squash]);
  });

  it('are none if head and base are one', () => {
    expect(queuedCommits([], 'base', 'base')).toEqual([]);
  });

  it.each([
    ['leads elsewhere', [{ sha: 'head', parents: ['elsewhere'] }]],
    ['has no head', []],
    ['ends without a base', [{ sha: 'head', parents: [] }]],
    [
      'turns round',
      [
        { sha: 'head', parents: ['other'] },
        { sha: 'other', parents: ['head'] },
      ],
    ],
  ])('are unknown if the way %s', (_, commits) => {
    expect(() => queuedCommits(commits, 'base', 'head')).toThrow('not connected at');
  });
});
