import type { PullRequest, RunEvent, RunFacts } from '../../src/action/event.ts';

/** What is known of a run on github.com. */
export function runFacts(changes: Partial<RunFacts> = {}): RunFacts {
  return {
    repository: { owner: 'octo-org', name: 'octo-repo' },
    headCommit: 'a'.repeat(40),
    measuredCommit: 'b'.repeat(40),
    ref: 'refs/pull/7/merge',
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    runUrl: null,
    workflow: 'Image size',
    job: 'size',
    ...changes,
  };
}

/** A run on pull request 7, of a branch of the same repository. */
export function pullRequestRun(facts: RunFacts, changes: Partial<PullRequest> = {}): RunEvent {
  const pullRequest = {
    number: 7,
    headSha: facts.headCommit,
    baseSha: 'c'.repeat(40),
    baseRef: 'main',
    ...changes,
  };
  return { ...facts, kind: 'pull-request', pullRequest };
}
