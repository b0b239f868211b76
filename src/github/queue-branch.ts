import type { GraphCommit } from './commits.ts';
import { UnexpectedAnswer } from './failure.ts';

/** What the name of a merge queue's temporary branch says. */
export interface QueueBranch {
  /** The branch that the queue merges into; its name may have slashes. */
  readonly branch: string;
  /** The last pull request of the group. */
  readonly pullRequest: number;
}

const QUEUE_BRANCH =
  /^refs\/heads\/gh-readonly-queue\/(?<branch>.{1,255})\/pr-(?<number>[1-9]\d{0,9})-(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Reads `refs/heads/gh-readonly-queue/BRANCH/pr-N-SHA`; throws UnexpectedAnswer for any other name. */
export function parseQueueBranch(headRef: string): QueueBranch {
  const { branch, number } = QUEUE_BRANCH.exec(headRef)?.groups ?? {};
  if (branch === undefined || number === undefined) {
    throw new UnexpectedAnswer(`${JSON.stringify(headRef.slice(0, 100))} is not a merge queue's branch`);
  }
  return { branch, pullRequest: Number(number) };
}

/**
 * The commits that the queue itself put onto the base, newest first: the head's first parents down to the base, without
 * the commits that they merged. Throws UnexpectedAnswer if they do not lead to the base.
 */
export function queuedCommits(commits: readonly GraphCommit[], base: string, head: string): GraphCommit[] {
  const unseen = new Map(commits.map((commit) => [commit.sha, commit]));
  const queued: GraphCommit[] = [];
  for (let at = head; at !== base; ) {
    const commit = unseen.get(at);
    const [onto] = commit?.parents ?? [];
    if (commit === undefined || onto === undefined) {
      throw new UnexpectedAnswer(
        `the commits from the group's base ${base} to ${head} are not connected at ${at}`,
      );
    }
    unseen.delete(at);
    queued.push(commit);
    at = onto;
  }
  return queued;
}
