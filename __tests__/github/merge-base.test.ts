import { describe, expect, it } from 'vitest';
import { type MergeBaseRequest, mergeBases } from '../../src/github/merge-base.ts';
import { REPOSITORY, useGitHub } from './scene.ts';

const sha = (digit: string) => digit.repeat(40);
const [FORK_POINT, BASE, HEAD, OTHER] = ['a', 'b', 'c', 'd'].map(sha) as [string, string, string, string];
const COMPARE = 'repos/compare-commits';

const scene = useGitHub(({ state }) => {
  state.addCommit(FORK_POINT);
  state.addCommit(BASE, [FORK_POINT]);
  state.addCommit(HEAD, [FORK_POINT]);
});
const find = async (change: Partial<MergeBaseRequest> = {}) =>
  mergeBases(await scene.client(), REPOSITORY).find({ base: BASE, head: HEAD, headOwner: null, ...change });
const asksFor = () => scene.github.requestsOf(COMPARE).map(({ path }) => decodeURIComponent(path));

describe('the merge base', () => {
  it('is where the pull request left its base, not the tip of the base', async () => {
    expect(await find()).toEqual({ commit: FORK_POINT });
  });

  it('is that of the two, whatever was merged into the head since', async () => {
    scene.github.state.addCommit(OTHER, [HEAD, BASE]);
    expect(await find({ head: OTHER })).toEqual({ commit: BASE });
  });

  it("is found for a fork's head by its id alone, as the repository keeps it under refs/pull", async () => {
    expect(await find({ headOwner: 'mona' })).toEqual({ commit: FORK_POINT });
    expect(asksFor()).toEqual([`/repos/octo-org/octo-repo/compare/${BASE}...${HEAD}`]);
  });

  it('is asked for by the name of the fork where the id alone is not known', async () => {
    scene.github.state.addCommit(OTHER, [FORK_POINT], { onlyIn: 'mona' });
    expect(await find({ head: OTHER, headOwner: 'mona' })).toEqual({ commit: FORK_POINT });
    expect(asksFor().at(-1)).toBe(`/repos/octo-org/octo-repo/compare/${BASE}...mona:${OTHER}`);
  });

  it('needs one commit of the comparison at most', async () => {
    await find();
    expect(scene.github.requestsOf(COMPARE)[0]?.query).toContain('per_page=1');
  });

  it('is known where GitHub recovers in time', async () => {
    scene.github.fail({ operation: COMPARE, status: 500, times: 3 });
    expect(await find()).toEqual({ commit: FORK_POINT });
    expect(scene.clock.waits).toEqual([1000, 2000, 4000]);
  });
});

describe('a merge base that is not known', () => {
  it('is that of commits that share no history', async () => {
    scene.github.state.addCommit(OTHER);
    const unknown = 'the commits have no common ancestor';
    expect(await find({ head: OTHER, headOwner: 'mona' })).toEqual({ unknown });
    expect(asksFor()).toHaveLength(1);
  });

  it('names the permission where the token may not see the repository', async () => {
    await scene.restart({ permission: 'none' });
    const unknown =
      'GitHub does not tell the merge base: Not Found (404); the token needs the permission contents: read';
    expect(await find({ headOwner: 'mona' })).toEqual({ unknown });
  });

  it('does not blame permissions where GitHub is down', async () => {
    scene.github.fail({ operation: COMPARE, status: 502, times: 99 });
    expect(await find()).toEqual({ unknown: 'GitHub does not tell the merge base: Status 502 (502)' });
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
    expect(await find()).toEqual({
      unknown: expect.stringMatching(/^GitHub does not tell the merge base: /),
    });
  });
});
