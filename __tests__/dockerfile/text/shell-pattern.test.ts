import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readShellPattern,
  replaced,
  withoutPrefix,
  withoutSuffix,
} from '../../../src/dockerfile/text/shell-pattern.ts';

/** Short texts of few characters, so that many patterns match. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
const patternText = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 6 });

const source = (pattern: string, any: string) =>
  pattern.replaceAll('.', '\\.').replaceAll('?', '.').replaceAll('*', any);

const read = (pattern: string) => {
  const found = readShellPattern(pattern);
  if (found === undefined) throw new Error(`${pattern} is a pattern`);
  return found;
};

describe('patterns of a shell', () => {
  it('remove the same prefix as a regular expression', () => {
    fc.assert(
      fc.property(text, patternText, (value, pattern) => {
        const shortest = value.replace(new RegExp(`^${source(pattern, '.*?')}`), '');
        const longest = value.replace(new RegExp(`^${source(pattern, '.*')}`), '');
        expect(withoutPrefix(value, read(pattern), 'shortest')).toBe(shortest);
        expect(withoutPrefix(value, read(pattern), 'longest')).toBe(longest);
      }),
    );
  });

  it('remove the shortest and the longest of all suffixes that match', () => {
    fc.assert(
      fc.property(text, patternText, (value, pattern) => {
        const whole = new RegExp(`^${source(pattern, '.*')}$`);
        const ends = Array.from({ length: value.length + 1 }, (_, start) => start);
        const starts = ends.filter((start) => whole.test(value.slice(start)));
        expect(withoutSuffix(value, read(pattern), 'shortest')).toBe(value.slice(0, starts.at(-1)));
        expect(withoutSuffix(value, read(pattern), 'longest')).toBe(value.slice(0, starts[0]));
      }),
    );
  });

  it('replace the same texts as a regular expression', () => {
    fc.assert(
      fc.property(text, patternText, (value, pattern) => {
        const regex = source(pattern, '.*');
        // Unlike in JavaScript, an empty match right after another match does not count.
        const all = value.replace(new RegExp(regex, 'g'), (match, position: number) =>
          match === '' && endsMatch(value, regex, position) ? '' : 'X',
        );
        expect(replaced(value, read(pattern), 'X', 'first')).toBe(value.replace(new RegExp(regex), 'X'));
        expect(replaced(value, read(pattern), 'X', 'all')).toBe(all);
      }),
    );
  });
});

/** A match that is not empty ends at the position. */
function endsMatch(value: string, regex: string, position: number): boolean {
  return [...value.matchAll(new RegExp(regex, 'g'))].some(
    ({ 0: match, index }) => match !== '' && index + match.length === position,
  );
}
