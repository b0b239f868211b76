import { describe, expect, it } from 'vitest';
import { type MergeGroup, mergeGroups } from '../../src/github/merge-group.ts';
import { REPOSITORY, useGitHub } from './scene.ts';

const COMPARE = 'repos/compare-commits';
const PULLS = 'repos/list-pull-requests-associated-with-commit';

/** A commit id that begins with a name, in hexadecimal. */
const id = (name: string) => Buffer.from(name).toString('hex').padEnd(40, '0').slice(0, 40);
const BASE = id('base');

const scene = useGitHub(({ state }) => void state.addCommit(BASE));
const queueBranch = (number: number, branch = 'main') =>
  `refs/heads/gh-readonly-queue/${branch}/pr-${number}-${BASE}`;
const members = async (head: string, last: number, change: Partial<MergeGroup> = {}) => {
  const group = { baseSha: BASE, headSha: head, headRef: queueBranch(last), ...change };
  return mergeGroups(await scene.client(), REPOSITORY).members(group);
};
const resolved = (...pullRequests: number[]) => ({ kind: 'resolved', pullRequests });
const unresolved = (reason: string) => ({ kind: 'unresolved', reason: expect.stringContaining(reason) });

/** A pull request with one commit, as the queue merges it onto a commit. */
function merge(
  number: number,
  onto: string,
  facts: { headRepository?: string; baseRef?: string } = {},
): string {
  const [head, merged] = [id(`head ${number}`), id(`merge ${number}`)];
  scene.github.state.addCommit(head, [BASE]);
  scene.github.state.addPullRequest({ number, headSha: head, ...facts });
  scene.github.state.addCommit(merged, [onto, head]);
  return merged;
}

/** A pull request as the queue squashes it onto a commit. */
function squash(number: number, onto: string, facts: { known?: boolean; baseRef?: string } = {}): string {
  const squashed = id(`squash ${number}`);
  const { known = true, baseRef = 'main' } = facts;
  scene.github.state.addPullRequest({
    ...{ number, baseRef, headSha: id(`head ${number}`) },
    commits: known ? [squashed] : [],
  });
  scene.github.state.addCommit(squashed, [onto]);
  return squashed;
}

describe('the pull requests of a merge group', () => {
  it('are those that the queue merged', async () => {
    expect(await members(merge(9, merge(7, BASE)), 9)).toEqual(resolved(7, 9));
  });

  it('are those that the queue squashed', async () => {
    expect(await members(squash(9, squash(7, BASE)), 9)).toEqual(resolved(7, 9));
  });

  it('are listed once each, however many commits they have', async () => {
    const [first, second] = [id('rebased 1'), id('rebased 2')];
    scene.github.state.addPullRequest({ number: 7, commits: [first, second] });
    scene.github.state.addCommit(first, [BASE]);
    scene.github.state.addCommit(second, [first]);
    expect(await members(second, 7)).toEqual(resolved(7));
  });

  it('are one if the queue took one, also if only the name of its branch says which', async () => {
    expect(await members(squash(7, BASE, { known: false }), 7)).toEqual(resolved(7));
  });

  it('may come from forks: GitHub lists no pull requests for their heads', async () => {
    const first = merge(5, BASE, { headRepository: 'mona/octo-repo' });
    expect(await members(merge(9, merge(7, first)), 9)).toEqual(resolved(5, 7, 9));
  });

  it('are not those that merely contain a commit of the group', async () => {
    const head = merge(7, BASE);
    scene.github.state.addPullRequest({ number: 8, headSha: id('stacked'), commits: [id('head 7')] });
    expect(await members(head, 7)).toEqual(resolved(7));
  });

  it('are not mistaken for one that is stacked on a fork', async () => {
    const first = merge(5, BASE, { headRepository: 'mona/octo-repo' });
    scene.github.state.addPullRequest({ number: 8, headSha: id('stacked'), commits: [id('head 5')] });
    expect(await members(merge(9, first), 9)).toEqual(resolved(5, 9));
  });

  it("are into the queue's branch, which may have slashes", async () => {
    const first = squash(7, BASE, { baseRef: 'release/10.0' });
    const head = squash(9, first, { baseRef: 'release/10.0' });
    scene.github.state.addPullRequest({ number: 8, commits: [first] });
    expect(await members(head, 9, { headRef: queueBranch(9, 'release/10.0') })).toEqual(resolved(7, 9));
  });

  it('are found behind 200 commits of their own', async () => {
    let at = BASE;
    for (let i = 0; i < 200; i++) {
      const next = id(`${i} own`);
      scene.github.state.addCommit(next, [at]);
      at = next;
    }
    scene.github.state.addPullRequest({ number: 7, headSha: at });
    scene.github.state.addCommit(id('merge'), [BASE, at]);
    expect(await members(id('merge'), 7)).toEqual(resolved(7));
    expect(scene.github.requestsOf(COMPARE)).toHaveLength(3);
    expect(scene.github.requestsOf(PULLS)).toHaveLength(1);
  });

  it('are read with nothing but permission to read', async () => {
    await scene.restart({ permission: 'read' });
    expect(await members(merge(7, BASE), 7)).toEqual(resolved(7));
  });

  it('are found if GitHub recovers in time', async () => {
    scene.github.fail({ operation: COMPARE, status: 502 });
    scene.github.fail({ operation: PULLS, drop: true });
    expect(await members(merge(7, BASE), 7)).toEqual(resolved(7));
    expect(scene.clock.waits).toEqual([1000, 1000]);
  });
});

describe('a merge group is unresolved', () => {
  it('if a commit before the last belongs to no pull request', async () => {
    const first = squash(7, BASE, { known: false });
    expect(await members(squash(9, first), 9)).toEqual(unresolved(`no pull request of ${first}`));
  });

  it('if a commit belongs to a pull request into another branch only', async () => {
    const first = squash(7, BASE, { baseRef: 'elsewhere' });
    expect(await members(squash(9, first), 9)).toEqual(unresolved(`no pull request of ${first}`));
  });

  it("if a commit belongs to another repository's pull request only", async () => {
    const first = squash(7, BASE, { known: false });
    const base = { ref: 'main', repo: { full_name: 'mona/octo-repo' } };
    const head = squash(9, first);
    const body = [{ number: 7, head: { sha: first }, base }];
    scene.github.fail({ operation: PULLS, status: 200, body, times: 2 });
    expect(await members(head, 9)).toEqual(unresolved(`no pull request of ${first}`));
  });

  it('if it has more commits than GitHub lists', async () => {
    let at = BASE;
    for (let i = 0; i < 251; i++) {
      scene.github.state.addCommit(id(`${i}`), [at]);
      at = id(`${i}`);
    }
    expect(await members(at, 7)).toEqual(unresolved('251 commits, more than 250'));
    expect(scene.github.requestsOf(PULLS)).toEqual([]);
  });

  it('if more was queued than a queue takes', async () => {
    let at = BASE;
    for (let i = 0; i < 101; i++) {
      scene.github.state.addCommit(id(`${i}`), [at]);
      at = id(`${i}`);
    }
    expect(await members(at, 7)).toEqual(unresolved('101 commits were queued'));
  });

  it('if the head does not build on the base', async () => {
    scene.github.state.addCommit(id('later'), [BASE]);
    const head = squash(7, BASE);
    expect(await members(head, 7, { baseSha: id('later') })).toEqual(unresolved('does not build on'));
  });

  it.each(['', 'refs/heads/main', `refs/heads/${'x'.repeat(10_000)}`])(
    'where its branch is none of a queue: %.40s',
    async (headRef) => {
      const found = await members(squash(7, BASE), 7, { headRef });
      expect(found).toEqual(unresolved("is not a merge queue's branch"));
      expect(JSON.stringify(found).length).toBeLessThan(300);
      expect(scene.github.requests).toEqual([]);
    },
  );

  it.each([COMPARE, PULLS])(
    'where the token may not read: %s, and the permissions are named',
    async (operation) => {
      const head = squash(7, BASE);
      scene.github.fail({ operation, status: 403, body: { message: 'Resource not accessible' } });
      expect(await members(head, 7)).toEqual(
        unresolved('(403); the token needs the permission pull-requests: read and contents: read'),
      );
    },
  );

  it.each([COMPARE, PULLS])('if GitHub is down: %s', async (operation) => {
    const head = squash(7, BASE);
    scene.github.fail({ operation, status: 503, times: 99 });
    expect(await members(head, 7)).toEqual(unresolved('Status 503 (503)'));
  });

  it.each([
    [COMPARE, { commits: 7 }],
    [COMPARE, '<html>Sign in</html>'],
    [PULLS, [{ number: -7 }]],
    [
      PULLS,
      [
        {
          number: 7,
          head: { sha: '$(id)' },
          base: { ref: 'main', repo: { full_name: 'octo-org/octo-repo' } },
        },
      ],
    ],
    [PULLS, { number: 7 }],
  ])('if %s answers %j', async (operation, body) => {
    const head = squash(7, BASE);
    scene.github.fail({ operation, status: 200, body });
    expect(await members(head, 7)).toEqual(unresolved('GitHub did not answer with'));
  });

  it('if the comparison promises commits that never come', async () => {
    const head = squash(7, BASE);
    const body = {
      base_commit: { sha: BASE },
      merge_base_commit: { sha: BASE },
      total_commits: 200,
      commits: [],
    };
    scene.github.fail({ operation: COMPARE, status: 200, body, times: 99 });
    expect(await members(head, 7)).toEqual(unresolved('not connected at'));
    expect(scene.github.requestsOf(COMPARE)).toHaveLength(1);
  });
});
