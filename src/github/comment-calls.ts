import * as v from 'valibot';
import type { Octokit, RepositoryName } from './client.ts';
import { asRefusal, parseAnswer } from './failure.ts';
import { type PageRequest, pages } from './pages.ts';

/** A comment of a pull request, as far as this action reads it. */
export interface Comment {
  readonly id: number;
  /** Page of the comment. */
  readonly url: string;
  /** Login; null if the account is gone. */
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

  /** The comments that `matches` accepts, oldest first: GitHub lists them by ascending ID. */
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
  const { id, html_url, user, body } = parseAnswer('a comment', CommentAnswer, answer);
  return { id, url: html_url, author: user?.login ?? null, body };
}

/** The author of comments that the default token of a workflow writes. */
const DEFAULT_AUTHOR = 'github-actions[bot]';

const Viewer = v.object({ viewer: v.object({ login: v.pipe(v.string(), v.nonEmpty()) }) });

/**
 * The login, as REST spells it (`NAME[bot]` for apps), under which this token writes comments.
 *
 * GraphQL's `viewer` answers for every kind of token: the default one, an app's, a person's. `GET /user` is 403 for
 * the first two, and `performed_via_github_app` names the app even if a person wrote through it. If GraphQL does not
 * answer, this is the default token's author. A wrong guess costs one call: the author of the comment that is then
 * created corrects it.
 */
export async function tokenAuthor(octokit: Octokit): Promise<string> {
  try {
    const answer = v.safeParse(Viewer, await octokit.graphql('query { viewer { login } }'));
    return answer.success ? answer.output.viewer.login : DEFAULT_AUTHOR;
  } catch (error) {
    const answered = error instanceof Error && error.name === 'GraphqlResponseError';
    if (answered || asRefusal(error) !== undefined) return DEFAULT_AUTHOR;
    throw error;
  }
}
