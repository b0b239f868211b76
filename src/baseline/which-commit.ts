import type { BaselineChoice } from '../action/baseline-choice.ts';
import type { PullRequest, RunEvent } from '../action/event.ts';
import type { GitRepository } from '../git/repository.ts';
import type { CommitHistory } from '../github/commits.ts';
import { UserError } from '../model/user-error.ts';

/** The commit to compare with and how it was chosen, or why there is none. */
export type BaselineCommit =
  | { readonly commit: string; readonly source: string }
  | { readonly missing: string };

/** The history of the checkout. */
export type History = Pick<GitRepository, 'head' | 'parents' | 'mergeBase' | 'resolve'>;

/**
 * Finds the commit that the run's measurement is compared with.
 * @param checkout undefined if the workspace has none, as in a job that measures an existing image.
 */
export async function whichCommit(
  choice: BaselineChoice & { readonly kind: 'auto' | 'git' },
  event: RunEvent,
  checkout: History | undefined,
  api: CommitHistory,
): Promise<BaselineCommit> {
  try {
    return choice.kind === 'git'
      ? await named(choice.reference, checkout)
      : await ofEvent(event, checkout, api);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { missing: error.message };
  }
}

async function named(reference: string, checkout: History | undefined): Promise<BaselineCommit> {
  if (!checkout) return { missing: `git://${reference} needs a checkout, and the workspace has none` };
  const commit = await checkout.resolve(reference);
  if (commit !== undefined) return { commit, source: `git://${reference}` };
  return {
    missing: `git://${reference} is neither a branch or tag of the remote nor a commit of the checkout (with fetch-depth: 0, actions/checkout fetches all history)`,
  };
}

async function ofEvent(
  event: RunEvent,
  checkout: History | undefined,
  api: CommitHistory,
): Promise<BaselineCommit> {
  switch (event.kind) {
    case 'pull-request':
      return checkout
        ? ofCheckout(event.pullRequest, checkout, api)
        : ofMergeCommit(event.measuredCommit, await api.parents(event.measuredCommit), event.pullRequest);
    case 'pull-request-target':
      return ofMergeBase(event.pullRequest, undefined, api);
    case 'merge-group':
      return { commit: event.baseSha, source: 'base of the merge group' };
    case 'push':
      if (event.before === null) return { missing: `this push created ${event.ref || 'its branch'}` };
      return { commit: event.before, source: 'the commit before this push' };
    case 'workflow-run':
      return { missing: nothingToCompare('workflow_run') };
    case 'other':
      return { missing: nothingToCompare(event.name) };
  }
}

function nothingToCompare(name: string): string {
  return `${name} does not name a commit to compare with; input baseline can name one, such as git://main`;
}

/** The checked-out commit decides: compared with its own parent, a merge commit shows only the pull request's change. */
async function ofCheckout(
  pullRequest: PullRequest,
  checkout: History,
  api: CommitHistory,
): Promise<BaselineCommit> {
  const head = await checkout.head();
  if (head === pullRequest.headSha) return ofMergeBase(pullRequest, checkout, api);
  return ofMergeCommit(head, await checkout.parents(head), pullRequest);
}

/**
 * The merge commit of refs/pull/N/merge has the base branch as its first parent and the pull request's head as its
 * second. Other commits, such as a user's own merge, are not compared with their first parent.
 */
function ofMergeCommit(
  commit: string,
  [base, head, ...others]: readonly string[],
  pullRequest: PullRequest,
): BaselineCommit {
  if (base !== undefined && head === pullRequest.headSha && others.length === 0)
    return { commit: base, source: `first parent of the merge commit ${short(commit)}` };
  return {
    missing: `${short(commit)} is checked out, which is neither the merge commit of pull request #${pullRequest.number} nor its head ${short(pullRequest.headSha)}; input baseline can name a commit, such as git://${pullRequest.baseRef || 'main'}`,
  };
}

async function ofMergeBase(
  { baseSha, headSha, baseRef }: PullRequest,
  checkout: History | undefined,
  api: CommitHistory,
): Promise<BaselineCommit> {
  const commit = (await checkout?.mergeBase(baseSha, headSha)) ?? (await api.mergeBase(baseSha, headSha));
  return { commit, source: `merge base of ${baseRef || short(baseSha)} and the pull request's head` };
}

function short(commit: string): string {
  return commit.slice(0, 7);
}
