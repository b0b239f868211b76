import type { Expanded } from './expand.ts';
import { splitQuoted } from './words.ts';

/** The name that ends a heredoc, and whether tabs may stand before it (`<<-`). */
interface Heredoc {
  readonly name: string;
  readonly tabs: boolean;
  /** The name is in quotes: variables in the lines stay. */
  readonly isRaw: boolean;
}

/** The lines of a Dockerfile. */
export interface Lines {
  readonly lines: readonly string[];
  /** Without the tabs that they start with. */
  readonly untabbed: readonly string[];
}

/**
 * The lines of an instruction's heredocs, which begin at `start`: each after a line break, the names that end them
 * included. Without a line that ends it, `<<` starts no heredoc: older versions do not read `$((1 << 2))` so.
 * Source: BuildKit, frontend/dockerfile/parser/parser.go, "heredocsFromLine".
 */
export function readHeredocs(
  { keyword, text }: { readonly keyword: string; readonly text: string },
  { lines, untabbed }: Lines,
  start: number,
): { readonly text: string; readonly end: number } {
  let end = start;
  for (const heredoc of canHaveHeredocs(keyword, text) ? heredocsOf(text) : []) {
    const last = (heredoc.tabs ? untabbed : lines).indexOf(heredoc.name, end);
    if (last === -1) break;
    end = last + 1;
  }
  const body = lines.slice(start, end);
  return { text: body.map((line) => `\n${line}`).join(''), end };
}

/** The text of a heredoc. */
export interface HeredocText {
  readonly name: string;
  readonly text: string;
  readonly isRaw: boolean;
}

/** The texts of the heredocs that an instruction names. `heredocs` are all of their lines, as readHeredocs has them. */
export function heredocTexts(text: string, heredocs: string): readonly HeredocText[] {
  let lines: readonly string[] = heredocs.split('\n').slice(1);
  return heredocsOf(text).map(({ name, tabs, isRaw }) => {
    const untabbed = tabs ? lines.map((line) => line.replace(/^\t+/, '')) : lines;
    const end = untabbed.indexOf(name);
    lines = lines.slice(end + 1);
    const body = untabbed.slice(0, Math.max(end, 0));
    return { name, text: body.map((line) => `${line}\n`).join(''), isRaw };
  });
}

/**
 * Replaces the variables of a heredoc; quotes stay. One with an unknown value stays as it is written.
 * Sources: BuildKit, frontend/dockerfile/dockerfile2llb/convert.go, "ExpandRaw"; POSIX, "Shell Command Language", 2.7.4.
 */
export function expandHeredoc(text: string, expand: (variable: string) => Expanded): string {
  return text.replace(/\\([$`\\])|\$(?:\w+|\{[^{}]*\})/g, (written, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const expanded = expand(written);
    return 'value' in expanded ? expanded.value : written;
  });
}

/** `<<EOF`, `<<"EOF"`, `3<<-EOF`: a word that names a heredoc. */
export function isHeredoc(word: string): boolean {
  return heredocOf(word) !== undefined;
}

function canHaveHeredocs(keyword: string, text: string): boolean {
  return ['RUN', 'COPY', 'ADD'].includes(
    keyword === 'ONBUILD' ? (text.split(/\s/, 1)[0] ?? '').toUpperCase() : keyword,
  );
}

function heredocsOf(text: string): Heredoc[] {
  if (!text.includes('<<')) return [];
  const words = splitQuoted(text, '\\');
  return words.flatMap((word, index) => {
    // `<< EOF` is two words.
    const whole = /^\d*<<$/.test(word) ? word + (words[index + 1] ?? '') : word;
    return heredocOf(whole) ?? [];
  });
}

function heredocOf(word: string): Heredoc | undefined {
  const match = /^\d*<<(-?)([^<]+)$/.exec(word);
  if (match === null) return undefined;
  const [, dash, name = ''] = match;
  return {
    name: name.replace(/["']|\\(.)/g, '$1'),
    tabs: dash === '-',
    isRaw: /["'\\]/.test(name),
  };
}
