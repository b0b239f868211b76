/** Makes untrusted text safe for one line of a message: no control characters, at most `max` characters. */
export function oneLine(text: string, max = 200): string {
  // \p{C} includes format characters, such as those that reverse the direction of text.
  const line = text
    .slice(0, max + 1)
    .replace(/[\p{C}\u2028\u2029]+/gu, ' ')
    .trim();
  return line.length > max ? `${line.slice(0, max)}…` : line;
}

/** As `oneLine`, in quotation marks. */
export function quoted(text: string, max = 100): string {
  return `"${oneLine(text, max)}"`;
}
