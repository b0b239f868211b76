import { expect, test } from 'vitest';
import { globalProperty } from '../../../src/dotnet/cli/msbuild-text.ts';

test('leaves the words of an ordinary value alone', () => {
  expect(globalProperty('ContainerRegistry', '127.0.0.1:5001')).toBe('-p:ContainerRegistry=127.0.0.1:5001');
  expect(globalProperty('ContainerBaseImage', 'mcr.microsoft.com/dotnet/aspnet:10.0-noble')).toBe(
    '-p:ContainerBaseImage=mcr.microsoft.com/dotnet/aspnet:10.0-noble',
  );
});

test('clears a property', () => {
  expect(globalProperty('ContainerImageTags', '')).toBe('-p:ContainerImageTags=');
});

test('escapes what would start another property or be expanded', () => {
  expect(globalProperty('A', 'x;B=y,C=z')).toBe('-p:A=x%3BB%3Dy%2CC%3Dz');
  expect(globalProperty('A', '$(Secret)@(Item)%41"*?\'')).toBe(
    '-p:A=%24%28Secret%29%40%28Item%29%2541%22%2A%3F%27',
  );
});
