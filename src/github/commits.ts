import * as v from 'valibot';
import { UserError } from '../model/user-error.ts';
import type { GitHubClient, RepositoryName } from './client.ts';
import { Commit } from './event-payload.ts';
import { asRefusal, parseAnswer, reasonOf, UnexpectedAnswer } from './failure.ts';
import type { PageRequest } from './pages.ts';

/** What GitHub knows about a repository's commits. Each method throws a UserError if GitHub does not say. */
export interface CommitHistory {
  /** `head` may be a commit of a fork: GitHub keeps the heads of pull requests in the base repository. */
  mergeBase(base: string, head: string): Promise<string>;
  /** All parents, in their order. */
  parents(commit: string): Promise<readonly string[]>;
}

export interface GraphCommit {
  readonly sha: string;
  /** The first one is the commit that it was committed onto. */
  readonly parents: readonly string[];
}

/** What the head has that the base does not have. */
export interface CommitComparison {
  readonly mergeBase: string;
  /** Number of all commits; `commits` holds those of the requested page. */
  readonly total: number;
  readonly commits: readonly GraphCommit[];
}

const Named = v.object({ sha: Commit });
const CommitAnswer = v.object({ sha: Commit, parents: v.array(Named) });
const ComparisonAnswer = v.object({
  base_commit: Named,
  merge_base_commit: Named,
  total_commits: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  commits: v.array(CommitAnswer),
});

/** The merge base comes with every page, however small. */
const SMALLEST_PAGE = { per_page: 1, page: 1 };

export function commitHistory(client: GitHubClient, repository: RepositoryName): CommitHistory {
  return {
    async mergeBase(base, head) {
      try {
        return (await compareCommits(client, repository, { base, head }, SMALLEST_PAGE)).mergeBase;
      } catch (error) {
        // GitHub's 404 for two histories that share nothing.
        if (/no common ancestor/i.test(asRefusal(error)?.message ?? '')) {
          throw new UserError('the commits have no common ancestor');
        }
        throw unknown('the merge base', error);
      }
    },
    async parents(commit) {
      try {
        return (await getCommit(client, repository, commit)).parents;
      } catch (error) {
        throw unknown(`the parents of ${commit}`, error);
      }
    },
  };
}

/**
 * A page of the commits from the base to the head. Throws what octokit throws, and UnexpectedAnswer.
 * https://docs.github.com/rest/commits/commits#compare-two-commits
 */
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
  const answer = parseAnswer('a comparison of commits', ComparisonAnswer, data);
  if (answer.base_commit.sha !== range.base) {
    throw new UnexpectedAnswer('GitHub compared with another commit than the requested one');
  }
  return {
    mergeBase: answer.merge_base_commit.sha,
    total: answer.total_commits,
    commits: answer.commits.map(graphCommit),
  };
}

/** https://docs.github.com/rest/commits/commits#get-a-commit */
async function getCommit(
  { octokit }: GitHubClient,
  { owner, name }: RepositoryName,
  commit: string,
): Promise<GraphCommit> {
  const { data } = await octokit.rest.repos.getCommit({ owner, repo: name, ref: commit, per_page: 1 });
  return graphCommit(parseAnswer('a commit', CommitAnswer, data));
}

function graphCommit({ sha, parents }: v.InferOutput<typeof CommitAnswer>): GraphCommit {
  return { sha, parents: parents.map((parent) => parent.sha) };
}

function unknown(what: string, error: unknown): UserError {
  return new UserError(`GitHub did not return ${what}: ${reasonOf(error, 'contents: read')}`);
}
