import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Octokit } from '../../src/github/client.ts';
import { type FakeGitHub, startFakeGitHub } from '../fakes/github/fake-github.ts';
import { PatientClock } from './patient-clock.ts';

const AT = { owner: 'octo-org', repo: 'octo-repo' };
const [BASE, MIDDLE, HEAD, SIDE] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
  string,
];

let github: FakeGitHub;
let octokit: Octokit;

beforeEach(async () => {
  github = await startFakeGitHub();
  octokit = (await connect({ apiUrl: github.url, token: 'token-of-a-job' }, new PatientClock())).octokit;
});
afterEach(() => github.close());

describe('keeps to the contract', () => {
  afterEach(() => expect(github.violations).toEqual([]));

  it('answers pull requests, labels and their events', async () => {
    const pull = github.state.addPullRequest({ number: 7, headSha: HEAD, labels: ['bug'] });
    github.state.label(pull, 'labeled', 'image-size-ok', 'octocat');
    github.state.label(pull, 'unlabeled', 'bug', 'hubot');
    const { data } = await octokit.rest.pulls.get({ ...AT, pull_number: 7 });
    expect(data).toMatchObject({ number: 7, head: { sha: HEAD }, labels: [{ name: 'image-size-ok' }] });
    const labels = await octokit.rest.issues.listLabelsOnIssue({ ...AT, issue_number: 7 });
    expect(labels.data.map(({ name }) => name)).toEqual(['image-size-ok']);
    const events = await octokit.rest.issues.listEvents({ ...AT, issue_number: 7 });
    expect(events.data).toMatchObject([
      { event: 'labeled', actor: { login: 'octocat' }, label: { name: 'image-size-ok' } },
      { event: 'unlabeled', actor: { login: 'hubot' } },
    ]);
  });

  it('lists pull requests by head, and none for a commit of a fork', async () => {
    github.state.addPullRequest({ number: 7, headSha: HEAD, headRef: 'feature' });
    github.state.addPullRequest({
      number: 8,
      headSha: SIDE,
      headRef: 'feature',
      headRepository: 'mona/octo-repo',
    });
    github.state.addPullRequest({ number: 9, headSha: SIDE, headRepository: null });
    const numbers = async (head: string) =>
      (await octokit.rest.pulls.list({ ...AT, head })).data.map(({ number }) => number);
    expect([await numbers('octo-org:feature'), await numbers('mona:feature')]).toEqual([[7], [8]]);
    const of = async (commit_sha: string) =>
      (await octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...AT, commit_sha })).data.length;
    expect([await of(HEAD), await of(SIDE)]).toEqual([1, 0]);
  });

  it('compares commits', async () => {
    github.state.addCommit(BASE);
    github.state.addCommit(MIDDLE, [BASE]);
    github.state.addCommit(SIDE, [BASE]);
    github.state.addCommit(HEAD, [MIDDLE, SIDE]);
    const compare = async (basehead: string) => {
      const [base = '', head = ''] = basehead.split('...');
      return (
        await octokit.request('GET /repos/{owner}/{repo}/compare/{base}...{head}', { ...AT, base, head })
      ).data;
    };
    const ahead = await compare(`${BASE}...${HEAD}`);
    expect(ahead).toMatchObject({ status: 'ahead', ahead_by: 3, merge_base_commit: { sha: BASE } });
    expect(ahead.commits.map(({ sha }) => sha)).toEqual([MIDDLE, SIDE, HEAD]);
    expect(await compare(`${MIDDLE}...${SIDE}`)).toMatchObject({
      status: 'diverged',
      merge_base_commit: { sha: BASE },
    });
    expect((await octokit.rest.repos.getCommit({ ...AT, ref: HEAD })).data.parents).toHaveLength(2);
  });

  it('pages through a comparison, and detects histories that share nothing', async () => {
    github.state.addCommit(BASE);
    github.state.addCommit(MIDDLE, [BASE], { onlyIn: 'mona' });
    github.state.addCommit(HEAD, [MIDDLE]);
    github.state.addCommit(SIDE);
    const compare = (basehead: string, page: number) =>
      octokit.rest.repos.compareCommitsWithBasehead({ ...AT, basehead, per_page: 1, page });
    const { data } = await compare(`${BASE}...${HEAD}`, 2);
    expect([data.total_commits, data.commits.map(({ sha }) => sha)]).toEqual([2, [HEAD]]);
    expect((await compare(`${BASE}...mona:${MIDDLE}`, 1)).data.total_commits).toBe(1);
    await expect(compare(`${BASE}...${MIDDLE}`, 1)).rejects.toMatchObject({ status: 404 });
    await expect(compare(`${BASE}...${SIDE}`, 1)).rejects.toThrow(/No common ancestor/);
  });

  it('knows a person by its token, and no user behind an installation', async () => {
    await expect(octokit.rest.users.getAuthenticated()).rejects.toMatchObject({ status: 403 });
    await using other = await startFakeGitHub({ login: 'mona' });
    const client = await connect({ apiUrl: other.url, token: 'a-token' }, new PatientClock());
    expect((await client.octokit.rest.users.getAuthenticated()).data.login).toBe('mona');
  });

  it('does not show blobs of another repository', async () => {
    const elsewhere = octokit.rest.pulls.get({ ...AT, repo: 'another', pull_number: 7 });
    await expect(elsewhere).rejects.toMatchObject({ status: 404 });
  });
});

describe('records what breaks the contract', () => {
  const headers = { authorization: 'token t', 'user-agent': 'test' };
  it.each([
    ['GET', '/repos/octo-org/octo-repo/unheard-of', undefined, 'no operation'],
    [
      'GET',
      '/repos/octo-org/octo-repo/issues/7/comments?perpage=100',
      undefined,
      'unknown parameter perpage',
    ],
    ['GET', '/repos/octo-org/octo-repo/issues/seven/comments', undefined, 'must be integer'],
    ['POST', '/repos/octo-org/octo-repo/issues/7/comments', '{"text":"x"}', "required property 'body'"],
    ['POST', '/repos/octo-org/octo-repo/issues/7/comments', '{"body":7}', 'must be string'],
    ['POST', '/repos/octo-org/octo-repo/issues/7/comments', 'body=x', 'must be object'],
    ['POST', '/graphql', '{"query":"{ secrets }"}', 'unknown query'],
  ])('%s %s', async (method, path, body, fault) => {
    const answer = await fetch(`${github.url}${path}`, { method, headers, body: body ?? null });
    expect(answer.status).toBe(500);
    expect(github.violations).toEqual([expect.stringContaining(fault)]);
  });
});
