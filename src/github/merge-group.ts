import * as v from 'valibot';
import type { GitHubClient, RepositoryName } from './client.ts';
import { compareCommits, type GraphCommit } from './commits.ts';
import { Commit } from './event-payload.ts';
import { parseAnswer, reasonOf, UnexpectedAnswer } from './failure.ts';
import { listAll, PAGE_SIZE, type PageRequest } from './pages.ts';
import { parseQueueBranch, queuedCommits } from './queue-branch.ts';

/** The pull requests that a repository's merge queue tests together. */
export interface MergeGroup {
  readonly baseSha: string;
  readonly headSha: string;
  /** `refs/heads/gh-readonly-queue/BRANCH/pr-N-SHA`; untrusted text. */
  readonly headRef: string;
}

/** The pull requests of merge groups. */
export interface MergeGroups {
  /** All of them, or the reason why they are unknown. Never throws for what GitHub answers. */
  members(group: MergeGroup): Promise<GroupMembers>;
}

export type GroupMembers =
  /** At least one. */
  | { readonly kind: 'resolved'; readonly pullRequests: readonly number[] }
  | { readonly kind: 'unresolved'; readonly reason: string };

/** Commits that one comparison lists; a queue holds far fewer. */
const MAX_COMMITS = 250;
/** The largest group that a queue's settings allow. */
const MAX_QUEUED = 100;

const PullRequestAnswer = v.object({
  number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  head: v.object({ sha: Commit }),
  base: v.object({ ref: v.string(), repo: v.object({ full_name: v.string() }) }),
});
type PullRequestAnswer = v.InferOutput<typeof PullRequestAnswer>;

/**
 * GitHub lists the pull request of each commit that the queue put onto the branch. The name of the queue's branch has
 * the last one too. The group is unresolved if there is a commit without a pull request.
 */
export function mergeGroups(client: GitHubClient, repository: RepositoryName): MergeGroups {
  return {
    async members(group) {
      try {
        const calls = new MergeGroupCalls(client, repository);
        return { kind: 'resolved', pullRequests: await calls.members(group) };
      } catch (error) {
        const reason = reasonOf(error, 'pull-requests: read and contents: read');
        return {
          kind: 'unresolved',
          reason: `the pull requests of the merge group are unknown: ${reason}`,
        };
      }
    },
  };
}

/** The calls for one group. */
class MergeGroupCalls {
  readonly #client: GitHubClient;
  readonly #repository: RepositoryName;
  #open: Promise<PullRequestAnswer[]> | undefined;

  constructor(client: GitHubClient, repository: RepositoryName) {
    this.#client = client;
    this.#repository = repository;
  }

  async members({ baseSha, headSha, headRef }: MergeGroup): Promise<number[]> {
    const { branch, pullRequest: last } = parseQueueBranch(headRef);
    const commits = queuedCommits(await this.#commits(baseSha, headSha), baseSha, headSha);
    if (commits.length > MAX_QUEUED) {
      throw new UnexpectedAnswer(`${commits.length} commits were queued, more than a merge queue takes`);
    }
    const numbers = new Set([last]);
    for (const commit of commits) {
      const found = await this.#pullRequestsOf(commit, branch);
      if (found.length === 0 && commit.sha !== headSha) {
        throw new UnexpectedAnswer(`GitHub knows no pull request of ${commit.sha}`);
      }
      for (const { number } of found) numbers.add(number);
    }
    return [...numbers].sort((one, other) => one - other);
  }

  async #commits(base: string, head: string): Promise<GraphCommit[]> {
    const commits: GraphCommit[] = [];
    for (let page = 1; ; page++) {
      const request = { per_page: PAGE_SIZE, page };
      const comparison = await compareCommits(this.#client, this.#repository, { base, head }, request);
      if (comparison.mergeBase !== base) {
        throw new UnexpectedAnswer(`${head} does not build on the group's base ${base}`);
      }
      if (comparison.total > MAX_COMMITS) {
        throw new UnexpectedAnswer(`it has ${comparison.total} commits, more than ${MAX_COMMITS}`);
      }
      commits.push(...comparison.commits);
      if (commits.length >= comparison.total || comparison.commits.length === 0) return commits;
    }
  }

  /**
   * A merge commit belongs to the pull request with the head that it merges; others may contain that commit too.
   * GitHub lists no pull request for a fork's head, so this searches the open ones.
   */
  async #pullRequestsOf({ sha, parents }: GraphCommit, branch: string): Promise<PullRequestAnswer[]> {
    const merged = parents[1];
    if (merged === undefined) return this.#associated(sha, branch);
    const isMerged = ({ head }: PullRequestAnswer) => head.sha === merged;
    const exact = (await this.#associated(merged, branch)).filter(isMerged);
    if (exact.length > 0) return exact;
    const own = await this.#associated(sha, branch);
    return own.length > 0 ? own : (await this.#openInto(branch)).filter(isMerged);
  }

  /** Pull requests of a commit into the queue's branch. Those of other repositories and branches are not queued. */
  async #associated(sha: string, branch: string): Promise<PullRequestAnswer[]> {
    const { owner, name } = this.#repository;
    const at = { owner, repo: name, commit_sha: sha };
    const ask = (page: PageRequest) =>
      this.#client.octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...at, ...page });
    return this.#ofQueue(await listAll('pull requests', ask), branch);
  }

  #openInto(branch: string): Promise<PullRequestAnswer[]> {
    this.#open ??= (async () => {
      const at = { owner: this.#repository.owner, repo: this.#repository.name, base: branch };
      const ask = (page: PageRequest) =>
        this.#client.octokit.rest.pulls.list({ ...at, state: 'open', ...page });
      return this.#ofQueue(await listAll('pull requests', ask), branch);
    })();
    return this.#open;
  }

  #ofQueue(answers: readonly unknown[], branch: string): PullRequestAnswer[] {
    const full = `${this.#repository.owner}/${this.#repository.name}`.toLowerCase();
    return answers
      .map((each) => parseAnswer('a pull request', PullRequestAnswer, each))
      .filter(({ base }) => base.ref === branch && base.repo.full_name.toLowerCase() === full);
  }
}
