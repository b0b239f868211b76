import * as v from 'valibot';
import { asked } from './answer.ts';
import type { Octokit, RepositoryName } from './client.ts';
import { type PageRequest, pages } from './pages.ts';

/** A comment of a pull request, as far as this action needs it. */
export interface Comment {
  readonly id: number;
  /** Page of the comment. */
  readonly url: string;
  /** Login; null where the account is gone. */
  readonly author: string | null;
  readonly body: string;
}

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

  constructor(octokit: Octokit, repository: RepositoryName) {
    this.#octokit = octokit;
    this.#repository = { owner: repository.owner, repo: repository.name };
  }

  /** Those of all comments that `matches`, oldest first: GitHub lists them by ascending id. */
  async list(number: number, matches: (comment: Comment) => boolean): Promise<Comment[]> {
    const found: Comment[] = [];
    const ask = (page: PageRequest) =>
      this.#octokit.rest.issues.listComments({ ...this.#repository, issue_number: number, ...page });
    for await (const page of pages('comments', ask)) found.push(...page.map(asComment).filter(matches));
    return found;
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
  const { id, html_url, user, body } = asked('a comment', CommentAnswer, answer);
  return { id, url: html_url, author: user?.login ?? null, body };
}
