import type { GitHubCalls } from '../../src/action/github-calls.ts';
import type { CommentOutcome, CommentRequest } from '../../src/github/comments.ts';
import type { LabelOverride } from '../../src/github/override.ts';
import { UserError } from '../../src/model/user-error.ts';

/** GitHub as a run asks it: answers as it is told to, and keeps the questions. */
export class GitHubFake implements GitHubCalls {
  readonly requests: CommentRequest[] = [];
  readonly askedFor: string[] = [];
  outcome: CommentOutcome = {
    kind: 'created',
    url: 'https://github.com/octo-org/octo-repo/pull/7#issuecomment-1',
  };
  label: LabelOverride = { kind: 'not-given', missing: [7] };

  readonly commits = {
    mergeBase: () => Promise.reject(new UserError('GitHub does not know the merge base')),
    parents: () => Promise.reject(new UserError('GitHub does not know the commit')),
  };

  readonly comments = async () => ({
    upsert: async (request: CommentRequest) => {
      this.requests.push(request);
      return this.outcome;
    },
  });

  readonly override = async (label: string) => {
    this.askedFor.push(label);
    return this.label;
  };
}
