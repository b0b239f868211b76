import type { CommitApi } from '../baseline/which-commit.ts';
import { connect, type GitHubClient } from '../github/client.ts';
import { type PullRequestComments, pullRequestComments } from '../github/comments.ts';
import { commitParents } from '../github/commit-parents.ts';
import { reasonOf } from '../github/failure.ts';
import { pullRequestLabels } from '../github/labels.ts';
import { mergeBases } from '../github/merge-base.ts';
import { mergeGroups } from '../github/merge-group.ts';
import { findOverride, type LabelOverride } from '../github/override.ts';
import { UserError } from '../model/user-error.ts';
import type { RunEvent } from './event.ts';

/** What a run asks GitHub; only what is asked for is loaded and sent. */
export interface GitHubCalls {
  comments(): Promise<PullRequestComments>;
  readonly commits: CommitApi;
  /** Whether the run's pull request, or each of its merge group, carries the label now. */
  override(label: string): Promise<LabelOverride>;
}

/** @param token empty where there is none. */
export function gitHubCalls(event: RunEvent, token: string): GitHubCalls {
  const { repository, apiUrl } = event;
  let connected: Promise<GitHubClient> | undefined;
  const client = () => {
    connected ??= connect({ apiUrl, token });
    return connected;
  };
  const asking = async () => {
    if (token === '') throw new UserError('input github-token is empty, so GitHub cannot be asked');
    return client();
  };
  return {
    comments: async () => pullRequestComments(await client(), repository),
    commits: {
      async mergeBase(base, head) {
        const found = await mergeBases(await asking(), repository).find({ base, head, headOwner: null });
        if ('unknown' in found) throw new UserError(found.unknown);
        return found.commit;
      },
      async parents(commit) {
        const github = await asking();
        try {
          return await commitParents(github, repository, commit);
        } catch (error) {
          throw new UserError(
            `GitHub does not tell the parents of ${commit}: ${reasonOf(error, 'contents: read')}`,
          );
        }
      },
    },
    async override(label) {
      const subject = subjectOf(event);
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

function subjectOf(event: RunEvent): Parameters<typeof findOverride>[1] | undefined {
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
