import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { HeldOutput } from '../../src/process/held-output.ts';

function shownOf(output: HeldOutput): () => string {
  const to = new PassThrough();
  output.show(to);
  return () => String(to.read() ?? '');
}

describe('held output', () => {
  it('is shown from its beginning once it is to be shown', () => {
    const output = new HeldOutput();
    output.write('before\n');
    const shown = shownOf(output);
    output.write('after\n');
    expect(shown()).toBe('before\nafter\n');
  });

  it('hides whole lines, wherever a write ends', () => {
    const output = new HeldOutput(['http://question/']);
    const shown = shownOf(output);
    for (const part of ['one\nDownloading http://ques', 'tion/ now\nt', 'wo\n']) output.write(part);
    expect(shown()).toBe('one\ntwo\n');
  });

  it('ends with what is no whole line', () => {
    const output = new HeldOutput();
    const shown = shownOf(output);
    output.end('no line feed');
    expect(shown()).toBe('no line feed');
  });

  it('keeps characters whole that two writes have a part of', () => {
    const output = new HeldOutput();
    const shown = shownOf(output);
    const text = Buffer.from('é\n');
    output.write(text.subarray(0, 1));
    output.write(text.subarray(1));
    expect(shown()).toBe('é\n');
  });
});
