import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
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
  return found && { named: shown(found.named), found: shown(found.found), solutions: shown(found.solutions) };
}

const apps = ['src/App/App.csproj', 'src/Lib/Lib.fsproj', 'test/App.Tests/App.Tests.vbproj'];

test.each(['src/App/App.csproj', './src/App/App.csproj', 'src\\App\\App.csproj'])(
  'takes the file %j as named',
  async (pattern) => {
    expect(await look(pattern)).toEqual({ named: ['src/App/App.csproj'], found: [], solutions: [] });
  },
);

test('takes a solution', async () => {
  expect(await look('All.slnx')).toEqual({ named: [], found: [], solutions: ['All.slnx'] });
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
