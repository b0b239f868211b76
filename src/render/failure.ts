import { escapeText, shorten } from './markdown-text.ts';

/** Lines of a message that are shown; a project that does not compile can have thousands. */
const MAX_LINES = 40;

/** The job summary of a run that ended before there was anything to report. */
export function renderFailure(message: string): string {
  const { first, rest } = failureText(message);
  return `### ❌ ${first}\n\n${rest}\n`;
}

/** A message as Markdown: its first line, and the others as a list. */
export function failureText(message: string): { readonly first: string; readonly rest: string } {
  const [first = '', ...more] = message.split('\n');
  const lines = more.slice(0, MAX_LINES).map((line) => `- ${escapeText(shorten(line, 500))}`);
  if (more.length > MAX_LINES) lines.push(`- … and ${more.length - MAX_LINES} more`);
  return { first: escapeText(shorten(first, 1000)), rest: lines.join('\n') };
}
