import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, details, escapeText, shorten, table } from '../../src/render/markdown-text.ts';
import { anyText } from '../fakes/any-text.ts';

describe('text from outside', () => {
  it.each([
    ['<script>alert(1)</script>', /</],
    ['| a | b |', /\|/],
    ['[link](https://example.com)', /[[\]]|:\/\//],
    ['`code` *bold* _it_ ~no~', /[`*_~]/],
    ['two\nlines\r\n# and a heading', /[\r\n]/],
    ['www.example.com', /www\./],
  ])('%j creates no markup', (text, forbidden) => {
    expect(escapeText(text)).not.toMatch(forbidden);
  });

  it('mentions nobody and no issue', () => {
    expect(escapeText('ping @octocat about #12')).toBe('ping @&#8203;octocat about #&#8203;12');
  });

  it('shows just the text that it was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(shown(escapeText(text))).toBe(text.trim());
        expect(shown(code(text).slice(6, -7))).toBe(text.trim());
      }),
    );
  });

  it('starts no list and underlines no heading', () => {
    for (const text of ['- item', '1. item', '+ item', '=====']) expect(escapeText(text)).toMatch(/^&#8203;/);
  });

  it('loses characters that turn the direction of text', () => {
    expect(escapeText('safe\u202Etxt.exe')).toBe('safetxt.exe');
  });

  it('never closes the element that it is put in', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(code(text).slice(6, -7)).not.toMatch(/[<>|`\r\n]/);
      }),
    );
  });
});

/** What a browser shows of escaped text; characters without width are not seen. */
function shown(markdown: string): string {
  return markdown
    .replace(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('\u200b', '');
}

it.each([
  ['1) item', '&#8203;1) item'],
  ['12. item', '&#8203;12. item'],
  ['=x', '&#8203;=x'],
  ['# a', '&#8203;# a'],
  ['1 item', '1 item'],
  ['a - b + c = d', 'a - b + c = d'],
  ['a 1. b', 'a 1. b'],
  ['a # b', 'a # b'],
  ['a@b', 'a@&#8203;b'],
  ['a:b', 'a:b'],
  ['http://x', 'http&#58;//x'],
  ['WWW.x.y', 'WWW&#46;x.y'],
  ['<&>', '&#60;&#38;&#62;'],
  ['<1', '&#60;1'],
  ['  a\r\n\tb  ', 'a b'],
  ['a\u2028b\u2029c', 'a b c'],
  ['a\u200bb', 'ab'],
])('%j is escaped as %s', (text, escaped) => {
  expect(escapeText(text)).toBe(escaped);
});

it('code is not changed for mentions, which are none there', () => {
  expect(code('@octocat #12 - <b>')).toBe('<code>@octocat #12 - &#60;b&#62;</code>');
});

it('folds a part under a summary', () => {
  expect(details('*a*', '| b |')).toBe('<details><summary>*a*</summary>\n\n| b |\n\n</details>');
});

it('cuts a long text and ends it with an ellipsis', () => {
  expect(shorten('RUN apt-get install', 8)).toBe('RUN apt…');
  expect(shorten('short', 8)).toBe('short');
  expect(shorten('RUN apt-', 8)).toBe('RUN apt-');
  expect(shorten('a\n b', 8)).toBe('a  b');
});

it('makes a table', () => {
  expect(table('lr', ['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --: |\n| 1 | 2 |');
});
