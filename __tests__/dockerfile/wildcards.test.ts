import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesAbove, matchesPart, matchesPath, reachesBelow } from '../../src/dockerfile/wildcards.ts';

describe('one part of a path', () => {
  it.each([
    ['*.csproj', 'App.csproj', true],
    ['*.csproj', 'App.csproj.user', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-b-b', false],
    ['?pp', 'App', true],
    ['?', '', false],
    ['*', '', true],
    ['[a-c]x', 'bx', true],
    ['[^a-c]x', 'bx', false],
    ['[a', '[a', true],
    ['\\*', '*', true],
    ['\\*', 'x', false],
    ['', '', true],
  ])('%j and %j: %s', (pattern, part, expected) => {
    expect(matchesPart(pattern, part)).toBe(expected);
  });

  it('matches itself when it holds no wildcard', () => {
    fc.assert(fc.property(fc.stringMatching(/^[\w. -]{0,20}$/), (text) => matchesPart(text, text)));
  });

  it('does not try every combination of wildcards', () => {
    expect(matchesPart(`${'*a'.repeat(5000)}b`, 'a'.repeat(5000))).toBe(false);
  });
});

describe('a whole path', () => {
  it.each([
    ['**/bin', 'bin', true],
    ['**/bin', 'src/App/bin', true],
    ['**/bin', 'src/App/binary', false],
    ['src/**', 'src/a/b', true],
    ['src/**/b', 'src/b', true],
    ['**', 'anything/at/all', true],
    ['*', 'a/b', false],
    ['a/*/c', 'a/b/c', true],
  ])('%j and %j: %s', (pattern, path, expected) => {
    expect(matchesPath(pattern, path)).toBe(expected);
  });
});

describe('a pattern and the folders around what it matches', () => {
  it.each([
    ['src/**/*.csproj', 'src', false, true],
    ['src/**/*.csproj', 'src/a/b', false, true],
    ['src/**/*.csproj', 'src/App.csproj', true, true],
    ['src/**/*.csproj', 'web', false, false],
    ['src/App', 'src', false, true],
    ['src/App', 'src/App', true, false],
    ['src/App', 'src/App/x.cs', true, false],
    ['src/App', 'src/Api', false, false],
    ['src/**', 'src', true, true],
  ])('%j and %j: above or at it %s, below it %s', (pattern, path, above, below) => {
    expect(matchesAbove(pattern, path)).toBe(above);
    expect(reachesBelow(pattern, path)).toBe(below);
  });
});
