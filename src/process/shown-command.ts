/**
 * The command as one would type it, for messages only: it is never given to a shell. What stands behind `=` is
 * left out: build arguments and MSBuild properties hold passwords, and a message ends up in a comment, which
 * nothing masks.
 */
export function shownCommand(words: readonly string[]): string {
  return words.map((word) => quoted(word.replace(/=.+$/s, '=…'))).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./…-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
