import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commentRoom, escapeKey, hasMarker, marker, withMarker } from '../../src/github/comment-marker.ts';

const key = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('-', '>', '<', '!', '%', ' ', '\n', 'a', '2', 'D') }),
);

it('gives every key back', () => {
  fc.assert(fc.property(key, (text) => decodeURIComponent(escapeKey(text)) === text.toWellFormed()));
});

it('keeps every key inside one HTML comment on one line', () => {
  fc.assert(
    fc.property(key, (text) => {
      const comment = marker(text);
      const inside = comment.slice('<!--'.length, -'-->'.length);
      expect(inside).not.toMatch(/--|[<>\n\r]/);
      expect(inside).not.toMatch(/^-|-$/);
    }),
  );
});

it('distinguishes different keys', () => {
  fc.assert(
    fc.property(key, key, (one, other) => {
      expect(hasMarker(withMarker(one, 'report'), other)).toBe(one.toWellFormed() === other.toWellFormed());
    }),
  );
});

it('does not break on half a surrogate pair', () => {
  expect(marker('\ud83d')).toBe('<!-- aspnet-image-size:%EF%BF%BD -->');
});

it('leaves ordinary keys readable', () => {
  expect(marker('ci.build-web')).toBe('<!-- aspnet-image-size:ci.build-web -->');
});

it('says how much room is left for the report', () => {
  expect(withMarker('web', 'x'.repeat(commentRoom('web')))).toHaveLength(65_536);
});
