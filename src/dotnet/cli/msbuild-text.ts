/**
 * One `-p:NAME=VALUE` argument that sets a global property to exactly `value`: MSBuild must neither split a value from
 * a project or an input into further properties, nor expand it.
 */
export function globalProperty(name: string, value: string): string {
  return `-p:${name}=${escaped(value)}`;
}

/**
 * The text in a form that MSBuild reads literally: it splits at `;` and `,`, drops quotes and expands `%XX`,
 * `$()`, `@()` and wildcards. "MSBuild special characters", learn.microsoft.com.
 */
function escaped(text: string): string {
  return text.replace(
    /[%;,"$@*?'()=]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The text in a project or targets file, in the form that MSBuild reads literally. */
export function literal(text: string): string {
  return xml(escaped(text));
}

/** The text in an element or attribute of XML. */
export function xml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
