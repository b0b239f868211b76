import * as v from 'valibot';

/** GitHub, or a proxy before it, answered with success, but not with what its API documents. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}

/** The answer, checked against `schema`. Throws UnexpectedAnswer with `what` was requested. */
export function parseAnswer<S extends v.GenericSchema>(
  what: string,
  schema: S,
  answer: unknown,
): v.InferOutput<S> {
  const result = v.safeParse(schema, answer);
  if (!result.success) throw new UnexpectedAnswer(`GitHub did not answer with ${what}`);
  return result.output;
}

/** An error answer of GitHub or the network, as octokit's RequestError holds it. */
export interface Refusal {
  /** HTTP status; octokit gives 500 if no answer came. */
  readonly status: number;
  /** False if no answer came: no connection, or silence. */
  readonly answered: boolean;
  readonly message: string;
  /** Names in lower case; empty if no answer came. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What octokit's RequestError says, or undefined for any other error: that is a bug, not an answer. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const response = 'response' in error ? (error.response as Partial<HttpAnswer> | undefined) : undefined;
  const headers = Object.entries(response?.headers ?? {}).map(([name, value]) => [
    name,
    value === undefined ? undefined : String(value),
  ]);
  const said = (response?.data as { message?: unknown } | undefined)?.message;
  return {
    status: error.status,
    answered: response !== undefined,
    message: typeof said === 'string' ? said : error.message,
    headers: Object.fromEntries(headers),
  };
}

interface HttpAnswer {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/**
 * Primary and secondary rate limits come as 429, or as 403 with a header or text that says so.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
export function isRateLimit(refusal: Refusal): boolean {
  if (refusal.status === 429) return true;
  return (
    refusal.status === 403 &&
    (refusal.headers['retry-after'] !== undefined ||
      refusal.headers['x-ratelimit-remaining'] === '0' ||
      // Secondary limits are known to come without any of the headers (hub4j/github-api#1805).
      /rate limit/i.test(refusal.message))
  );
}

/** GitHub broke down, or no answer came. GitHub may have carried out the request anyway. */
export function isBreakdown(refusal: Refusal): boolean {
  return refusal.status >= 500;
}

/** Why GitHub did not do what was requested, after all retries. */
export type CallFailure =
  /** The token lacks a permission. GitHub answers 404 to hide what a token may not see. */
  | { readonly kind: 'denied'; readonly status: number; readonly message: string }
  /** `status` is undefined if no answer came, or one that cannot be used. */
  | { readonly kind: 'failed'; readonly status: number | undefined; readonly message: string };

/** Characters of a message: a proxy may answer with a whole page. */
const MAX_MESSAGE = 300;

/** Throws the error itself if it is no answer of GitHub: that is a bug. */
export function failureOf(error: unknown): CallFailure {
  if (error instanceof UnexpectedAnswer) return { kind: 'failed', status: undefined, message: error.message };
  const refusal = asRefusal(error);
  if (refusal === undefined) throw error;
  const { status, answered } = refusal;
  const message = onOneLine(refusal.message);
  if (isDenied(refusal)) return { kind: 'denied', status, message };
  return { kind: 'failed', status: answered ? status : undefined, message };
}

/** The failure as text. It names `permission`, such as `contents: read`, if the token may lack it. */
export function reasonOf(error: unknown, permission: string): string {
  const failure = failureOf(error);
  const said = failureText(failure);
  return failure.kind === 'denied' ? `${said}; the token needs the permission ${permission}` : said;
}

/** GitHub's message with its status. */
export function failureText({ status, message }: CallFailure): string {
  return status === undefined ? message : `${message} (${status})`;
}

/** 403, or 404 if GitHub hides that something exists. No permission would change the 403s of locks and limits. */
function isDenied(refusal: Refusal): boolean {
  if (refusal.status === 404) return true;
  return refusal.status === 403 && !isRateLimit(refusal) && !/\b(locked|archived)\b/i.test(refusal.message);
}

function onOneLine(message: string): string {
  const line = message.replaceAll(/\s+/g, ' ').trim();
  return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE).toWellFormed()}…` : line;
}
