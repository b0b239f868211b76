import * as v from 'valibot';
import type { Octokit } from './client.ts';

/** A comment of a pull request, as far as this action needs it. */
export interface Comment {
  readonly id: number;
  /** Page of the comment. */
  readonly url: string;
  /** Login; null where the account is gone. */
  readonly author: string | null;
  readonly body: string;
}

/** GitHub (or something between) answered with success, but not with what its contract says. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}

/** The most that GitHub gives at once. */
const PAGE_SIZE = 100;

const CommentAnswer = v.object({
  id: v.pipe(v.number(), v.safeInteger()),
  html_url: v.string(),
  user: v.nullish(v.object({ login: v.string() })),
  body: v.optional(v.string(), ''),
});

/**
 * GitHub's REST calls on the comments of one repository's pull requests, with their answers checked.
 * Each throws octokit's RequestError for a refusal and UnexpectedAnswer for an answer it cannot use.
 * https://docs.github.com/rest/issues/comments
 */
export class CommentCalls {
  readonly #octokit: Octokit;
  readonly #repository: { readonly owner: string; readonly repo: string };

  constructor(octokit: Octokit, repository: { readonly owner: string; readonly name: string }) {
    this.#octokit = octokit;
    this.#repository = { owner: repository.owner, repo: repository.name };
  }

  /**
   * Those of all comments that `matches`, oldest first: GitHub lists them by ascending id. The Link header tells
   * whether there is a next page, for a page may be short of the comments that GitHub hides.
   */
  async list(number: number, matches: (comment: Comment) => boolean): Promise<Comment[]> {
    const found: Comment[] = [];
    for (let page = 1; ; page++) {
      const request = { ...this.#repository, issue_number: number, per_page: PAGE_SIZE, page };
      const { data, headers } = await this.#octokit.rest.issues.listComments(request);
      if (!Array.isArray(data)) throw new UnexpectedAnswer('GitHub did not answer with a list of comments');
      found.push(...data.map(asComment).filter(matches));
      // A proxy may drop the header: then a full page is followed by another look.
      const more = headers.link === undefined ? data.length === PAGE_SIZE : /rel="next"/.test(headers.link);
      if (!more) return found;
    }
  }

  async create(number: number, body: string): Promise<Comment> {
    const request = { ...this.#repository, issue_number: number, body };
    return asComment((await this.#octokit.rest.issues.createComment(request)).data);
  }

  async update(id: number, body: string): Promise<Comment> {
    const request = { ...this.#repository, comment_id: id, body };
    return asComment((await this.#octokit.rest.issues.updateComment(request)).data);
  }

  async delete(id: number): Promise<void> {
    await this.#octokit.rest.issues.deleteComment({ ...this.#repository, comment_id: id });
  }
}

function asComment(answer: unknown): Comment {
  const result = v.safeParse(CommentAnswer, answer);
  if (!result.success) throw new UnexpectedAnswer('GitHub did not answer with a comment');
  const { id, html_url, user, body } = result.output;
  return { id, url: html_url, author: user?.login ?? null, body };
}
