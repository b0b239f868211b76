/**
 * The patterns of `${NAME#pattern}` and its like: `*` is any text, `?` any character, and a backslash takes either as
 * it is. Every match is one table of pattern by text, so that no pattern makes them slow.
 * Source: Dockerfile reference, "Environment replacement".
 */
export type ShellPattern = readonly Token[];

type Token = { readonly any: 'text' | 'character' } | { readonly literal: string };

/** More than any real pattern has; bounds the table. */
const longestPattern = 64;

/** Undefined if it is no pattern: too long, or a backslash before another character. */
export function readShellPattern(text: string): ShellPattern | undefined {
  if (text.length > longestPattern) return undefined;
  const tokens: Token[] = [];
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (char === '*') tokens.push({ any: 'text' });
    else if (char === '?') tokens.push({ any: 'character' });
    else if (char !== '\\') tokens.push({ literal: char });
    else {
      const escaped = text.charAt(++index);
      // A backslash lets `}` and `/` be part of a pattern.
      if (escaped === '' || !'*?\\}/'.includes(escaped)) return undefined;
      tokens.push({ literal: escaped });
    }
  }
  return tokens;
}

export function withoutPrefix(text: string, pattern: ShellPattern, which: 'shortest' | 'longest'): string {
  const end = matchEnds(text, pattern, which)[0] ?? none;
  return end === none ? text : text.slice(end);
}

export function withoutSuffix(text: string, pattern: ShellPattern, which: 'shortest' | 'longest'): string {
  return reversed(withoutPrefix(reversed(text), pattern.toReversed(), which));
}

/** Replaces the first match or all of them, the longest one at each place. */
export function replaced(
  text: string,
  pattern: ShellPattern,
  replacement: string,
  which: 'first' | 'all',
): string {
  const ends = matchEnds(text, pattern, 'longest');
  let result = '';
  let position = 0;
  // An empty match right after another match does not count.
  let lastEnd = -1;
  while (position <= text.length) {
    const end = ends[position] ?? none;
    const matches = end > position || (end === position && position !== lastEnd);
    if (matches) result += replacement;
    if (matches && which === 'first') return result + text.slice(end);
    if (matches) lastEnd = end;
    if (matches && end > position) position = end;
    else result += text.charAt(position++);
  }
  return result;
}

/** For each start in the text: where the shortest or longest match ends; `none` if there is none. */
function matchEnds(text: string, pattern: ShellPattern, which: 'shortest' | 'longest'): Int16Array {
  const size = text.length + 1;
  // After the pattern's last token, what is left of it matches the empty text everywhere.
  let ends: Int16Array = Int16Array.from({ length: size }, (_, index) => index);
  for (const token of pattern.toReversed()) {
    ends = 'any' in token && token.any === 'text' ? anyTextThen(ends, which) : oneThen(ends, token, text);
  }
  return ends;
}

const none = -1;

function anyTextThen(rest: Int16Array, which: 'shortest' | 'longest'): Int16Array {
  const ends = new Int16Array(rest.length);
  let best = none;
  for (let start = rest.length - 1; start >= 0; start--) {
    const end = rest[start] ?? none;
    // Of two matches of the rest, the one that starts earlier never ends later.
    if (best === none || (which === 'shortest' && end !== none)) best = end;
    ends[start] = best;
  }
  return ends;
}

function oneThen(rest: Int16Array, token: Token, text: string): Int16Array {
  const ends = new Int16Array(rest.length).fill(none);
  for (let start = 0; start < text.length; start++) {
    if ('any' in token || token.literal === text.charAt(start)) ends[start] = rest[start + 1] ?? none;
  }
  return ends;
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}
