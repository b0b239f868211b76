/*
 * As much HCL as a bake file needs: the blocks `target "NAME" { … }` and, in them, attributes with a text, a list of
 * texts, or a map to texts. Everything else (variables, functions, templates) is passed over: its attribute has no value.
 * Source: HCL Native Syntax Specification.
 */

/** A target of a bake file. A value that is not a plain text, or list of them, is null. */
export interface BakeTarget {
  readonly context?: string | null | undefined;
  readonly dockerfile?: string | null | undefined;
  readonly 'dockerfile-inline'?: unknown;
  readonly target?: string | null | undefined;
  /** By name; null: a value that is not a plain text. */
  readonly args?: Readonly<Record<string, string | null>> | null | undefined;
  readonly inherits?: readonly string[] | null | undefined;
}

type Token =
  | { readonly kind: 'text'; readonly value: string | null }
  | { readonly kind: 'word'; readonly value: string }
  | { readonly kind: 'mark'; readonly value: string };

/** Targets by name. */
export function readHcl(text: string): ReadonlyMap<string, BakeTarget> {
  const targets = new Map<string, BakeTarget>();
  const tokens = tokenize(text);
  let depth = 0;
  for (let at = 0; at < tokens.length; at++) {
    const [keyword, name, open] = tokens.slice(at, at + 3);
    const isTarget = depth === 0 && keyword?.kind === 'word' && keyword.value === 'target';
    if (isTarget && name?.kind === 'text' && name.value !== null && isMark(open, '{')) {
      const end = blockEnd(tokens, at + 2);
      targets.set(name.value, attributes(tokens.slice(at + 3, end)));
      at = end;
    } else if (isMark(keyword, '{')) depth++;
    else if (isMark(keyword, '}')) depth--;
  }
  return targets;
}

function isMark(token: Token | undefined, ...values: readonly string[]): boolean {
  return token?.kind === 'mark' && values.includes(token.value);
}

/** The position of the mark that closes the one at `open`, or the end. */
function blockEnd(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (isMark(tokens[at], '{', '[', '(')) depth++;
    else if (isMark(tokens[at], '}', ']', ')') && --depth === 0) return at;
  }
  return tokens.length;
}

/** `name = value` at the top of a block, each up to the end of its line. */
function attributes(tokens: readonly Token[]): BakeTarget {
  const found = new Map<string, string | readonly string[] | null>();
  let args: BakeTarget['args'];
  for (let at = 0; at < tokens.length; at++) {
    const name = tokens[at];
    if (isMark(name, '{', '[', '(')) at = blockEnd(tokens, at);
    if (name?.kind !== 'word' || !isMark(tokens[at + 1], '=')) continue;
    let end = at + 2;
    while (end < tokens.length && !isMark(tokens[end], '\n')) {
      end = isMark(tokens[end], '{', '[', '(') ? blockEnd(tokens, end) + 1 : end + 1;
    }
    const value = tokens.slice(at + 2, end);
    if (name.value === 'args') args = readMap(value);
    else found.set(name.value, readValue(value));
    at = end;
  }
  return {
    context: textOf(found.get('context')),
    dockerfile: textOf(found.get('dockerfile')),
    ...(found.has('dockerfile-inline') ? { 'dockerfile-inline': true } : {}),
    target: textOf(found.get('target')),
    args,
    inherits: listOf(found.get('inherits')),
  };
}

type Value = string | readonly string[] | null | undefined;

function textOf(value: Value): string | null | undefined {
  return typeof value === 'object' ? null : value;
}

function listOf(value: Value): readonly string[] | null | undefined {
  return typeof value === 'string' ? null : value;
}

/** Null: not a text or a list of texts. */
function readValue(tokens: readonly Token[]): string | readonly string[] | null {
  const [first] = tokens;
  if (tokens.length === 1 && first?.kind === 'text') return first.value;
  if (!isMark(first, '[') || !isMark(tokens.at(-1), ']')) return null;
  const inner = tokens.slice(1, -1).filter((token) => !isMark(token, ',', '\n'));
  const texts = inner.flatMap((token) =>
    token.kind === 'text' && token.value !== null ? [token.value] : [],
  );
  return texts.length === inner.length ? texts : null;
}

/** `{ NAME = "text", "NAME" = "text" }`, an item in each line or with commas between. Null: another value. */
function readMap(tokens: readonly Token[]): BakeTarget['args'] {
  if (!isMark(tokens[0], '{') || !isMark(tokens.at(-1), '}')) return null;
  const found = new Map<string, string | null>();
  const inner = tokens.slice(1, -1);
  for (let at = 0; at < inner.length; at++) {
    const name = inner[at];
    if (isMark(name, ',', '\n')) continue;
    let end = at + 2;
    while (end < inner.length && !isMark(inner[end], ',', '\n')) {
      end = isMark(inner[end], '{', '[', '(') ? blockEnd(inner, end) + 1 : end + 1;
    }
    if (name === undefined || name.kind === 'mark' || name.value === null) return null;
    if (!isMark(inner[at + 1], '=', ':')) return null;
    const [value, ...rest] = inner.slice(at + 2, end);
    found.set(name.value, value?.kind === 'text' && rest.length === 0 ? value.value : null);
    at = end;
  }
  return Object.fromEntries(found);
}

const BLANKS = new Set([' ', '\t', '\r']);

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (BLANKS.has(char)) at++;
    else if (char === '#' || text.startsWith('//', at)) at = endOf('\n', text, at);
    else if (text.startsWith('/*', at)) at = endOf('*/', text, at) + 2;
    else if (text.startsWith('<<', at)) {
      at = heredocEnd(text, at);
      tokens.push({ kind: 'text', value: null });
    } else if (char === '"') {
      const end = textEnd(text, at);
      tokens.push({ kind: 'text', value: literal(text.slice(at, end)) });
      at = end;
    } else if (/[\w-]/.test(char)) {
      const start = at;
      while (/[\w-]/.test(text.charAt(at))) at++;
      tokens.push({ kind: 'word', value: text.slice(start, at) });
    } else {
      tokens.push({ kind: 'mark', value: char });
      at++;
    }
  }
  return tokens;
}

function endOf(mark: string, text: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found;
}

/** After the closing quote. A template in the text (`${…}`) can have quotes in it. */
function textEnd(text: string, open: number): number {
  let braces = 0;
  for (let at = open + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if ((char === '$' || char === '%') && text.charAt(at + 1) === '{') braces++;
    else if (char === '}' && braces > 0) braces--;
    else if (char === '"' && braces === 0) return at + 1;
    else if (char === '\n') return at;
  }
  return text.length;
}

function literal(quoted: string): string | null {
  if (quoted.length < 2 || !quoted.endsWith('"') || /[$%]\{/.test(quoted)) return null;
  return quoted.slice(1, -1).replace(/\\(["\\])/g, '$1');
}

/** `<<NAME` or `<<-NAME` up to the line that is NAME. */
function heredocEnd(text: string, at: number): number {
  const name = /^<<-?(\w+)/.exec(text.slice(at, at + 80))?.[1];
  if (name === undefined) return at + 2;
  let line = endOf('\n', text, at);
  while (line < text.length) {
    const next = endOf('\n', text, line + 1);
    if (text.slice(line + 1, next).trim() === name) return next;
    line = next;
  }
  return text.length;
}
