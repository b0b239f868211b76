import { type Answer, type Call, type Handler, NOT_ACCESSIBLE, onPullRequest, refusal } from './answers.ts';
import type { Contract } from './contract.ts';
import { type GitHubObjects, label } from './objects.ts';
import type { FakeCommit, FakePullRequest } from './state.ts';

/** What GitHub answers about pull requests, labels, commits and the user. */
export function repositoryAnswers(contract: Contract, objects: GitHubObjects): Record<string, Handler> {
  const listed = (pulls: readonly FakePullRequest[]): Answer => ({
    status: 200,
    list: pulls.map((pull) => objects.pullRequest('pulls/list', pull)),
  });
  return {
    'issues/list-labels-on-issue': onPullRequest(({ labels }) => ({ status: 200, list: labels.map(label) })),
    'issues/list-events': onPullRequest(({ number }, { state }) => {
      const events = state.labelEvents.filter((event) => event.pullRequest === number);
      return { status: 200, list: events.map((event) => objects.labelEvent(event)) };
    }),
    'pulls/get': onPullRequest((pull) => ({ status: 200, body: objects.pullRequest('pulls/get', pull) })),
    'pulls/list': ({ state, query }) => listed(state.pullRequests.filter((pull) => matches(pull, query))),
    'repos/list-pull-requests-associated-with-commit': ({ state, path }) => {
      const sha = path.commit_sha ?? '';
      // GitHub knows the commits of this repository only: a fork's head belongs to no pull request.
      const own = state.pullRequests.filter((pull) => pull.headRepository === state.repository);
      return listed(own.filter((pull) => pull.headSha === sha || pull.commits.includes(sha)));
    },
    'repos/get-commit': ({ state, path }) => {
      const commit = state.commits.find(({ sha }) => sha === path.ref);
      if (commit === undefined) return refusal(422, `No commit found for SHA: ${path.ref}`);
      return { status: 200, body: objects.commit(commit) };
    },
    'repos/compare-commits': (call) => compare(call, contract, objects),
    'users/get-authenticated': ({ login }) =>
      login.endsWith('[bot]') ? refusal(403, NOT_ACCESSIBLE) : { status: 200, body: objects.person(login) },
  };
}

/** The filters of `pulls/list`: open ones by default, `head` as `OWNER:BRANCH`. */
function matches(pull: FakePullRequest, query: URLSearchParams): boolean {
  const head = `${pull.headRepository?.split('/')[0]}:${pull.headRef}`;
  return (
    ['all', pull.state].includes(query.get('state') ?? 'open') &&
    [null, pull.baseRef].includes(query.get('base')) &&
    [null, head].includes(query.get('head'))
  );
}

function compare({ state, path, query }: Call, contract: Contract, objects: GitHubObjects): Answer {
  const from = state.commit(path.base ?? '');
  const to = state.commit(path.head ?? '');
  if (from === undefined || to === undefined) return refusal(404, 'Not Found');
  const [below, above] = [state.ancestry(from.sha), state.ancestry(to.sha)];
  const added = state.commits.filter(({ sha }) => above.has(sha) && !below.has(sha));
  const missing = state.commits.filter(({ sha }) => below.has(sha) && !above.has(sha));
  const shared = state.commits.findLast(({ sha }) => below.has(sha) && above.has(sha));
  if (shared === undefined) {
    return refusal(404, `No common ancestor between ${path.base} and ${path.head}.`);
  }
  const [ahead, behind] = [added.length > 0, missing.length > 0];
  const body = {
    ...contract.template('repos/compare-commits'),
    status: ahead && behind ? 'diverged' : ahead ? 'ahead' : behind ? 'behind' : 'identical',
    ahead_by: added.length,
    behind_by: missing.length,
    total_commits: added.length,
    base_commit: objects.commit(from),
    merge_base_commit: objects.commit(shared),
    commits: comparedPage(added, query).map((commit) => objects.commit(commit)),
    files: [],
  };
  return { status: 200, body };
}

/** Without either parameter the newest 250, else pages from the oldest. */
function comparedPage(commits: readonly FakeCommit[], query: URLSearchParams): readonly FakeCommit[] {
  if (!query.has('page') && !query.has('per_page')) return commits.slice(-250);
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const number = Number(query.get('page') ?? 1);
  return commits.slice((number - 1) * size, number * size);
}
