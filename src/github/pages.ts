import { UnexpectedAnswer } from './failure.ts';

/** The most that GitHub gives at once. */
export const PAGE_SIZE = 100;

/** Pages read of one list, so that an endless list ends. */
const MAX_PAGES = 100;

/** Which part of a list; pages count from 1. */
export interface PageRequest {
  readonly per_page: number;
  readonly page: number;
}

interface PageAnswer {
  readonly data: unknown;
  readonly headers: { readonly link?: string | undefined };
}

type Ask = (request: PageRequest) => Promise<PageAnswer>;

interface Page {
  readonly elements: readonly unknown[];
  /** The Link header, which names the other pages: a page is short if GitHub hides some of its elements. */
  readonly link: string | undefined;
}

/**
 * The pages of a list in GitHub's order. Throws UnexpectedAnswer for an answer that is no list, and beyond 10,000
 * elements. This is not octokit.paginate, which takes an answer without data for an empty list, stops early if a proxy
 * drops the Link header, and cannot read from the end: the comment of an earlier run would be missed and made again.
 * https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export async function* pages(what: string, ask: Ask): AsyncGenerator<readonly unknown[]> {
  for (let number = 1; number <= MAX_PAGES; number++) {
    const page = await askFor(what, ask, number);
    yield page.elements;
    if (!hasNext(page)) return;
  }
  throw new UnexpectedAnswer(`GitHub's list of ${what} does not end after ${MAX_PAGES} pages`);
}

/** All elements of a list; see `pages`. */
export async function listAll(what: string, ask: Ask): Promise<unknown[]> {
  const elements: unknown[] = [];
  for await (const page of pages(what, ask)) elements.push(...page);
  return elements;
}

/**
 * The last `atMost` pages of a list, from its end; the elements of each page are reversed too. The first page names the
 * last one. If a proxy drops the Link header, this reads all pages.
 */
export async function* pagesFromEnd(
  what: string,
  ask: Ask,
  atMost: number,
): AsyncGenerator<readonly unknown[]> {
  const first = await askFor(what, ask, 1);
  const last = first.link === undefined ? undefined : lastPage(first.link);
  if (last === undefined) {
    const all = hasNext(first) ? await listAll(what, ask) : first.elements;
    yield all.slice(-atMost * PAGE_SIZE).toReversed();
    return;
  }
  const until = Math.max(2, last - atMost + 1);
  for (let number = last; number >= until; number--) {
    yield (await askFor(what, ask, number)).elements.toReversed();
  }
  if (last < atMost + 1) yield first.elements.toReversed();
}

async function askFor(what: string, ask: Ask, number: number): Promise<Page> {
  const { data, headers } = await ask({ per_page: PAGE_SIZE, page: number });
  if (!Array.isArray(data)) throw new UnexpectedAnswer(`GitHub did not answer with a list of ${what}`);
  return { elements: data, link: headers.link };
}

/** A proxy may drop the header: then a full page may have a next one. */
function hasNext({ elements, link }: Page): boolean {
  return link === undefined ? elements.length === PAGE_SIZE : /rel="next"/.test(link);
}

/** Number of the page that a Link header calls the last, unless that is the first. */
function lastPage(link: string): number | undefined {
  const target = /<([^<>]*)>;\s*rel="last"/.exec(link)?.[1];
  const number = Number(/[?&]page=(\d{1,9})(?:&|$)/.exec(target ?? '')?.[1]);
  return number > 1 ? number : undefined;
}
