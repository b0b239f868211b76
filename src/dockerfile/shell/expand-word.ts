import { type Expanded, expand, type Lookup } from '../text/expand.ts';
import type { Part, Word } from './word.ts';

/** A word of a command after its variables were replaced. */
export type Argument =
  | { readonly value: string }
  /** `start` and `end` are what is known of it: `-p:Version=` and nothing, or nothing and `/App.dll`. */
  | { readonly unknown: string; readonly start?: string; readonly end?: string };

/** The text of a known word, otherwise an empty one. */
export function textOf(word: Argument | undefined): string {
  return word !== undefined && 'value' in word ? word.value : '';
}

/** What a script's words are replaced with. */
export interface Values {
  readonly lookup: Lookup;
  /** `$1`, `$2` and so on; undefined: unknown. */
  readonly parameters: readonly Argument[] | undefined;
}

/** Characters. */
const longestReason = 80;
/** Characters of what variables make of a word: they could double again and again. */
const longestText = 4096;

/**
 * The words that a shell makes of one word: variables without quotes are split at blanks, `"$@"` is many words.
 * File names for wildcards are not filled in. Source: POSIX, "Shell Command Language", 2.6.
 */
export function expandWord(word: Word, values: Values): readonly Argument[] {
  const [only, ...others] = word.filter((part) => !isEmptyText(part));
  if (only !== undefined && others.length === 0 && 'variable' in only && isAllParameters(only)) {
    return values.parameters ?? [{ unknown: 'the arguments of the script are not known' }];
  }
  const replaced = word.map((part) => valueOfPart(part, values));
  const firstUnknown = replaced.findIndex((value) => 'unknown' in value);
  const unknown = replaced[firstUnknown];
  if (unknown !== undefined && 'unknown' in unknown) {
    const lastUnknown = replaced.findLastIndex((value) => 'unknown' in value);
    const start = replaced.slice(0, firstUnknown).map(textOf).join('');
    const end = replaced
      .slice(lastUnknown + 1)
      .map(textOf)
      .join('');
    return [{ unknown: unknown.unknown, start, end }];
  }
  return splitUnquoted(word, replaced.map(textOf)).map((value) => ({ value }));
}

/** As one text: the value of an assignment, or of a word in quotes. */
export function expandText(word: Word, values: Values): Expanded {
  let text = '';
  for (const part of word) {
    const value = valueOfPart(part, values);
    if ('unknown' in value) return value;
    text += value.value;
    if (text.length > longestText) return { unknown: 'its value is too long' };
  }
  return { value: text };
}

function splitUnquoted(word: Word, texts: readonly string[]): readonly string[] {
  // A word in quotes exists even if it is empty; one that was only an empty variable does not.
  const pieces: string[] = [];
  let current: string | undefined;
  for (const [index, part] of word.entries()) {
    const text = texts[index] ?? '';
    if (!('variable' in part) || part.quoted) {
      current = (current ?? '') + text;
      continue;
    }
    const [head = '', ...rest] = text.split(/[ \t\n]+/);
    if (head !== '' || current !== undefined) current = (current ?? '') + head;
    for (const next of rest) {
      if (current !== undefined) pieces.push(current);
      current = next === '' ? undefined : next;
    }
  }
  return current === undefined ? pieces : [...pieces, current];
}

function valueOfPart(part: Part, { lookup, parameters }: Values): Expanded {
  if ('unknown' in part) return { unknown: part.unknown.slice(0, longestReason) };
  if ('text' in part) return { value: part.text };
  if (isAllParameters(part)) {
    const all = parameters?.map((parameter) => ('value' in parameter ? parameter.value : undefined));
    if (all === undefined || all.includes(undefined)) return { unknown: `\`${part.variable}\` is not known` };
    return { value: all.join(' ') };
  }
  if (part.variable === '$#' && parameters !== undefined) return { value: `${parameters.length}` };
  if (/^\$[?#!$-]$/.test(part.variable))
    return { unknown: `\`${part.variable}\` is known only when it runs` };
  const withParameters: Lookup = (name) => (/^\d+$/.test(name) ? parameter(name, parameters) : lookup(name));
  // `:=` assigns too, which does not matter for the word.
  const expression = part.variable.replace(/^(\$\{\w+):?=/, '$1:-');
  return expand(expression, { lookup: withParameters, escapeCharacter: '\\', unset: 'unknown' });
}

/** `$0` is the script itself. */
function parameter(name: string, parameters: Values['parameters']): Expanded | undefined {
  if (parameters === undefined || Number(name) === 0)
    return { unknown: `\`$${name}\` is known only when it runs` };
  return parameters[Number(name) - 1];
}

function isAllParameters({ variable }: { variable: string }): boolean {
  return /^\$(\{[@*]\}|[@*])$/.test(variable);
}

function isEmptyText(part: Part): boolean {
  return 'text' in part && part.text === '';
}
