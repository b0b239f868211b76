import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const property = (name: string, value: string): string => `<${name}>${value}</${name}>`;

const project = (sdk: string, properties: string, items = ''): string =>
  `<Project Sdk="${sdk}">
  <PropertyGroup>${properties}<Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup>${items}</ItemGroup>
</Project>
`;

const net10 = property('TargetFramework', 'net10.0');
const exe = property('OutputType', 'Exe');
const shared = '<ProjectReference Include="../../src/Library0/Library0.csproj" />';
const testing = '<PackageReference Include="Microsoft.NET.Test.Sdk" Version="17.14.1" />';

/** How many of a kind, in which folder, and the project file of the nth. */
const kinds: readonly (readonly [count: number, folder: string, text: (n: number) => string])[] = [
  [10, 'src/Api', () => project('Microsoft.NET.Sdk.Web', net10, shared)],
  [
    3,
    'src/Gateway',
    () => project('Microsoft.NET.Sdk.Web', property('TargetFrameworks', 'net48;net10.0'), shared),
  ],
  [
    3,
    'src/Jobs',
    () => project('Microsoft.NET.Sdk.Worker', net10 + property('RuntimeIdentifiers', 'win-x64;linux-x64')),
  ],
  [20, 'src/Library', () => project('Microsoft.NET.Sdk', net10)],
  [
    6,
    'src/Client',
    () => project('Microsoft.NET.Sdk', property('TargetFrameworks', 'netstandard2.0;net10.0')),
  ],
  [5, 'tools/Tool', () => project('Microsoft.NET.Sdk', net10 + exe)],
  [16, 'test/Tests', () => project('Microsoft.NET.Sdk', net10, shared + testing)],
  [8, 'hosts/Host', () => project('Nowhere.AppHost.Sdk/9.9.9', net10 + exe)],
  [6, 'packs/Pack', (n) => project(`Nowhere.Packaging${n}.Sdk/1.0.0`, net10)],
];

export const PROJECTS = kinds.reduce((sum, [count]) => sum + count, 0);
export const WITHOUT_SDK = 14;

/**
 * Writes a repository of 77 projects, 14 of which name an SDK that cannot be resolved.
 * @returns the project files; absolute.
 */
export async function writeManyProjects(root: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const [count, folder, text] of kinds) {
    for (let n = 0; n < count; n++) {
      const name = `${folder.split('/').at(-1)}${n}`;
      paths.push(await write(join(root, `${folder}${n}`, `${name}.csproj`), text(n)));
      await write(join(root, `${folder}${n}`, 'Program.cs'), '');
    }
  }
  // No registry is asked, so the time does not depend on a network.
  await write(
    join(root, 'nuget.config'),
    '<configuration><packageSources><clear /><add key="none" value="packages" /></packageSources></configuration>',
  );
  await mkdir(join(root, 'packages'), { recursive: true });
  return paths;
}

async function write(path: string, text: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}
