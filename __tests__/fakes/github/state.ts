/** A comment of a pull request. */
export interface FakeComment {
  readonly id: number;
  readonly pullRequest: number;
  /** Login, as REST spells it. */
  readonly author: string;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface FakePullRequest {
  readonly number: number;
  readonly author: string;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly headSha: string;
  readonly headRef: string;
  /** `OWNER/NAME`: another than the fake's own for a fork, null for a fork that was deleted. */
  readonly headRepository: string | null;
  readonly baseSha: string;
  readonly baseRef: string;
  /** All its commits; its head is one of them even where not listed. */
  readonly commits: readonly string[];
  readonly labels: string[];
}

export interface FakeCommit {
  readonly sha: string;
  /** First the one it was committed onto. */
  readonly parents: readonly string[];
  readonly message: string;
  /** Owner of the fork in which alone it is: found as `OWNER:SHA` only. */
  readonly onlyIn?: string;
}

export interface FakeLabelEvent {
  readonly id: number;
  readonly pullRequest: number;
  readonly event: 'labeled' | 'unlabeled';
  readonly label: string;
  readonly actor: string;
  readonly createdAt: string;
}

const FIRST_MOMENT = Date.parse('2026-03-02T09:00:00Z');
const ONE_SHA = '1'.repeat(40);
const TWO_SHA = '2'.repeat(40);

/** What the stand-in remembers of one repository. Every id and moment is one more than the last. */
export class FakeState {
  /** `OWNER/NAME`. */
  readonly repository: string;
  readonly comments: FakeComment[] = [];
  readonly pullRequests: FakePullRequest[] = [];
  readonly commits: FakeCommit[] = [];
  readonly labelEvents: FakeLabelEvent[] = [];
  #count = 0;

  constructor(repository: string) {
    this.repository = repository;
  }

  addPullRequest(facts: Partial<FakePullRequest> & { readonly number: number }): FakePullRequest {
    const pullRequest: FakePullRequest = {
      author: 'octocat',
      title: `Pull request ${facts.number}`,
      state: 'open',
      headSha: TWO_SHA,
      headRef: 'feature',
      headRepository: this.repository,
      baseSha: ONE_SHA,
      baseRef: 'main',
      commits: [],
      labels: [],
      ...facts,
    };
    this.pullRequests.push(pullRequest);
    return pullRequest;
  }

  addComment(pullRequest: number, author: string, body: string): FakeComment {
    const createdAt = this.#moment();
    const comment = { id: this.#count, pullRequest, author, body, createdAt, updatedAt: createdAt };
    this.comments.push(comment);
    return comment;
  }

  editComment(comment: FakeComment, body: string): void {
    comment.body = body;
    comment.updatedAt = this.#moment();
  }

  deleteComment(id: number): void {
    const index = this.comments.findIndex((comment) => comment.id === id);
    if (index >= 0) this.comments.splice(index, 1);
  }

  /** Oldest first. */
  commentsOf(pullRequest: number): FakeComment[] {
    return this.comments.filter((comment) => comment.pullRequest === pullRequest);
  }

  label(pullRequest: FakePullRequest, event: FakeLabelEvent['event'], label: string, actor: string): void {
    const same = (name: string) => name.toLowerCase() === label.toLowerCase();
    const at = pullRequest.labels.findIndex(same);
    if (event === 'labeled' && at < 0) pullRequest.labels.push(label);
    if (event === 'unlabeled' && at >= 0) pullRequest.labels.splice(at, 1);
    const createdAt = this.#moment();
    this.labelEvents.push({
      id: this.#count,
      pullRequest: pullRequest.number,
      event,
      label,
      actor,
      createdAt,
    });
  }

  addCommit(
    sha: string,
    parents: readonly string[] = [],
    facts: Partial<Pick<FakeCommit, 'message' | 'onlyIn'>> = {},
  ): FakeCommit {
    const commit = { sha, parents, message: `Commit ${sha.slice(0, 7)}`, ...facts };
    this.commits.push(commit);
    return commit;
  }

  /** As a comparison names it: by its id, or `OWNER:ID`. */
  commit(name: string): FakeCommit | undefined {
    const [id, owner] = name.split(':').reverse();
    return this.commits.find(
      ({ sha, onlyIn }) => sha === id && (owner === undefined ? onlyIn === undefined : onlyIn === owner),
    );
  }

  /** The commit and all that it builds on. */
  ancestry(sha: string): Set<string> {
    const seen = new Set<string>();
    const next = [sha];
    for (let at = next.pop(); at !== undefined; at = next.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      next.push(...(this.commits.find((commit) => commit.sha === at)?.parents ?? []));
    }
    return seen;
  }

  #moment(): string {
    this.#count += 1;
    return new Date(FIRST_MOMENT + this.#count * 1000).toISOString().replace('.000', '');
  }
}
