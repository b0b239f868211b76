import { expect, it } from 'vitest';
import { parseParents, parseRemoteReference, parseSubmodulePaths, parseTree } from '../../src/git/answers.ts';

const [A, B] = ['a'.repeat(40), 'b'.repeat(40)];

it('reads the parents of a commit, and not of its message', () => {
  const text = `tree ${A}\nparent ${A}\nparent ${B}\nauthor a <a@b> 1 +0000\n\nmessage\nparent ${'c'.repeat(40)}\n`;
  expect(parseParents(text)).toEqual([A, B]);
  expect(parseParents(`tree ${A}\nauthor a\n\nfirst`)).toEqual([]);
});

it('reads tree entries with any name', () => {
  expect(parseTree(`160000 commit ${A}\tlib\n"x"\x00100644 blob ${B}\ta.txt\x00`)).toEqual([
    { kind: 'commit', id: A, path: 'lib\n"x"' },
    { kind: 'blob', id: B, path: 'a.txt' },
  ]);
  expect(parseTree('')).toEqual([]);
});

it('reads names and paths of submodules', () => {
  const text = 'submodule.libs/a.b.path\nlibs/a\x00submodule.c.path\nc d\x00';
  expect([...parseSubmodulePaths(text)]).toEqual([
    ['libs/a.b', 'libs/a'],
    ['c', 'c d'],
  ]);
});

it('prefers a branch to a tag, and what a tag points to over the tag', () => {
  const tag = `${A}\trefs/tags/v1\n${B}\trefs/tags/v1^{}\n`;
  expect(parseRemoteReference(tag, 'v1')).toBe(B);
  expect(parseRemoteReference(`${tag}${A}\trefs/heads/v1\n`, 'v1')).toBe(A);
  expect(parseRemoteReference(tag, 'refs/tags/v1')).toBe(B);
  expect(parseRemoteReference(tag, 'v2')).toBeUndefined();
  expect(parseRemoteReference(`${A}\trefs/remotes/x/refs/heads/v2\n`, 'v2')).toBeUndefined();
});
