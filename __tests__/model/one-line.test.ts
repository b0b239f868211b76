import { expect, it } from 'vitest';
import { oneLine, withoutCommands } from '../../src/model/one-line.ts';

it.each([
  ['Plan: a::b (c)', 'Plan: a::b (c)'],
  ['::error::a', ': :error::a'],
  ['a\n \t::set-env name=b::c\r::d', 'a\n \t: :set-env name=b::c\r: :d'],
  ['stage ##[error]x ##[group]', 'stage ## [error]x ## [group]'],
])('a message has no workflow command: %j', (text, expected) => {
  expect(withoutCommands(text)).toBe(expected);
});

it('a text of the sources becomes one line', () => {
  expect(oneLine('a\n\r\n::b\u2028c\u202ed')).toBe('a ::b c d');
  expect(oneLine('\n::b')).toBe(' : :b');
});
