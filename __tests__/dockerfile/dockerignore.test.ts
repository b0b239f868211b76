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
    ['*', '.', true],
    ['**\n', '.', true],
    ['**/*', '.', true],
    ['*/bin\nsrc', '.', false],
    ['*\n!src', '.', false],
    ['!src\n*', '.', true],
    ['*\n!src/Api', 'src', false],
    ['*\n!src/Api\nsrc', 'src', true],
    ['*\n!src/Api', 'web', true],
    ['*\n!**/*.csproj', 'web', false],
    ['*\n!src/**', 'src', false],
  ])('%j and %s: %s', (text, path, expected) => {
    expect(ignored(text, path)).toBe(expected);
  });
});
