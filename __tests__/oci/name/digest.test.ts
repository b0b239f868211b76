import { describe, expect, it } from 'vitest';
import { isDigest, parseDigest } from '../../../src/oci/name/digest.ts';

const EMPTY = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('digests', () => {
  it('takes sha256', () => {
    expect(parseDigest(EMPTY)).toBe(EMPTY);
    expect(isDigest(EMPTY)).toBe(true);
  });

  it.each([`sha512:${'a'.repeat(128)}`, 'sha256+b64:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564'])(
    'refuses another algorithm and names it (%s)',
    (text) => {
      expect(isDigest(text)).toBe(false);
      expect(() => parseDigest(text)).toThrow(/uses algorithm \S+; only sha256 is supported/);
    },
  );

  it.each([
    '',
    'sha256:',
    EMPTY.toUpperCase(),
    `${EMPTY}0`,
    EMPTY.slice(0, -1),
    `${EMPTY}\n`,
    'x'.repeat(10_000),
  ])('refuses text that is not a digest', (text) => {
    expect(() => parseDigest(text)).toThrow(/^"[^\n]{0,110}" is not a digest: expected sha256:/);
  });
});
