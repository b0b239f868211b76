import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine, quoted } from '../../../src/oci/name/quoted.ts';
import { anyText } from '../../fakes/any-text.ts';

describe('untrusted text in messages', () => {
  it('are one line without control characters, whatever the text is', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 100 }), (text) => {
        expect(quoted(text, 50)).toMatch(/^"[^\p{C}\u2028\u2029]{0,51}"$/u);
      }),
    );
  }, 30_000);

  it('shortens long text', () => {
    expect(oneLine('x'.repeat(300), 10)).toBe(`${'x'.repeat(10)}…`);
    expect(oneLine('a\r\n::error::b\u001b[31m')).toBe('a ::error::b [31m');
  });
});
