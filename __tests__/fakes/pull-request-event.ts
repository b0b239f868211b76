import type { Event } from './runner.ts';

/** A pull request's event as GitHub sends it, as far as an action reads it; head and base in the same repository. */
export function pullRequestEvent(number: number, repository = 'octo-org/octo-repo'): Event {
  const repo = { full_name: repository };
  return {
    name: 'pull_request',
    payload: {
      action: 'synchronize',
      number,
      repository: { ...repo, default_branch: 'main' },
      pull_request: {
        number,
        labels: [],
        head: { sha: '2'.repeat(40), ref: 'feature', repo },
        base: { sha: '1'.repeat(40), ref: 'main', repo },
      },
    },
  };
}
