/**
 * The longest comment that GitHub accepts: 65,536 characters of up to four bytes each (dead-claudia/github-limits#13).
 * JavaScript's count is never smaller.
 */
export const MAX_COMMENT_LENGTH = 65_536;

/** The hidden first line by which the comment of a key is found again. */
export function marker(key: string): string {
  return `<!-- aspnet-image-size:${escapeKey(key)} -->`;
}

/** UTF-16 code units that are left for a report in the comment of a key. */
export function commentRoom(key: string): number {
  return MAX_COMMENT_LENGTH - withMarker(key, '').length;
}

export function withMarker(key: string, body: string): string {
  return `${marker(key)}\n${body}`;
}

/**
 * True if the comment begins with the marker. A marker further down does not count: text that a bot quotes (a title, a
 * log) can contain one.
 */
export function hasMarker(body: string, key: string): boolean {
  return body.startsWith(`${marker(key)}\n`) || body.startsWith(`${marker(key)}\r\n`) || body === marker(key);
}

/**
 * Percent-encoding, and no two hyphens in a row: only those can end an HTML comment early
 * (HTML standard, "Comments"; CommonMark 0.31, 6.6 and 4.6). decodeURIComponent gives the key back.
 */
export function escapeKey(key: string): string {
  return encodeURIComponent(key.toWellFormed()).replaceAll('--', '-%2D');
}
