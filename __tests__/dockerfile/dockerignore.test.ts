import { describe, expect, it } from 'vitest';
import { readDockerignore } from '../../src/dockerfile/dockerignore.ts';

const ignored = (text: string, path: string) => readDockerignore(text)(path);

describe('.dockerignore', () => {
  it.each([
    ['**/bin', 'src/App/bin/Release/App.dll', true],
    ['bin', 'src/bin', false],
    ['/publish/', 'publish', true],
    ['publish', 'publish/', true],
    ['*\n!publish', 'publish/App.dll', false],
    ['*\n!publish', 'src/App.cs', true],
    ['!publish\n*', 'publish', true],
    ['# publish', 'publish', false],
    ['\uFEFFpublish\r\n', 'publish', true],
    ['!\n/\n.\n', 'publish', false],
    ['', 'publish', false],
  ])('%j and %s: %s', (text, path, expected) => {
    expect(ignored(text, path)).toBe(expected);
  });
});
