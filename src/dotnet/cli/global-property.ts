/**
 * One `-p:NAME=VALUE` argument that sets a global property to exactly `value`. A value from a project or an
 * input must neither be split into further properties nor be expanded.
 */
export function globalProperty(name: string, value: string): string {
  return `-p:${name}=${escaped(value)}`;
}

/**
 * The text, such that MSBuild reads it literally: it splits at `;` and `,`, drops quotes and expands `%XX`,
 * `$()`, `@()` and wildcards. "MSBuild special characters", learn.microsoft.com.
 */
export function escaped(text: string): string {
  return text.replace(
    /[%;,"$@*?'()=]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
