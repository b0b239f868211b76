import { SAVED } from './cache-process.ts';

/** The outcome of saving an entry. */
export type SaveOutcome = 'saved' | 'exists' | 'read-only' | { readonly failed: string };

/** Reads what @actions/cache printed when it saved. It has no distinct error for every reason. */
export function saveOutcome(output: string): SaveOutcome {
  const lines = readable(output);
  const text = lines.join('\n');
  if (lines.includes(SAVED)) return 'saved';
  // For pull requests from forks, and for what a repository's policy calls untrusted.
  if (/cache write denied:|does not permit writes|\(403\)/.test(text)) return 'read-only';
  if (/\(409\)|already exists/i.test(text)) return 'exists';
  const reason =
    firstMatch(lines, /^Failed to reserve cache: (?:Error: )?(.+)$/) ??
    firstMatch(lines, /^Failed to save: (.+)$/);
  return { failed: reason ?? lastOf(lines) };
}

/** Why nothing was restored; undefined if there was no entry. */
export function restoreFailure(output: string): string | undefined {
  const lines = readable(output);
  const text = firstMatch(lines, /^Failed to restore: (.+)$/);
  if (text !== undefined) return text;
  return firstMatch(lines, /^(Cache restore skipped: .+)$/);
}

/** The lines without workflow commands, the signatures of URLs, and control characters. */
export function readable(output: string): readonly string[] {
  return output.split(/\r?\n/).map((line) =>
    line
      .replace(/^::(?:debug|warning|error|notice)(?: [^:]*)?::/, '')
      .replace(/%0[AD]/g, ' ')
      .replace(/%25/g, '%')
      .replace(/(https?:\/\/[^\s?"']+)\?[^\s"']+/g, '$1?…')
      .replace(/\p{Cc}/gu, ' ')
      .trim(),
  );
}

function firstMatch(lines: readonly string[], pattern: RegExp): string | undefined {
  return lines.map((line) => pattern.exec(line)?.[1]).find((reason) => reason !== undefined);
}

export function lastOf(lines: readonly string[]): string {
  return lines.filter((line) => line !== '').at(-1) ?? 'it printed nothing';
}
