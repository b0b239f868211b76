import type { FakeComment, FakePullRequest, FakeState } from './state.ts';

/** What an operation is asked, with parameters as text. */
export interface Call {
  readonly state: FakeState;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Whose token asks. */
  readonly login: string;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** A list, to be cut into pages. */
  readonly list?: readonly unknown[];
}

export type Handler = (call: Call) => Answer;

/** GitHub's words for a token without the permission. */
export const NOT_ACCESSIBLE = 'Resource not accessible by integration';

/** An answer as GitHub refuses. */
export function refusal(status: number, message: string, more: object = {}): Answer {
  const body = { message, documentation_url: 'https://docs.github.com/rest', status: `${status}`, ...more };
  return { status, body };
}

/** `answer` for the pull request that the path names, else 404. */
export function onPullRequest(answer: (pull: FakePullRequest, call: Call) => Answer): Handler {
  return (call) => {
    const number = call.path.issue_number ?? call.path.pull_number;
    const pull = call.state.pullRequests.find((candidate) => `${candidate.number}` === number);
    return pull === undefined ? refusal(404, 'Not Found') : answer(pull, call);
  };
}

/** `answer` for the comment that the path names, else 404. */
export function onComment(answer: (comment: FakeComment, call: Call) => Answer): Handler {
  return (call) => {
    const comment = call.state.comments.find((candidate) => `${candidate.id}` === call.path.comment_id);
    return comment === undefined ? refusal(404, 'Not Found') : answer(comment, call);
  };
}
