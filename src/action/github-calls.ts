import { connect, type GitHubClient } from '../github/client.ts';
import { type PullRequestComments, pullRequestComments } from '../github/comments.ts';
import { type CommitHistory, commitHistory } from '../github/commits.ts';
import { pullRequestLabels } from '../github/labels.ts';
import { mergeGroups } from '../github/merge-group.ts';
import { findOverride, type LabelOverride } from '../github/override.ts';
import { type Clock, realClock } from '../github/retry.ts';
import { UserError } from '../model/user-error.ts';
import type { RunEvent } from './event.ts';

/** What a run asks GitHub. Octokit is loaded with the first call. */
export interface GitHubCalls {
  comments(): Promise<PullRequestComments>;
  readonly commits: CommitHistory;
  /** Whether the run's pull request, or each of its merge group, has the label now. */
  override(label: string): Promise<LabelOverride>;
}

/** @param token empty if there is none. */
export function gitHubCalls(event: RunEvent, token: string, clock: Clock = realClock): GitHubCalls {
  const { repository, apiUrl } = event;
  let connected: Promise<GitHubClient> | undefined;
  const client = () => {
    connected ??= connect({ apiUrl, token }, clock);
    return connected;
  };
  const history = async () => {
    if (token === '') throw new UserError('input github-token is empty, so GitHub cannot be asked');
    return commitHistory(await client(), repository);
  };
  return {
    comments: async () => pullRequestComments(await client(), repository),
    commits: {
      mergeBase: async (base, head) => (await history()).mergeBase(base, head),
      parents: async (commit) => (await history()).parents(commit),
    },
    async override(label) {
      const subject = labelledBy(event);
      if (subject === undefined) return { kind: 'not-given', missing: [] };
      if (token === '') return { kind: 'unknown', reason: 'input github-token is empty' };
      const github = await client();
      return findOverride(label, subject, {
        labels: pullRequestLabels(github, repository),
        groups: mergeGroups(github, repository),
      });
    },
  };
}

function labelledBy(event: RunEvent): Parameters<typeof findOverride>[1] | undefined {
  switch (event.kind) {
    case 'pull-request':
    case 'pull-request-target':
      return { pullRequest: event.pullRequest.number };
    case 'merge-group':
      return {
        mergeGroup: { baseSha: event.baseSha, headSha: event.headCommit, headRef: event.headRef },
      };
    case 'push':
    case 'workflow-run':
    case 'other':
      return undefined;
  }
}
