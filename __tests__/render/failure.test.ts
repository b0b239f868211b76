import { describe, expect, it } from 'vitest';
import { renderFailure } from '../../src/render/failure.ts';

describe('a run that ended before there was anything to report', () => {
  it('says so in the summary: the message, and its further lines as a list', () => {
    expect(renderFailure('Two inputs are wrong\nInput a: x\nInput b: <y>')).toBe(
      '### ❌ Two inputs are wrong\n\n- Input a: x\n- Input b: &#60;y&#62;\n',
    );
  });

  it('stays short, however much a tool says', () => {
    const text = renderFailure(Array.from({ length: 5000 }, (_, i) => `line ${i}`).join('\n'));
    expect(text.split('\n').length).toBeLessThan(50);
    expect(text).toContain('- … and 4959 more');
  });
});
