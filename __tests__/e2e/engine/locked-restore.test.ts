import { expect, it } from 'vitest';
import { useGitHub } from '../../github/scene.ts';
import { type History, pullRequestOf, startHistory } from '../history.ts';
import { output } from '../independent.ts';
import { act, onlyImage } from '../scene.ts';

const hub = useGitHub(({ state }) => {
  state.addPullRequest({ number: 7 });
});

/** An app for two runtimes, and a library that knows of none. */
function files(locked: boolean): Readonly<Record<string, string | null>> {
  const properties = [
    '<TargetFramework>net10.0</TargetFramework>',
    '<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>',
    `<RestoreLockedMode>${locked}</RestoreLockedMode>`,
  ];
  return {
    'MinimalApi.csproj': null,
    'Program.cs': null,
    'Directory.Build.props': `<Project><PropertyGroup>${properties.join('')}</PropertyGroup></Project>\n`,
    'App/App.csproj':
      '<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><RuntimeIdentifiers>linux-x64;linux-arm64</RuntimeIdentifiers></PropertyGroup><ItemGroup><ProjectReference Include="../Lib/Lib.csproj" /></ItemGroup></Project>\n',
    'App/Program.cs': 'System.Console.WriteLine(Lib.Numbers.Text());\n',
    'Lib/Lib.csproj':
      '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Newtonsoft.Json" Version="13.0.3" /></ItemGroup></Project>\n',
    'Lib/Numbers.cs':
      'namespace Lib;\npublic static class Numbers { public static string Text() => Newtonsoft.Json.JsonConvert.SerializeObject(new[] { 1, 2 }); }\n',
  };
}

/** With the lock files that `dotnet restore` of the app writes. */
async function lockedHistory(locked: boolean): Promise<History> {
  const history = await startHistory('minimal-api');
  await history.commit({ branch: 'main', change: files(locked) });
  const author = await history.git('rev-parse', '--show-toplevel');
  await output('dotnet', ['restore', `${author}/App/App.csproj`, '-v', 'quiet', '--force-evaluate']);
  await history.commit({ branch: 'main', change: { 'README.md': 'With lock files.\n' } });
  expect(await history.git('ls-files', '*.lock.json')).toBe('App/packages.lock.json\nLib/packages.lock.json');
  return history;
}

it.each([
  ['sdk', true],
  ['sdk', false],
  ['docker', true],
  ['docker', false],
])('builder %s, locked mode %s: head and baseline restore, and lock files stay', async (builder, locked) => {
  const history = await lockedHistory(locked);
  const base = await history.git('rev-parse', 'main');
  const head = await history.commit({ branch: 'feature', change: { 'README.md': 'Nothing of the app.\n' } });
  const merge = await history.merge('feature');
  const workspace = await history.checkout('refs/pull/7/merge');
  const result = await act({
    workspace,
    event: pullRequestOf({ head, base, merge }),
    apiUrl: hub.github.url,
    with: { builder, 'sdk-image': 'none', 'baseline-cache': 'false', 'max-increase': '0 MB' },
  });
  expect(result.exitCode, result.stdout).toBe(0);
  const { baseline, comparison } = onlyImage(result);
  expect(baseline).toMatchObject({ commit: base, source: 'built' });
  expect(comparison?.increase).toMatchObject({ download: 0, disk: 0 });
  expect(await history.inside(workspace, 'status', '--porcelain')).toBe('');
});
