import type { Answer } from './answers.ts';

/** GitHub's links to further pages name the repository by number: this one's. */
const REPOSITORY_ID = 1_296_269;
export const REPOSITORY_BY_ID = new RegExp(`^/repositories/${REPOSITORY_ID}/`);

interface Page {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * One page of an answer's list, with the Link header; any other answer as it is.
 * https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export function page({ status, body, list }: Answer, url: URL): Page {
  if (list === undefined) return { status, body, headers: {} };
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
  const number = Number(url.searchParams.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(list.length / size));
  const link = (to: number, rel: string) => {
    const target = new URL(url);
    target.pathname = target.pathname.replace(/^\/repos\/[^/]+\/[^/]+\//, `/repositories/${REPOSITORY_ID}/`);
    target.searchParams.set('page', String(to));
    return `<${target}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev'), link(1, 'first')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
  ];
  const headers = links.length > 0 ? { link: links.join(', ') } : undefined;
  return { status, body: list.slice((number - 1) * size, number * size), headers: headers ?? {} };
}
