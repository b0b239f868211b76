import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { candidates } from '../../../src/dotnet/project/candidate-files.ts';
import { temporaryTree } from '../temporary-tree.ts';

const tree = [
  'All.slnx',
  'src/App/App.csproj',
  'src/App/Program.cs',
  'src/App/obj/Generated.csproj',
  'src/App/bin/Release/Copied.csproj',
  'src/App/wwwroot/node_modules/x/x.csproj',
  'src/Lib/Lib.fsproj',
  'test/App.Tests/App.Tests.vbproj',
  '.hidden/Old.csproj',
  'docs/readme.md',
];

async function look(pattern: string, root = temporaryTree(tree)) {
  const found = await candidates(pattern, root);
  const shown = (paths: readonly string[] = []) => paths.map((path) => relative(root, path));
  return (
    found && {
      named: shown(found.named),
      found: shown(found.found),
      solutions: shown(found.solutions),
      fileBased: shown(found.fileBased.map((app) => app.path)),
    }
  );
}

const apps = ['src/App/App.csproj', 'src/Lib/Lib.fsproj', 'test/App.Tests/App.Tests.vbproj'];

test.each(['src/App/App.csproj', './src/App/App.csproj', 'src\\App\\App.csproj'])(
  'takes the file %j as named',
  async (pattern) => {
    expect(await look(pattern)).toEqual({
      named: ['src/App/App.csproj'],
      found: [],
      solutions: [],
      fileBased: [],
    });
  },
);

test('takes a solution', async () => {
  expect(await look('All.slnx')).toMatchObject({ named: [], found: [], solutions: ['All.slnx'] });
});

test.each(['src/App', 'src/App/'])('takes the one project in the folder %j as named', async (pattern) => {
  expect(await look(pattern)).toMatchObject({ named: ['src/App/App.csproj'], found: [] });
});

test('searches a folder, but not what is hidden, built or installed', async () => {
  expect(await look('src')).toMatchObject({ named: [], found: apps.slice(0, 2) });
  expect(await look('.')).toMatchObject({ named: [], found: apps });
});

test.each([
  ['**/*.csproj', ['src/App/App.csproj']],
  ['src/**/*.{csproj,fsproj}', apps.slice(0, 2)],
  ['s*/A?p/*.csproj', ['src/App/App.csproj']],
  ['src/*', apps.slice(0, 2)],
  ['{src,test}', apps],
])('finds by %j', async (pattern, found) => {
  expect(await look(pattern)).toMatchObject({ named: [], found });
});

test('finds solutions by a glob', async () => {
  expect(await look('*.sln*')).toMatchObject({ found: [], solutions: ['All.slnx'] });
});

test.each(['nothing', 'docs/readme.md', '*.sqlproj', 'src/App/Program.cs', '.hidden/*.csproj'])(
  'finds nothing by %j',
  async (pattern) => {
    expect(await look(pattern)).toBeUndefined();
  },
);

test('takes an existing path with brackets for what it is', async () => {
  const root = temporaryTree(['[a]/App.csproj']);
  expect(await look('[a]/App.csproj', root)).toMatchObject({ named: ['[a]/App.csproj'] });
});

test('does not follow links, which could lead in a circle', async () => {
  const root = temporaryTree(tree);
  symlinkSync(root, join(root, 'src', 'loop'));
  expect(await look('**', root)).toMatchObject({ found: apps });
});

describe('apps that are one C# file', () => {
  const web = '#:sdk Microsoft.NET.Sdk.Web\n';
  const files = {
    'shop/app.cs': web,
    'shop/Helper.cs': 'class Helper;\n',
    'tools/one/gen.cs': '#:package Serilog@3.1.1\n',
    'src/App/App.csproj': '',
    'src/App/Features/Program.cs': web,
    'src/App/bin/copy.cs': web,
  };

  test('are named by their file', async () => {
    const root = temporaryTree(files);
    expect(await look('shop/app.cs', root)).toMatchObject({ named: ['shop/app.cs'], fileBased: [] });
    expect(await look('shop\\app.cs', root)).toMatchObject({ named: ['shop/app.cs'] });
  });

  test('need a #: line', async () => {
    expect(await look('shop/Helper.cs', temporaryTree(files))).toBeUndefined();
  });

  test.each([
    ['**', ['shop/app.cs', 'tools/one/gen.cs']],
    ['.', ['shop/app.cs', 'tools/one/gen.cs']],
    ['shop', ['shop/app.cs']],
    ['*/*.cs', ['shop/app.cs']],
    ['t*', ['tools/one/gen.cs']],
    ['src/App/Features', []],
  ])('are found by %j, unless a project is in their folder or above', async (pattern, found) => {
    const root = temporaryTree({ ...files, 'other/B.csproj': '', 'other/C.csproj': '' });
    expect(await look(pattern, root)).toMatchObject({ named: [], fileBased: found });
  });

  test('make a glob that matches nothing else', async () => {
    expect(await look('src/**/*.cs', temporaryTree(files))).toBeUndefined();
  });
});
