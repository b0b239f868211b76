import { describe, expect, it } from 'vitest';
import { commitHistory } from '../../src/github/commits.ts';
import { UserError } from '../../src/model/user-error.ts';
import { REPOSITORY, useGitHub } from './scene.ts';

const sha = (digit: string) => digit.repeat(40);
const [FORK_POINT, BASE, HEAD, OTHER] = ['a', 'b', 'c', 'd'].map(sha) as [string, string, string, string];
const COMPARE = 'repos/compare-commits';
const GET = 'repos/get-commit';

const scene = useGitHub(({ state }) => {
  state.addCommit(FORK_POINT);
  state.addCommit(BASE, [FORK_POINT]);
  state.addCommit(HEAD, [FORK_POINT]);
});
const history = async () => commitHistory(await scene.client(), REPOSITORY);
const mergeBase = async (head = HEAD) => (await history()).mergeBase(BASE, head);
const parents = async (commit: string) => (await history()).parents(commit);

describe('the merge base', () => {
  it('is where the pull request left its base, not the tip of the base', async () => {
    expect(await mergeBase()).toBe(FORK_POINT);
  });

  it('is that of the two, whatever was merged into the head since', async () => {
    scene.github.state.addCommit(OTHER, [HEAD, BASE]);
    expect(await mergeBase(OTHER)).toBe(BASE);
  });

  it('takes one request, by the two commits alone, and one commit of the comparison at most', async () => {
    await mergeBase();
    const requests = scene.github.requestsOf(COMPARE);
    expect(requests.map(({ path }) => decodeURIComponent(path))).toEqual([
      `/repos/octo-org/octo-repo/compare/${BASE}...${HEAD}`,
    ]);
    expect(requests[0]?.query).toContain('per_page=1');
  });

  it('is known if GitHub recovers in time', async () => {
    scene.github.fail({ operation: COMPARE, status: 500, times: 3 });
    expect(await mergeBase()).toBe(FORK_POINT);
    expect(scene.clock.waits).toEqual([1000, 2000, 4000]);
  });
});

describe('a merge base that is not known', () => {
  it('is that of commits that share no history', async () => {
    scene.github.state.addCommit(OTHER);
    await expect(mergeBase(OTHER)).rejects.toThrow(new UserError('the commits have no common ancestor'));
  });

  it('names the permission if the token may not see the repository', async () => {
    await scene.restart({ permission: 'none' });
    await expect(mergeBase()).rejects.toThrow(
      new UserError(
        'GitHub did not return the merge base: Not Found (404); the token needs the permission contents: read',
      ),
    );
  });

  it('does not blame permissions if GitHub is down', async () => {
    scene.github.fail({ operation: COMPARE, status: 502, times: 99 });
    await expect(mergeBase()).rejects.toThrow(
      new UserError('GitHub did not return the merge base: Status 502 (502)'),
    );
  });

  it.each([
    ['is no commit', { merge_base_commit: { sha: '--upload-pack=evil' } }],
    ['is too short', { merge_base_commit: { sha: 'abc' } }],
    ['is none', { merge_base_commit: null }],
    ['belongs to another base', { base_commit: { sha: OTHER } }],
    ['comes with nonsense', { total_commits: -1 }],
  ])('is one that %s', async (_, change) => {
    const named = { base_commit: { sha: BASE }, merge_base_commit: { sha: FORK_POINT } };
    const body = { ...named, total_commits: 0, commits: [], ...change };
    scene.github.fail({ operation: COMPARE, status: 200, body });
    await expect(mergeBase()).rejects.toThrow(/^GitHub did not return the merge base: /);
  });
});

describe('the parents of a commit', () => {
  it('are all of them, in their order', async () => {
    scene.github.state.addCommit(OTHER, [HEAD, BASE]);
    expect(await parents(OTHER)).toEqual([HEAD, BASE]);
    expect(await parents(FORK_POINT)).toEqual([]);
  });

  it('are not known if GitHub does not have the commit', async () => {
    await expect(parents(OTHER)).rejects.toThrow(`GitHub did not return the parents of ${OTHER}: `);
  });

  it('are not known if GitHub answers with something else', async () => {
    scene.github.fail({ operation: GET, status: 200, body: { sha: HEAD, parents: [{ sha: 'main' }] } });
    await expect(parents(HEAD)).rejects.toThrow(
      new UserError(`GitHub did not return the parents of ${HEAD}: GitHub did not answer with a commit`),
    );
  });
});
