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

  it('is what the project names', async () => {
    const text = 'FROM a\nCOPY . .\nRUN dotnet publish';
    const found = await place('/w/src/Web/Dockerfile', text, web, { dockerfileContext: '/w' });
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

describe('what is missing in the build context', () => {
  const missing = async (text: string, files: Record<string, string>, more: Partial<PlaceQuestion> = {}) =>
    (await place('/w/src/Web/Dockerfile', text, files, more)).missing;
  const all = { '/w/src/Web/Web.csproj': '', '/w/src/Core/Core.csproj': '' };
  const copyAll = 'FROM a\nCOPY . .\nRUN dotnet publish';

  it.each(['*', '**', '**/*'])('is everything, with a .dockerignore of %s', async (pattern) => {
    const found = await missing(copyAll, { ...all, '/w/.dockerignore': pattern }, { context: '/w' });
    expect(found).toMatchObject([
      { path: '.', line: 2, ignored: true, certain: true, foundIn: '/w/src/Web' },
    ]);
  });

  it('is nothing if .dockerignore leaves a part', async () => {
    const text = 'FROM a\nCOPY . .\nRUN dotnet publish $P';
    const files = { ...all, '/w/.dockerignore': '*\n!src/Web' };
    expect(await missing(text, files, { context: '/w' })).toEqual([]);
  });

  it('is what .dockerignore excludes, also in the context that is named', async () => {
    const text = 'FROM a\nCOPY src/Core /c\nRUN dotnet publish';
    const files = { ...all, '/w/.dockerignore': 'src/Core' };
    const expected = [{ path: 'src/Core', ignored: true, certain: true }];
    expect(await missing(text, files)).toMatchObject(expected);
    expect(await missing(text, files, { context: '/w' })).toMatchObject(expected);
  });

  it('is found in another folder, if the context that is named lacks it', async () => {
    const text = 'FROM a\nCOPY src/Core src/*/*.csproj /c/\nRUN dotnet publish $P';
    expect(await missing(text, all, { context: '/w/src' })).toMatchObject([
      { path: 'src/Core', certain: true, foundIn: '/w' },
      // Docker accepts a wildcard that matches nothing.
      { path: 'src/*/*.csproj', certain: false, foundIn: '/w' },
    ]);
  });

  it('is what no folder has, but not a wildcard', async () => {
    const text = 'FROM a\nCOPY none extra* ./\nCOPY --parents more **/none ./\nRUN dotnet publish';
    expect(await missing(text, all)).toMatchObject([{ path: 'none' }]);
  });

  it('is not looked for outside of the workspace by the projects that the app references', async () => {
    const projects = ['/w/src/Web/Web.csproj', '/w/src/Core/Core.csproj', '/elsewhere/Lib.csproj'];
    const files = { ...all, '/w/src/All.sln': '' };
    const found = await place('/w/src/Web/Dockerfile', copyAll, files, { projects });
    expect(found).toMatchObject({ context: '/w/src', outside: ['/elsewhere/Lib.csproj'] });
  });
});

describe('the reason for a build context', () => {
  it.each([
    ['the folder of the Dockerfile', 'COPY . .', {}],
    ['the nearest folder with src/Core/*.csproj, which line 2 copies', 'COPY src/Core/*.csproj .', {}],
    [
      'the nearest folder with Core/Core.csproj, which line 3 uses',
      'COPY . /s\nRUN cat /s/Core/Core.csproj',
      {},
    ],
    ['the nearest folder with src, which line 2 copies', 'COPY none src .', {}],
    ['no folder has what is copied', 'COPY none .', {}],
    ['input context names it', 'COPY none src .', { context: '/w' }],
    ['DockerfileContext names it', 'COPY none src .', { dockerfileContext: '/w' }],
    [
      'the nearest folder with Core/Core.csproj, which the app references',
      'COPY . .',
      { projects: ['/w/src/Web/Web.csproj', '/w/src/Core/Core.csproj'] },
    ],
  ])('%s', async (reason, body, more) => {
    const text = `FROM a\n${body}\nRUN dotnet publish $P`;
    expect((await place('/w/src/Web/Dockerfile', text, web, more)).reason).toBe(reason);
  });

  it.each([
    ['the app is expected in publish', 'COPY publish .'],
    ['the published app is all that is copied', 'COPY . .'],
  ])('%s', async (reason, body) => {
    expect((await place('/w/src/Web/Dockerfile', `FROM a\n${body}`, web)).reason).toBe(reason);
  });
});

it('looks into each folder once, however many patterns with ** there are', async () => {
  const files = Array.from({ length: 20 }, (_, index) => `/w/src/a/${index}/b/c/x.cs`);
  const tree = new MemoryTree(
    Object.fromEntries([...files, '/w/src/a/Dockerfile'].map((path) => [path, ''])),
  );
  const read = readDockerfile('FROM a\nCOPY --parents **/**/*.x **/q/**/*.y a/**/z ./', 'Dockerfile');
  await findBuildPlace({ dockerfile: '/w/src/a/Dockerfile', workspace: '/w', read }, tree);
  expect(tree.listed.size).toBeGreaterThan(60);
  expect(Math.max(...tree.listed.values())).toBe(1);
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

  it('is the folder that is named, and its context fits', async () => {
    const text = 'FROM a\nCOPY bin/out .\nCOPY Web.csproj /x';
    const found = await place('/w/src/Web/Dockerfile', text, web, { publishOutput: '/w/src/Web/bin/out' });
    expect(found).toMatchObject({ context: '/w/src/Web', publishOutput: { path: '/w/src/Web/bin/out' } });
    const whole = await place('/w/Dockerfile', 'FROM a\nCOPY . .', web, { publishOutput: '/w/out' });
    expect(whole).toMatchObject({ context: '/w/out', publishOutput: { path: '/w/out', exists: false } });
  });

  it('is the context that is named, if everything is copied and no project is in it', async () => {
    const copyAll = 'FROM a\nCOPY . .\nENTRYPOINT ["dotnet", "Web.dll"]';
    const files = [...web, '/w/deploy/readme.md'];
    const named = await place('/w/src/Web/Dockerfile', copyAll, files, { context: '/w/deploy' });
    expect(named).toMatchObject({
      context: '/w/deploy',
      publishOutput: { path: '/w/deploy', exists: false },
    });
    const sources = await place('/w/src/Web/Dockerfile', copyAll, files, { context: '/w/src/Web' });
    expect(sources.context).toBe('/w/src/Web');
    expect(sources).not.toHaveProperty('publishOutput');
  });

  it.each([
    ['web/dist', '/w/web/package.json'],
    ['dist', '/w/package.json'],
    ['web/out', '/w/web/package.json'],
    ['UI/Web/dist/browser', '/w/UI/Web/package.json'],
  ])('is not %s next to a package.json', async (folder, file) => {
    const found = await place('/w/Dockerfile', `FROM a\nCOPY ${folder} .`, [...web, file]);
    expect(found).not.toHaveProperty('publishOutput');
  });

  it.each([
    ['publish', ['out', 'publish', 'dist']],
    ['bin/Release/net10.0/publish', ['bin/Release', 'bin/Release/net10.0/publish']],
    ['bin/Release', ['out', 'bin/Release', 'files']],
    ['out', ['files', 'out']],
  ])('is rather %s of %s', async (expected, folders) => {
    const text = `FROM a\n${folders.map((folder) => `COPY ${folder} /${folder}`).join('\n')}`;
    expect((await place('/w/Dockerfile', text, web)).publishOutput?.path).toBe(`/w/${expected}`);
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
