import { describe, expect, it } from 'vitest';
import { appFolders } from '../../../src/dockerfile/dotnet/app-folders.ts';
import { readDockerfile } from '../../../src/dockerfile/read-dockerfile.ts';

const folders = (body: string) =>
  appFolders(readDockerfile(`FROM aspnet AS base\nWORKDIR /app\n${body}`, 'Dockerfile'));

describe('the folders that may hold the published app', () => {
  it.each<[string, readonly string[]]>([
    ['COPY bin/publish .\nCOPY web wwwroot', ['bin/publish']],
    ['COPY . .', ['.']],
    ['COPY Api.dll Api.deps.json ./', ['.']],
    ['COPY publish/* ./', ['publish']],
    ['COPY publish /app/\nCOPY start.sh /app/', ['publish']],
    ['COPY out /', ['out/app']],
    ['FROM aspnet AS final\nWORKDIR /app\nCOPY --from=0 /app .', []],
  ])('are known by what is started: %j', (body, expected) => {
    const found = appFolders(
      readDockerfile(`FROM aspnet\nWORKDIR /app\n${body}\nENTRYPOINT ["dotnet", "Api.dll"]`, 'Dockerfile'),
    );
    expect(found.folders).toEqual(expected);
    expect(found.started).toBe(expected.length > 0);
    expect(found.assembly).toBe('Api');
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['COPY bin/publish .\nCOPY web wwwroot\nCOPY a.txt .', ['bin/publish', 'web'], ['bin/publish']],
    ['COPY net10.0/ .', ['net10.0'], ['net10.0']],
    ['COPY * ./', ['.'], ['.']],
    ['RUN --mount=type=bind,target=/src ls', [], []],
    ['COPY . .\nFROM aspnet\nCOPY --from=0 /app /app\nCOPY jobs /jobs', ['jobs'], []],
    ['COPY . .\nFROM base', ['.'], ['.']],
  ])('are all that are copied, if that is not known: %j', (body, expected, main) => {
    expect(folders(body)).toMatchObject({ folders: expected, main, started: false, assembly: undefined });
  });
});
