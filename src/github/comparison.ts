import * as v from 'valibot';
import { asked, UnexpectedAnswer } from './answer.ts';
import type { GitHubClient, RepositoryName } from './client.ts';
import { Commit } from './event-payload.ts';
import type { PageRequest } from './pages.ts';

const Named = v.object({ sha: Commit });

const ComparisonAnswer = v.object({
  base_commit: Named,
  merge_base_commit: Named,
  total_commits: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  commits: v.array(v.object({ sha: Commit, parents: v.array(Named) })),
});

/** What the head has that the base has not; commit ids are checked to be such. */
export interface CommitComparison {
  readonly mergeBase: string;
  /** Commits in all; `commits` holds those of the page that was asked for. */
  readonly total: number;
  readonly commits: readonly GraphCommit[];
}

export interface GraphCommit {
  readonly sha: string;
  /** First the one it was committed onto. */
  readonly parents: readonly string[];
}

/** `head` may be `OWNER:COMMIT`. https://docs.github.com/rest/commits/commits#compare-two-commits */
export async function compareCommits(
  { octokit }: GitHubClient,
  repository: RepositoryName,
  range: { readonly base: string; readonly head: string },
  page: PageRequest,
): Promise<CommitComparison> {
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
    owner: repository.owner,
    repo: repository.name,
    basehead: `${range.base}...${range.head}`,
    ...page,
  });
  const answer = asked('a comparison of commits', ComparisonAnswer, data);
  if (answer.base_commit.sha !== range.base) {
    throw new UnexpectedAnswer('GitHub did not compare with the commit that it was asked to');
  }
  return {
    mergeBase: answer.merge_base_commit.sha,
    total: answer.total_commits,
    commits: answer.commits.map(({ sha, parents }) => ({ sha, parents: parents.map((each) => each.sha) })),
  };
}
