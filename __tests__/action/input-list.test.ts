import { describe, expect, it } from 'vitest';
import { readInputList } from '../../src/action/input-list.ts';

describe('a list in the format of docker/build-push-action', () => {
  it.each([
    ['', []],
    ['\n\n', []],
    ['a=1\n  b=2  \r\nc=3', ['a=1', 'b=2', 'c=3']],
    ['type=gha,mode=max', ['type=gha,mode=max']],
    ['"KEY=first\nsecond"\nB=2', ['KEY=first\nsecond', 'B=2']],
    ['"A=say ""hi"""', ['A=say "hi"']],
    ['A="quoted" part', ['A="quoted" part']],
    ['"A=1" and more', ['"A=1" and more']],
    ['"open', ['"open']],
    ['A=1,', ['A=1,']],
    ['"A,B",C', ['A,B,C']],
  ])('%j is read with its commas', (input, expected) => {
    expect(readInputList(input, 'keep')).toEqual(expected);
  });

  it.each([
    ['linux/amd64,linux/arm64', ['linux/amd64', 'linux/arm64']],
    ['a, b\nc,', ['a', 'b', 'c']],
    ['"a,b",c', ['a,b', 'c']],
  ])('%j is split at its commas', (input, expected) => {
    expect(readInputList(input, 'separate')).toEqual(expected);
  });

  it.each([
    ['A=1 \n  B= 2\t\n', ['A=1 ', 'B= 2\t']],
    ['A=1\r\nB=2\r\n', ['A=1', 'B=2']],
    ['A=1 , 2 ', ['A=1 , 2 ']],
    ['"KEY=first\n  second\n"', ['KEY=first\n  second\n']],
    ['"KEY=first\r\nsecond "\r\nB=2', ['KEY=first\r\nsecond ', 'B=2']],
    [' \n\t\n', []],
  ])('%j keeps the ends of its items if they are secrets', (input, expected) => {
    expect(readInputList(input, 'keep', 'exact')).toEqual(expected);
  });
});
