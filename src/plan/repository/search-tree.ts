import { posix } from 'node:path';
import { hasWildcard, matchesPart } from '../../dockerfile/wildcards.ts';
import type { FileTree } from './file-tree.ts';

/** How many more paths searches may look at: a hostile Dockerfile has many patterns. */
export interface SearchBudget {
  left: number;
}

/** More than the patterns of a real Dockerfile need in a large repository; some seconds at most. */
export function searchBudget(): SearchBudget {
  return { left: 300_000 };
}

/** Nobody copies from these with `**`, and they are most of the folders of a checkout. */
const skipped = new Set(['.git', 'node_modules']);

/**
 * Looks at each path below a folder that a pattern matches, until `look` answers true; that is the result. `**` stands
 * for any number of folders, also none. True also if the budget is used up: nothing is said to be missing then.
 * @param pattern relative, with `/` between its parts.
 * @param look gets a match, relative to the folder; `.` for the folder itself.
 */
export async function searchTree(
  tree: FileTree,
  {
    folder,
    pattern,
    budget,
  }: { readonly folder: string; readonly pattern: string; readonly budget: SearchBudget },
  look: (match: string) => Promise<boolean>,
): Promise<boolean> {
  const seen = new Set<string>();
  const search = async (at: string, parts: readonly string[]): Promise<boolean> => {
    const [part, ...rest] = parts;
    const key = `${parts.length}:${at}`;
    if (seen.has(key)) return false;
    seen.add(key);
    if (budget.left-- <= 0) return true;
    if (part === undefined) return look(at || '.');
    for (const [next, remaining] of await further(tree, folder, at, part, rest)) {
      if (await search(next, remaining)) return true;
    }
    return false;
  };
  return search('', partsOf(pattern));
}

/** `**` twice in a row means the same as once. */
function partsOf(pattern: string): readonly string[] {
  const parts = pattern.split('/').filter((part) => part !== '' && part !== '.');
  return parts.filter((part, index) => part !== '**' || parts[index - 1] !== '**');
}

/** The next paths of a search, each with the parts of the pattern that remain for it. */
async function further(
  tree: FileTree,
  folder: string,
  at: string,
  part: string,
  rest: readonly string[],
): Promise<readonly (readonly [path: string, parts: readonly string[]])[]> {
  const here = posix.join(folder, at);
  if (part === '**') {
    const folders = (await tree.list(here)).filter(({ name, isFolder }) => isFolder && !skipped.has(name));
    return [[at, rest], ...folders.map(({ name }) => [posix.join(at, name), ['**', ...rest]] as const)];
  }
  if (!hasWildcard(part)) {
    return (await tree.exists(posix.join(here, part))) ? [[posix.join(at, part), rest]] : [];
  }
  const names = (await tree.list(here)).map(({ name }) => name).filter((name) => matchesPart(part, name));
  return names.map((name) => [posix.join(at, name), rest] as const);
}
