/** A text of the user's sources as one line of the log, without workflow commands. */
export function oneLine(text: string): string {
  return withoutCommands(text.replace(/[\p{C}\u2028\u2029]+/gu, ' '));
}

/** The runner takes `::name::` at the start of a line, also after blanks, and `##[name]` anywhere in it, for a command. */
export function withoutCommands(text: string): string {
  return text.replaceAll('##[', '## [').replace(/(^|[\r\n])([^\S\r\n]*)::/g, '$1$2: :');
}
