import { hasWildcard, matchesPart } from '../wildcards.ts';
import { type Argument, expandText, expandWord, textOf, type Values } from './expand-word.ts';
import { programName } from './launchers.ts';
import type { Node } from './nodes.ts';
import { bareText, plainText, type Word } from './word.ts';

/** The result of a condition: only that of a single test can be known. */
export function resultOf([node, ...others]: readonly Node[], values: Values): boolean | undefined {
  if (node?.kind !== 'command' || others.length > 0) return undefined;
  return testResult(node.words.flatMap((word) => expandWord(word, values)));
}

/** A body, and whether it runs; undefined: unknown. */
export interface Option {
  readonly result: boolean | undefined;
  readonly body: readonly Node[];
}

/** The branches of `case`. */
export function branchesOf(
  { word, branches }: Node & { readonly kind: 'case' },
  values: Values,
): readonly Option[] {
  const value = expandText(word, values);
  return branches.map(({ patterns, body }) => ({
    result: 'value' in value ? matchesBranch(value.value, patterns, values) : undefined,
    body,
  }));
}

/** The result of `[ … ]`, `[[ … ]]` or `test …`; undefined if that is known only when it runs. */
function testResult(words: readonly Argument[]): boolean | undefined {
  const name = programName(words) ?? '';
  const operands = textOf(words.at(-1)) === ']' ? words.slice(1, -1) : words.slice(1);
  if (!['[', '[[', 'test'].includes(name) || operands.some((word) => 'unknown' in word)) return undefined;
  return evaluated(operands.map(textOf), name === '[[');
}

function evaluated(words: readonly string[], hasPatterns: boolean): boolean | undefined {
  const [first = '', second = '', third = ''] = words;
  if (words.length > 1 && first === '!') {
    const result = evaluated(words.slice(1), hasPatterns);
    return result === undefined ? undefined : !result;
  }
  if (words.length < 2) return first !== '';
  if (words.length === 2) return first === '-n' ? second !== '' : first === '-z' ? second === '' : undefined;
  if (words.length > 3 || (hasPatterns && hasWildcard(third))) return undefined;
  return compared(first, second, third);
}

function compared(left: string, operator: string, right: string): boolean | undefined {
  if (operator === '=' || operator === '==') return left === right;
  if (operator === '!=') return left !== right;
  const [a, b] = [Number(left), Number(right)];
  switch (operator) {
    case '-eq':
      return a === b;
    case '-ne':
      return a !== b;
    case '-gt':
      return a > b;
    case '-ge':
      return a >= b;
    case '-lt':
      return a < b;
    case '-le':
      return a <= b;
    default:
      return undefined;
  }
}

/** Whether a value matches one of the patterns of a branch of `case`; undefined if that is unknown. */
function matchesBranch(value: string, patterns: readonly Word[], values: Values): boolean | undefined {
  const results = patterns.map((pattern) => matches(value, pattern, values));
  if (results.includes(true)) return true;
  return results.includes(undefined) ? undefined : false;
}

/** Characters. */
const longestPattern = 64;

function matches(value: string, word: Word, values: Values): boolean | undefined {
  const bare = bareText(word);
  if (bare !== undefined && hasWildcard(bare)) {
    const isUnread = bare.includes('[') || bare.length > longestPattern;
    return isUnread ? undefined : matchesPart(bare, value);
  }
  const text = expandText(word, values);
  // A quoted part next to a wildcard.
  if ('unknown' in text || (bare === undefined && hasWildcard(plainText(word)))) return undefined;
  return text.value === value;
}
