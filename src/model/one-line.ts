/**
 * A text of the user's sources as a part of one line of the log. The runner takes `::name::` at the start of a line, and
 * `##[name]` anywhere in it, for a command.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{C}\u2028\u2029]+/gu, ' ').replaceAll('##[', '## [');
}
