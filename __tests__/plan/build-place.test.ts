import { describe, expect, it } from 'vitest';
import { readDockerfile } from '../../src/dockerfile/read-dockerfile.ts';
import { findBuildPlace, type PlaceQuestion } from '../../src/plan/build-place.ts';
import { fixture } from '../dockerfile/fixture.ts';
import { MemoryTree } from '../fakes/memory-tree.ts';

async function place(
  dockerfile: string,
  text: string,
  files: readonly string[] | Record<string, string>,
  more: Partial<PlaceQuestion> = {},
) {
  const contents = Array.isArray(files) ? Object.fromEntries(files.map((file) => [file, ''])) : files;
  const read = readDockerfile(text, dockerfile);
  const question = { dockerfile, workspace: '/w', read, ...more };
  return findBuildPlace(
    question,
    new MemoryTree({ [dockerfile]: text, ...(contents as Record<string, string>) }),
  );
}

const web = ['/w/src/Web/Web.csproj', '/w/src/Core/Core.csproj', '/w/Shop.sln'];

describe('the build context', () => {
  it('is the nearest folder that holds every source', async () => {
    const text = 'FROM a\nCOPY src/Web/Web.csproj .\nCOPY src/Core/*.csproj .\nRUN dotnet publish';
    expect(await place('/w/src/Web/Dockerfile', text, web)).toMatchObject({ context: '/w', missing: [] });
    const near = 'FROM a\nCOPY Web.csproj .\nCOPY . .\nRUN dotnet publish';
    expect(await place('/w/src/Web/Dockerfile', near, web)).toMatchObject({
      context: '/w/src/Web',
      missing: [],
    });
    const between = 'FROM a\nCOPY Core Core\nRUN dotnet publish';
    expect((await place('/w/src/Web/Dockerfile', between, web)).context).toBe('/w/src');
  });

  it('is the solution folder of a Dockerfile that Visual Studio wrote', async () => {
    const text = await fixture('dockerfiles/visual-studio.Dockerfile');
    const files = ['/w/src/Shop.Web/Shop.Web.csproj', '/w/src/Shop.Core/Shop.Core.csproj'];
    expect(await place('/w/src/Shop.Web/Dockerfile', text, files)).toMatchObject({
      context: '/w',
      missing: [],
    });
  });

  it('is what the project names, relative to the Dockerfile', async () => {
    const text = 'FROM a\nCOPY . .\nRUN dotnet publish';
    const found = await place('/w/src/Web/Dockerfile', text, web, { dockerfileContext: '..\\..' });
    expect(found.context).toBe('/w');
  });

  it('is the one that was given', async () => {
    const text = 'FROM a\nCOPY nothing .\nRUN dotnet publish';
    const found = await place('/w/src/Web/Dockerfile', text, web, { context: '/w/src' });
    expect(found).toMatchObject({
      context: '/w/src',
      missing: [{ path: 'nothing', line: 2, ignored: false }],
    });
  });

  it('may lack what only wildcards ask for', async () => {
    const text = 'FROM a\nCOPY src/Web/Web.csproj nuget.config* .\nRUN dotnet publish';
    expect((await place('/w/src/Web/Dockerfile', text, web)).context).toBe('/w');
    const config = [...web, '/w/src/nuget.config'];
    const both = 'FROM a\nCOPY nuget.config* .\nCOPY Web .\nRUN dotnet publish';
    expect((await place('/w/src/Web/Dockerfile', both, config)).context).toBe('/w/src');
  });

  it('is the workspace if no folder has all sources, with what it lacks', async () => {
    const text = 'FROM a\nCOPY one.txt two.txt ./\nCOPY src/Web .\nRUN dotnet publish';
    expect(await place('/w/src/Web/Dockerfile', text, web)).toMatchObject({
      context: '/w',
      missing: [
        { path: 'one.txt', line: 2, ignored: false },
        { path: 'two.txt', line: 2, ignored: false },
      ],
    });
  });

  it('skips a folder if its .dockerignore hides a source', async () => {
    const text = 'FROM a\nCOPY lib .\nRUN dotnet publish';
    const files = { '/w/src/Web/lib/x': '', '/w/src/Web/.dockerignore': '**/lib', '/w/src/lib/x': '' };
    expect((await place('/w/src/Web/Dockerfile', text, files)).context).toBe('/w/src');
    const own = { ...files, '/w/src/Web/Dockerfile.dockerignore': '' };
    expect((await place('/w/src/Web/Dockerfile', text, own)).context).toBe('/w/src/Web');
  });

  it('is never outside of the workspace', async () => {
    const text = 'FROM a\nCOPY out.txt .\nRUN dotnet publish';
    const found = await place('/w/Dockerfile', text, ['/out.txt']);
    expect(found.context).toBe('/w');
    expect((await place('/elsewhere/Dockerfile', text, ['/w/x'])).context).toBe('/w');
  });
});

describe('the folder of the published app', () => {
  it('is the one folder that is missing everywhere', async () => {
    const text = await fixture('dockerfiles/copy-published.Dockerfile');
    expect(await place('/w/src/Web/Dockerfile', text, web)).toMatchObject({
      context: '/w/src/Web',
      missing: [],
      publishOutput: { path: '/w/src/Web/publish', exists: false },
    });
  });

  it("is the project's own publish folder", async () => {
    const text = 'FROM a\nCOPY bin/Release/net10.0/publish/ App/';
    const found = await place('/w/src/Web/Dockerfile', text, web);
    expect(found.publishOutput).toEqual({ path: '/w/src/Web/bin/Release/net10.0/publish', exists: false });
  });

  it('is in the context that has most of its path', async () => {
    const text = 'FROM a\nCOPY src/Web/bin/Release/net10.0/publish .';
    expect(await place('/w/src/Web/Dockerfile', text, web)).toMatchObject({
      context: '/w',
      publishOutput: { path: '/w/src/Web/bin/Release/net10.0/publish' },
    });
  });

  it.each(['publish/*', 'publish/.', './publish/', '/publish', 'publish/*.*'])('reads %s', async (source) => {
    const found = await place('/w/Dockerfile', `FROM a\nCOPY ${source} .\nCOPY Shop.sln .`, web);
    expect(found.publishOutput?.path).toBe('/w/publish');
  });

  it('is found next to files that exist, or need not exist', async () => {
    const found = await place('/w/Dockerfile', 'FROM a\nCOPY Shop.sln extra* ./\nCOPY out .', web);
    expect(found).toMatchObject({
      context: '/w',
      missing: [],
      publishOutput: { path: '/w/out', exists: false },
    });
  });

  it('is a folder that holds a published app already', async () => {
    const files = ['/w/publish/Web.dll', '/w/publish/Web.runtimeconfig.json'];
    expect(await place('/w/Dockerfile', 'FROM a\nCOPY publish/ .', files)).toMatchObject({
      context: '/w',
      missing: [],
      publishOutput: { path: '/w/publish', exists: true },
    });
  });

  it("is not another program's folder", async () => {
    const files = ['/w/tools/Migrator.runtimeconfig.json', '/w/out/Web.runtimeconfig.json'];
    const text = 'FROM a\nCOPY tools /tools\nCOPY out/* /app\nENTRYPOINT ["dotnet", "Web.dll"]';
    const found = await place('/w/Dockerfile', text, files);
    expect(found.publishOutput).toEqual({ path: '/w/out', exists: true });
  });

  it.each([
    ['a file is missing', 'COPY App.dll .'],
    ['two folders are missing', 'COPY one .\nCOPY two .'],
    ['nothing is missing', 'COPY src .'],
    ['the Dockerfile publishes', 'COPY missing .\nRUN dotnet publish'],
  ])('is unknown if %s', async (_, body) => {
    expect(await place('/w/Dockerfile', `FROM a\n${body}`, web)).not.toHaveProperty('publishOutput');
  });
});
