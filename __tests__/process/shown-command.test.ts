import { expect, it } from 'vitest';
import { shownCommand } from '../../src/process/shown-command.ts';

it.each([
  [['docker', 'build', '--build-arg', 'NUGET_PAT=ghp_secret', '.'], 'docker build --build-arg NUGET_PAT=… .'],
  [['dotnet', 'publish', 'A.csproj', '-p:Password=hunter2;B=c'], 'dotnet publish A.csproj -p:Password=…'],
  [['docker', '--cache-to', 'type=s3,secret_access_key=AKIA\nmore'], 'docker --cache-to type=…'],
  [['dotnet', 'publish', "it's here/A.csproj"], "dotnet publish 'it'\\''s here/A.csproj'"],
])('shows %j without the values in it', (words, shown) => {
  expect(shownCommand(words)).toBe(shown);
});
