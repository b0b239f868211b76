import { splitQuoted } from './words.ts';

/** The name that ends a heredoc, and whether tabs may stand before it (`<<-`). */
interface Heredoc {
  readonly name: string;
  readonly tabs: boolean;
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
  return { name: name.replace(/["']|\\(.)/g, '$1'), tabs: dash === '-' };
}
