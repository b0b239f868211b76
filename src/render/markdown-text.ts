/**
 * Text from outside (image names, instructions, other tools' messages) as Markdown that shows exactly that text: it
 * creates no markup, mention, link or table cell.
 */
export function escapeText(text: string): string {
  return (
    oneLine(text)
      .replace(MARKUP, entity)
      // GitHub looks for mentions and issue numbers in the rendered text, where an entity is a character again.
      .replace(/@|#(?=\d)(?<!&#)/g, '$&&#8203;')
      // At the start of a paragraph these would open a list, a heading or underline one.
      .replace(/^(?=[-+=#]|\d+[.)])/, '&#8203;')
  );
}

/** The same as code, in which GitHub finds no mentions. */
export function code(text: string): string {
  return `<code>${oneLine(text).replace(MARKUP, entity)}</code>`;
}

/** Markdown's and HTML's own characters, and the two starts of an automatic link. */
const MARKUP = /[&<>`*_~|\\[\]]|:(?=\/\/)|(?<=www)\./gi;

function entity(char: string): string {
  return `&#${char.charCodeAt(0)};`;
}

/** At most `length` characters; a text that was cut ends with an ellipsis. */
export function shorten(text: string, length: number): string {
  const line = oneLine(text);
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}

/** Control characters and line breaks would end a table row or hide text (bidirectional overrides). */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}]/gu, '')
    .trim();
}

/** A GitHub table. Cells are Markdown already; `align` has one letter a column: l, r. */
export function table(
  align: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const rule = [...align].map((letter) => (letter === 'r' ? '--:' : '---'));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A folded part. The summary is Markdown already. */
export function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
