import type { GitHubClient, RepositoryName } from './client.ts';
import { type Comment, CommentCalls, tokenAuthor } from './comment-calls.ts';
import { hasMarker, MAX_COMMENT_LENGTH, withMarker } from './comment-marker.ts';
import { asRefusal, type CallFailure, failureOf, failureText, isBreakdown } from './failure.ts';
import { MAX_ATTEMPTS } from './retry.ts';

/** The sticky comments of a repository's pull requests. */
export interface PullRequestComments {
  /**
   * Makes the one comment of this key say `body`. Never throws for what GitHub answers.
   * Throws a RangeError if body and marker are longer than a comment may be: see `commentRoom`.
   */
  upsert(request: CommentRequest): Promise<CommentOutcome>;
}

export interface CommentRequest {
  /** Of the pull request. */
  readonly number: number;
  /** Which comment; any text. */
  readonly key: string;
  /** Markdown without the marker. */
  readonly body: string;
  /** `update-only` does not create a comment. */
  readonly mode: 'create-or-update' | 'update-only';
}

export type CommentOutcome =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly url: string; readonly warning?: string }
  | { readonly kind: 'skipped' }
  /** The token lacks `permission`; `message` is GitHub's. */
  | (Extract<CallFailure, { kind: 'denied' }> & { readonly permission: string })
  /** Given up after retries. */
  | Extract<CallFailure, { kind: 'failed' }>;

type Delivered = Extract<CommentOutcome, { url: string }>;

/**
 * A comment is ours if it begins with the marker of the key and its author is our token's author: a comment of somebody
 * else with our marker is neither edited nor counted. If two jobs created one at the same time, the oldest one stays,
 * and whichever job finds the duplicates deletes them.
 */
export function pullRequestComments(client: GitHubClient, repository: RepositoryName): PullRequestComments {
  const sticky = new StickyComments(client, new CommentCalls(client.octokit, repository));
  return {
    async upsert(request) {
      const text = withMarker(request.key, request.body);
      if (text.length > MAX_COMMENT_LENGTH) {
        throw new RangeError(`A comment of ${text.length} characters is longer than GitHub accepts`);
      }
      try {
        return await sticky.upsert(request, text);
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

class StickyComments {
  readonly #client: GitHubClient;
  readonly #calls: CommentCalls;

  constructor(client: GitHubClient, calls: CommentCalls) {
    this.#client = client;
    this.#calls = calls;
  }

  async upsert(request: CommentRequest, text: string): Promise<CommentOutcome> {
    for (let attempt = 1; ; attempt++) {
      const [oldest, ...duplicates] = await this.#ours(request);
      if (oldest !== undefined) {
        const delivered = await this.#update(oldest, duplicates, text);
        // Found after a creation that seemed to fail: GitHub had carried it out.
        return attempt > 1 && delivered.kind === 'unchanged' ? { ...delivered, kind: 'created' } : delivered;
      }
      if (request.mode === 'update-only') return { kind: 'skipped' };
      try {
        return await this.#create(request, text);
      } catch (error) {
        const refusal = asRefusal(error);
        if (refusal === undefined || !isBreakdown(refusal) || attempt >= MAX_ATTEMPTS) throw error;
        if (!(await this.#client.waits.wait(refusal, attempt))) throw error;
      }
    }
  }

  async #ours({ number, key }: CommentRequest): Promise<Comment[]> {
    const marked = await this.#calls.list(number, (comment) => hasMarker(comment.body, key));
    // Most first runs find none, and need no author.
    if (marked.length === 0) return [];
    const author = await tokenAuthor(this.#client.octokit);
    return marked.filter((comment) => comment.author === author);
  }

  async #update(oldest: Comment, duplicates: readonly Comment[], text: string): Promise<Delivered> {
    const same = withoutStorageChanges(oldest.body) === withoutStorageChanges(text);
    const { url } = same ? oldest : await this.#calls.update(oldest.id, text);
    const warning = await this.#deleteAll(duplicates);
    return { kind: same ? 'unchanged' : 'updated', url, ...warning };
  }

  /** Creates a comment, then deletes it if another job created an older one at the same time. */
  async #create({ number, key }: CommentRequest, text: string): Promise<Delivered> {
    const created = await this.#calls.create(number, text);
    const mine = (comment: Comment) => comment.author === created.author && hasMarker(comment.body, key);
    try {
      const [oldest] = await this.#calls.list(number, mine);
      if (oldest === undefined || oldest.id >= created.id) return { kind: 'created', url: created.url };
      return await this.#update(oldest, [created], text);
    } catch (error) {
      const reason = failureText(failureOf(error));
      const warning = `the check for a comment of another job failed: ${reason}`;
      return { kind: 'created', url: created.url, warning };
    }
  }

  async #deleteAll(duplicates: readonly Comment[]): Promise<{ warning?: string }> {
    for (const duplicate of duplicates) {
      try {
        await this.#calls.delete(duplicate.id);
      } catch (error) {
        // 404: the other job was faster.
        if (asRefusal(error)?.status === 404) continue;
        return {
          warning: `${duplicate.url} is a duplicate that could not be deleted: ${failureText(failureOf(error))}`,
        };
      }
    }
    return {};
  }
}

/** The body without what GitHub may change when it stores it: line ends and trailing white space. */
function withoutStorageChanges(body: string): string {
  return body.replaceAll('\r\n', '\n').trimEnd();
}

function outcomeOf(error: unknown): CommentOutcome {
  const failure = failureOf(error);
  return failure.kind === 'denied' ? { ...failure, permission: 'pull-requests: write' } : failure;
}
