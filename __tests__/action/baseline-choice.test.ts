import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseBaseline } from '../../src/action/baseline-choice.ts';
import { UserError } from '../../src/model/user-error.ts';

it.each([
  ['auto', { kind: 'auto' }],
  ['none', { kind: 'none' }],
  ['git://main', { kind: 'git', reference: 'main' }],
  ['git://refs/heads/release/1.0', { kind: 'git', reference: 'refs/heads/release/1.0' }],
  ['git://HEAD~1', { kind: 'git', reference: 'HEAD~1' }],
  ['git://@{upstream}', { kind: 'git', reference: '@{upstream}' }],
  ['registry://ghcr.io/acme/shop:1', { kind: 'registry', reference: 'ghcr.io/acme/shop:1' }],
  ['file://reports/report.json', { kind: 'file', path: 'reports/report.json' }],
  ['file:///tmp/report.json', { kind: 'file', path: '/tmp/report.json' }],
])('%s', (text, choice) => {
  expect(parseBaseline(text)).toEqual(choice);
});

it.each([
  '',
  'main',
  'Auto',
  'git:main',
  'git://',
  'git:// ',
  'https://x',
  'registry://',
  'file://',
  'auto://x',
])('refuses %j and says what is expected', (text) => {
  expect(() => parseBaseline(text)).toThrow(/^expected auto, none, git:\/\/REF, registry:\/\/REF, or file:/);
});

it.each([
  'git://-x',
  'git://--upload-pack=x',
  'git://a b',
  'git://main:src',
  'git://a..b',
  'git://a\nb',
  'git://a*',
])('refuses %j, which does not name a commit', (text) => {
  expect(() => parseBaseline(text)).toThrow(/a branch, a tag or a commit after git:\/\//);
});

it('refuses malformed references and paths', () => {
  expect(() => parseBaseline('registry://Not An Image')).toThrow(UserError);
  expect(() => parseBaseline('file://a\nb')).toThrow(/a path of one line/);
});

it('throws nothing but a UserError for any text', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string().map((rest) => `git://${rest}`),
    fc.string().map((rest) => `registry://${rest}`),
  );
  fc.assert(
    fc.property(text, (value) => {
      try {
        const choice = parseBaseline(value);
        return choice.kind !== 'git' || !choice.reference.startsWith('-');
      } catch (error) {
        return error instanceof UserError;
      }
    }),
  );
});
