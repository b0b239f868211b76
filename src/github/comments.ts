import type { GitHubClient, RepositoryName } from './client.ts';
import { tokenAuthor } from './comment-author.ts';
import { type Comment, CommentCalls } from './comment-calls.ts';
import { carriesMarker, MAX_COMMENT_LENGTH, withMarker } from './comment-marker.ts';
import { type CallFailure, failureOf, inWords } from './failure.ts';
import { asRefusal, isBreakdown, MAX_ATTEMPTS } from './retry.ts';

/** The sticky comments of a repository's pull requests. */
export interface PullRequestComments {
  /**
   * Makes the one comment of this key say `body`. Never throws for what GitHub answers.
   * Throws a RangeError where body and marker are longer than a comment may be: see `commentRoom`.
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
  /** `update-only` leaves a pull request without such a comment alone. */
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
 * Comments are ours when they begin with the marker of the key and were written by our token's author:
 * somebody else's comment with our marker is neither edited nor counted. Of several of ours (two jobs that
 * created at once) the oldest stays; whoever finds more deletes them.
 */
export function pullRequestComments(client: GitHubClient, repository: RepositoryName): PullRequestComments {
  const sticky = new StickyComments(client, new CommentCalls(client.octokit, repository));
  return {
    async upsert(request) {
      const text = withMarker(request.key, request.body);
      if (text.length > MAX_COMMENT_LENGTH) {
        throw new RangeError(`A comment of ${text.length} characters is longer than GitHub takes`);
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
      const [oldest, ...doubles] = await this.#ours(request);
      if (oldest !== undefined) {
        const delivered = await this.#update(oldest, doubles, text);
        // Found after a creation that was answered with a breakdown: it had been carried out.
        return attempt > 1 && delivered.kind === 'unchanged' ? { ...delivered, kind: 'created' } : delivered;
      }
      if (request.mode === 'update-only') return { kind: 'skipped' };
      try {
        return await this.#create(request, text);
      } catch (error) {
        const refusal = asRefusal(error);
        if (refusal === undefined || !isBreakdown(refusal) || attempt >= MAX_ATTEMPTS) throw error;
        if (!(await this.#client.patience.wait(refusal, attempt))) throw error;
      }
    }
  }

  async #ours({ number, key }: CommentRequest): Promise<Comment[]> {
    const marked = await this.#calls.list(number, (comment) => carriesMarker(comment.body, key));
    // Most first runs find none, and need not ask who they are.
    if (marked.length === 0) return [];
    const author = await tokenAuthor(this.#client.octokit);
    return marked.filter((comment) => comment.author === author);
  }

  async #update(oldest: Comment, doubles: readonly Comment[], text: string): Promise<Delivered> {
    const same = asStored(oldest.body) === asStored(text);
    const { url } = same ? oldest : await this.#calls.update(oldest.id, text);
    const warning = await this.#deleteAll(doubles);
    return { kind: same ? 'unchanged' : 'updated', url, ...warning };
  }

  /** Creates, then looks whether another job did so at the same time: the newer one gives way. */
  async #create({ number, key }: CommentRequest, text: string): Promise<Delivered> {
    const created = await this.#calls.create(number, text);
    const mine = (comment: Comment) => comment.author === created.author && carriesMarker(comment.body, key);
    try {
      const [oldest] = await this.#calls.list(number, mine);
      if (oldest === undefined || oldest.id >= created.id) return { kind: 'created', url: created.url };
      return await this.#update(oldest, [created], text);
    } catch (error) {
      const reason = inWords(failureOf(error));
      const warning = `whether another job commented at the same time could not be seen: ${reason}`;
      return { kind: 'created', url: created.url, warning };
    }
  }

  async #deleteAll(doubles: readonly Comment[]): Promise<{ warning?: string }> {
    for (const double of doubles) {
      try {
        await this.#calls.delete(double.id);
      } catch (error) {
        // 404: the other job was faster.
        if (asRefusal(error)?.status === 404) continue;
        return {
          warning: `${double.url} is a double that could not be deleted: ${inWords(failureOf(error))}`,
        };
      }
    }
    return {};
  }
}

/** The text of a body without what GitHub may change in storing it: line ends and the space behind. */
function asStored(body: string): string {
  return body.replaceAll('\r\n', '\n').trimEnd();
}

function outcomeOf(error: unknown): CommentOutcome {
  const failure = failureOf(error);
  return failure.kind === 'denied' ? { ...failure, permission: 'pull-requests: write' } : failure;
}
