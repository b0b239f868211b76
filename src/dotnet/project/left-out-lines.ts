import type { LeftOut } from './found-projects.ts';
import { TEMPLATE_CONTENT } from './template-content.ts';

/** Reasons of projects that nobody takes for apps, and what several of them are called. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['class library', 'class libraries'],
  ['test project', 'test projects'],
  ['.NET tool', '.NET tools'],
  [TEMPLATE_CONTENT, 'projects that are content of dotnet new templates'],
]);
const MOST_NAMED = 3;

/**
 * What to log of projects that are left out: each one that may be an app with its reason, then one line for all class
 * libraries, one for all test projects and so on.
 */
export function leftOutLines(leftOut: readonly Pick<LeftOut, 'path' | 'reason'>[]): readonly string[] {
  const byKind = Map.groupBy(leftOut, ({ reason }) => KINDS.get(reason));
  const kinds = [...KINDS.values()].flatMap((kind) => {
    const [first, ...others] = byKind.get(kind) ?? [];
    if (first === undefined) return [];
    return others.length === 0 ? [lineOf(first)] : [summaryOf(kind, [first, ...others])];
  });
  return [...(byKind.get(undefined) ?? []).map(lineOf), ...kinds];
}

function lineOf({ path, reason }: Pick<LeftOut, 'path' | 'reason'>): string {
  return `${path} is left out: ${reason}`;
}

function summaryOf(kind: string, projects: readonly Pick<LeftOut, 'path'>[]): string {
  const named = projects.slice(0, MOST_NAMED).map(({ path }) => path);
  const more = projects.length - named.length;
  return `Left out: ${projects.length} ${kind} (${named.join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
}
