import { type Answer, type Handler, onComment, onPullRequest, refusal } from './answers.ts';
import type { GitHubObjects } from './objects.ts';

/** Unicode characters that GitHub takes for a comment. */
const MAX_BODY = 65_536;

/** What GitHub answers about the comments of pull requests. */
export function commentAnswers(objects: GitHubObjects): Record<string, Handler> {
  return {
    'issues/list-comments': onPullRequest(({ number }, { state, query }) => {
      const since = query.get('since') ?? '';
      const comments = state.commentsOf(number).filter((comment) => comment.updatedAt >= since);
      return { status: 200, list: comments.map((comment) => objects.comment(comment)) };
    }),
    'issues/create-comment': onPullRequest(({ number }, { state, body, login }) =>
      withText(body, (text) => ({
        status: 201,
        body: objects.comment(state.addComment(number, login, text)),
      })),
    ),
    'issues/get-comment': onComment((comment) => ({ status: 200, body: objects.comment(comment) })),
    'issues/update-comment': onComment((comment, { state, body }) =>
      withText(body, (text) => {
        state.editComment(comment, text);
        return { status: 200, body: objects.comment(comment) };
      }),
    ),
    'issues/delete-comment': onComment((comment, { state }) => {
      state.deleteComment(comment.id);
      return { status: 204 };
    }),
  };
}

function withText(body: unknown, answer: (text: string) => Answer): Answer {
  // The contract has seen to the shape.
  const { body: text } = body as { body: string };
  if ([...text].length <= MAX_BODY) return answer(text);
  const message = `Body is too long (maximum is ${MAX_BODY} characters)`;
  const errors = [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }];
  return refusal(422, 'Validation Failed', { errors });
}
