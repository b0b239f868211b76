import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  fileBasedApps,
  readDirectives,
  readFileBasedApp,
  whyFileLeftOut,
} from '../../../src/dotnet/project/file-based-app.ts';
import { temporaryTree } from '../temporary-tree.ts';

const web = '#:sdk Microsoft.NET.Sdk.Web\nWebApplication.Create(args).Run();\n';

test.each([
  [web, 'Microsoft.NET.Sdk.Web'],
  ['#:sdk Aspire.AppHost.Sdk@13.0.0\n', 'Aspire.AppHost.Sdk'],
  [
    '#!/usr/bin/env dotnet\r\n\r\n#:property PublishAot=false\r\n#:sdk   Microsoft.NET.Sdk.Web\r\n',
    'Microsoft.NET.Sdk.Web',
  ],
  [`\uFEFF// License\n/* one */ /* two */\n/*\n * ${'#:sdk No\n'} */\n${web}`, 'Microsoft.NET.Sdk.Web'],
  ['#:sdk First\n#:sdk Second\n', 'First'],
  ['#:package Serilog@3.1.1\nusing Serilog;\n', undefined],
])('reads the #: lines of %j', (text, sdk) => {
  expect(readDirectives(text)).toEqual({ sdk });
});

test.each([
  '',
  'using System;\n',
  `using System;\n${web}`,
  `#nullable enable\n${web}`,
  '#!/usr/bin/env dotnet\nConsole.WriteLine();\n',
  '// #:sdk Microsoft.NET.Sdk.Web\n',
  '/* #:sdk Microsoft.NET.Sdk.Web */\n',
  `/* never closed\n${web}`,
  `/*/\n${web}`,
  'var text = "#:sdk Microsoft.NET.Sdk.Web";\n',
])('sees no app in %j', (text) => {
  expect(readDirectives(text)).toBeUndefined();
});

test('reads only the beginning of a file', async () => {
  const root = temporaryTree({
    'late.cs': `${'\n'.repeat(5_000)}${web}`,
    'cut.cs': `${web}// ${'x'.repeat(5_000)}`,
  });
  expect(await readFileBasedApp(join(root, 'late.cs'))).toBeUndefined();
  expect(await readFileBasedApp(join(root, 'cut.cs'))).toMatchObject({ sdk: 'Microsoft.NET.Sdk.Web' });
});

test('finds the apps among C# files that belong to no project', async () => {
  const files = {
    'b/app.cs': web,
    'a/job.CS': web,
    'src/App/Program.cs': web,
    'a/Some.cs': 'class Some;',
    'a/x.md': web,
  };
  const root = temporaryTree(files);
  const paths = Object.keys(files).map((file) => join(root, file));
  const apps = await fileBasedApps(paths, (folder) => folder === join(root, 'src/App'));
  expect(apps.map(({ path }) => path)).toEqual([join(root, 'a/job.CS'), join(root, 'b/app.cs')]);
});

test('goes on if a file was just deleted', async () => {
  const root = temporaryTree({ 'app.cs': web });
  const apps = await fileBasedApps([join(root, 'gone.cs'), join(root, 'app.cs')], () => false);
  expect(apps).toHaveLength(1);
});

test('reads a thousand files at most, those nearest to the root', async () => {
  const deep = Array.from({ length: 1_100 }, (_, n) => [`deep/folder/${n}.cs`, web] as const);
  const root = temporaryTree(Object.fromEntries([...deep, ['app.cs', web]]));
  const paths = [...deep.map(([file]) => join(root, file)), join(root, 'app.cs')];
  const apps = await fileBasedApps(paths, () => false);
  expect(apps).toHaveLength(1_000);
  expect(apps.map(({ path }) => path)).toContain(join(root, 'app.cs'));
});

test.each([
  ['Microsoft.NET.Sdk.Web', 'has #:sdk Microsoft.NET.Sdk.Web; name it with input project', undefined],
  ['Microsoft.NET.Sdk.Worker', 'has #:sdk Microsoft.NET.Sdk.Worker; name it with input project', undefined],
  ['Aspire.AppHost.Sdk', 'Aspire AppHost', 'Aspire AppHost'],
  [
    undefined,
    'file-based app with neither Web nor Worker SDK',
    'file-based app with neither Web nor Worker SDK',
  ],
])(
  'says why an app with the SDK %s is left out: without input, and if a folder or glob finds it',
  (sdk, without, found) => {
    const app = { path: '/repo/app.cs', sdk };
    expect(whyFileLeftOut(app, false)).toBe(without);
    expect(whyFileLeftOut(app, true)).toBe(found);
  },
);
