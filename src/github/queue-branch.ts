import { UnexpectedAnswer } from './answer.ts';
import type { GraphCommit } from './comparison.ts';

/** What the name of a merge queue's own branch says. */
export interface QueueBranch {
  /** Into which the queue merges; may have slashes. */
  readonly branch: string;
  /** The last pull request of the group. */
  readonly pullRequest: number;
}

const QUEUE_BRANCH =
  /^refs\/heads\/gh-readonly-queue\/(?<branch>.{1,255})\/pr-(?<number>[1-9]\d{0,9})-(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Reads `refs/heads/gh-readonly-queue/BRANCH/pr-N-SHA`; throws UnexpectedAnswer for what is named otherwise. */
export function parseQueueBranch(headRef: string): QueueBranch {
  const { branch, number } = QUEUE_BRANCH.exec(headRef)?.groups ?? {};
  if (branch === undefined || number === undefined) {
    throw new UnexpectedAnswer(`${JSON.stringify(headRef.slice(0, 100))} is not a merge queue's branch`);
  }
  return { branch, pullRequest: Number(number) };
}

/**
 * The commits that the queue itself put onto the base, newest first: the head's first parents down to the base.
 * What they merged is not among them. Throws UnexpectedAnswer where the way does not lead to the base.
 */
export function queuedCommits(commits: readonly GraphCommit[], base: string, head: string): GraphCommit[] {
  const unseen = new Map(commits.map((commit) => [commit.sha, commit]));
  const queued: GraphCommit[] = [];
  for (let at = head; at !== base; ) {
    const commit = unseen.get(at);
    const [onto] = commit?.parents ?? [];
    if (commit === undefined || onto === undefined) {
      throw new UnexpectedAnswer(`the way from ${head} to the group's base ${base} breaks off at ${at}`);
    }
    unseen.delete(at);
    queued.push(commit);
    at = onto;
  }
  return queued;
}
