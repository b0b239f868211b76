import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countPublishes } from './count-publishes.ts';
import { act, checkout } from './scene.ts';

it('the projects of a solution are restored once, and weigh what they weigh alone', async () => {
  const workspace = await checkout('minimal-api');
  await mkdir(join(workspace, 'A'));
  for (const file of ['MinimalApi.csproj', 'Program.cs']) {
    await rename(join(workspace, file), join(workspace, 'A', file.replace('MinimalApi', 'A')));
  }
  const other = await checkout('minimal-api');
  await rename(other, join(workspace, 'B'));
  const inputs = { 'sdk-image': 'none', comment: 'never' };
  const alone = await act({ workspace, with: inputs });
  const names = ['A/A.csproj', 'B/MinimalApi.csproj'].map((path) => `<Project Path="${path}" />`);
  await writeFile(join(workspace, 'Shop.slnx'), `<Solution>${names.join('')}</Solution>`);
  const programs = await countPublishes();
  const together = await act({ workspace, with: inputs, env: programs.env });

  expect(together.exitCode, together.stdout).toBe(0);
  const disks = [alone, together].map(({ report }) => report?.images.map(({ app }) => app.disk));
  expect(disks[0]).toHaveLength(2);
  expect(disks[1]).toEqual(disks[0]);
  const publishes = await programs.started();
  expect(publishes).toHaveLength(2);
  expect(publishes.every((words) => words.includes(' --no-restore '))).toBe(true);
});

it('a worker has the base image that its references need, also from a mirror', async () => {
  const workspace = await checkout('minimal-api');
  const project = (sdk: string, items: string) =>
    `<Project Sdk="${sdk}"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>${items}</ItemGroup></Project>`;
  for (const folder of ['Jobs', 'Shared']) await mkdir(join(workspace, folder));
  const shared = '<FrameworkReference Include="Microsoft.AspNetCore.App" />';
  await writeFile(join(workspace, 'Shared/Shared.csproj'), project('Microsoft.NET.Sdk', shared));
  const reference = '<ProjectReference Include="../Shared/Shared.csproj" />';
  await writeFile(join(workspace, 'Jobs/Jobs.csproj'), project('Microsoft.NET.Sdk.Worker', reference));
  await writeFile(join(workspace, 'Jobs/Program.cs'), 'System.Console.WriteLine();\n');
  const inputs = { project: 'Jobs/Jobs.csproj', 'sdk-image': 'none', comment: 'never' };
  const { report, stdout } = await act({ workspace, with: inputs });
  expect(report?.images[0]?.base?.reference, stdout).toBe('mcr.microsoft.com/dotnet/aspnet:10.0');
});
