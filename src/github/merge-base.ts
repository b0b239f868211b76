import type { GitHubClient, RepositoryName } from './client.ts';
import { compareCommits } from './comparison.ts';
import { reasonOf } from './failure.ts';
import { asRefusal } from './retry.ts';

/** Where a commit left the history of another, for clones too shallow to tell. */
export interface MergeBases {
  /** Never throws for what GitHub answers. */
  find(request: MergeBaseRequest): Promise<MergeBase>;
}

export interface MergeBaseRequest {
  /** A commit of the repository. */
  readonly base: string;
  /** A commit of the repository or of one of its forks. */
  readonly head: string;
  /** Whose fork the head is in; null where it is none, or was deleted. */
  readonly headOwner: string | null;
}

/** A commit id, checked to be one, or why there is none. */
export type MergeBase = { readonly commit: string } | { readonly unknown: string };

/** The merge base comes with every page, however small; a page of commits is not needed. */
const SMALLEST_PAGE = { per_page: 1, page: 1 };

export function mergeBases(client: GitHubClient, repository: RepositoryName): MergeBases {
  const compare = async (base: string, head: string): Promise<MergeBase> => {
    const comparison = await compareCommits(client, repository, { base, head }, SMALLEST_PAGE);
    return { commit: comparison.mergeBase };
  };
  return {
    async find({ base, head, headOwner }) {
      try {
        return await compare(base, head);
      } catch (error) {
        const again = headOwner !== null && isUnknownCommit(error) && headOwner !== repository.owner;
        if (!again) return unknown(error);
      }
      try {
        return await compare(base, `${headOwner}:${head}`);
      } catch (error) {
        return unknown(error);
      }
    },
  };
}

/**
 * A fork's head is found by its id alone, for the base repository keeps it under refs/pull; should it not be,
 * the fork is named: GitHub documents `OWNER:BRANCH` only.
 */
function isUnknownCommit(error: unknown): boolean {
  const refusal = asRefusal(error);
  return refusal?.status === 404 && !isUnrelated(refusal.message);
}

/** GitHub's 404 for two histories that share nothing. */
function isUnrelated(message: string): boolean {
  return /no common ancestor/i.test(message);
}

function unknown(error: unknown): MergeBase {
  if (isUnrelated(asRefusal(error)?.message ?? '')) return { unknown: 'the commits have no common ancestor' };
  return { unknown: `GitHub does not tell the merge base: ${reasonOf(error, 'contents: read')}` };
}
