/**
 * Characters of a comment that GitHub takes: 65,536 of them, of up to four bytes each, whatever they are
 * (dead-claudia/github-limits#13). Counted here as JavaScript counts, which is never less.
 */
export const MAX_COMMENT_LENGTH = 65_536;

/** The hidden first line by which the comment of a key is found again. */
export function marker(key: string): string {
  return `<!-- aspnet-image-size:${escapeKey(key)} -->`;
}

/** Characters (UTF-16 units) that a report may have to fit into the comment of a key. */
export function commentRoom(key: string): number {
  return MAX_COMMENT_LENGTH - withMarker(key, '').length;
}

export function withMarker(key: string, body: string): string {
  return `${marker(key)}\n${body}`;
}

/**
 * True where the comment begins with the marker. A marker further down does not count: anybody's text that
 * a bot repeats (a title, a log) can hold one.
 */
export function carriesMarker(body: string, key: string): boolean {
  return body.startsWith(`${marker(key)}\n`) || body.startsWith(`${marker(key)}\r\n`) || body === marker(key);
}

/**
 * Percent-encoding, and no two hyphens in a row: only those can end an HTML comment early
 * (HTML standard, "Comments"; CommonMark 0.31, 6.6 and 4.6). decodeURIComponent gives the key back.
 */
export function escapeKey(key: string): string {
  return encodeURIComponent(key.toWellFormed()).replaceAll('--', '-%2D');
}
