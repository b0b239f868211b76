import { UnexpectedAnswer } from './answer.ts';
import { asRefusal, isRateLimit, type Refusal } from './retry.ts';

/** Why GitHub did not do what it was asked, after all retries. */
export type CallFailure =
  /** The token may not. 404 is how GitHub hides what a token may not even see. */
  | { readonly kind: 'denied'; readonly status: number; readonly message: string }
  /** `status` is undefined where no answer came, or one that cannot be used. */
  | { readonly kind: 'failed'; readonly status: number | undefined; readonly message: string };

/** Characters of a message: where a proxy answers, it is a whole page. */
const MAX_MESSAGE = 300;

/** Throws the error itself where it is none of GitHub's answers: that is a bug. */
export function failureOf(error: unknown): CallFailure {
  if (error instanceof UnexpectedAnswer) return { kind: 'failed', status: undefined, message: error.message };
  const refusal = asRefusal(error);
  if (refusal === undefined) throw error;
  const { status, answered } = refusal;
  const message = onOneLine(refusal.message);
  if (isDenied(refusal)) return { kind: 'denied', status, message };
  return { kind: 'failed', status: answered ? status : undefined, message };
}

/** The failure in words; `permission`, such as `contents: read`, is named where its lack may be the cause. */
export function reasonOf(error: unknown, permission: string): string {
  const failure = failureOf(error);
  const said = inWords(failure);
  return failure.kind === 'denied' ? `${said}; the token needs the permission ${permission}` : said;
}

/** GitHub's message with its status. */
export function inWords({ status, message }: CallFailure): string {
  return status === undefined ? message : `${message} (${status})`;
}

/** 403, or 404 where even the existence is hidden; but not the 403s that no permission would change. */
function isDenied(refusal: Refusal): boolean {
  if (refusal.status === 404) return true;
  return refusal.status === 403 && !isRateLimit(refusal) && !/\b(locked|archived)\b/i.test(refusal.message);
}

function onOneLine(message: string): string {
  const line = message.replaceAll(/\s+/g, ' ').trim();
  return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE).toWellFormed()}…` : line;
}
