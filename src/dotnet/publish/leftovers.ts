import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { isProjectFile } from '../../model/project-file.ts';
import { literal } from '../cli/msbuild-text.ts';
import type { ProjectFacts } from '../project/project-facts.ts';

/** Folders that are read, at most. */
const MOST_FOLDERS = 5_000;

const NEVER_READ = new Set(['node_modules', '.git', '.vs', 'bin', 'obj']);

/**
 * Folders below the project with what was built before, which a clean checkout does not have: the app as it was
 * published into a folder, and what other projects below were built into. The Web SDK takes all `.json` and `.config`
 * files below the project for content of the app, except in its own `bin` and `obj`.
 */
export async function findLeftovers({
  path,
  assemblyName,
}: Pick<ProjectFacts, 'path' | 'assemblyName'>): Promise<readonly string[]> {
  const top = dirname(path);
  const leftovers: string[] = [];
  const waiting = [top];
  for (let read = 0; read < MOST_FOLDERS; read++) {
    const folder = waiting.shift();
    if (folder === undefined) break;
    const entries = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []);
    const files = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    // Whoever publishes into the project's own folder mixes both.
    if (folder !== top && isPublished(files, assemblyName)) {
      leftovers.push(folder);
      continue;
    }
    const builds = folder !== top && [...files].some(isProjectFile);
    if (builds) leftovers.push(...folders.filter(isBuildFolder).map((name) => join(folder, name)));
    waiting.push(...folders.filter((name) => !NEVER_READ.has(name)).map((name) => join(folder, name)));
  }
  return leftovers.sort();
}

const isBuildFolder = (name: string) => name === 'bin' || name === 'obj';

function isPublished(files: ReadonlySet<string>, assembly: string): boolean {
  return ['.dll', '.deps.json', '.runtimeconfig.json'].every((end) => files.has(`${assembly}${end}`));
}

/** Targets that leave out what the SDK found in these folders. What the project itself names there stays. */
export function leftoverTargets(folders: readonly string[]): string {
  const found = folders.map(
    (
      folder,
    ) => `    <PropertyGroup><_AspnetImageSizeFolder>${literal(folder + sep)}</_AspnetImageSizeFolder></PropertyGroup>
    <ItemGroup><_AspnetImageSizeLeftover Include="@(Content)" Condition="$([System.String]::Copy('%(FullPath)').StartsWith($(_AspnetImageSizeFolder))) and $([System.String]::Copy('%(DefiningProjectDirectory)').Replace('\\', '/').Contains('/Sdks/'))" /></ItemGroup>
`,
  );
  return `<Project>
  <Target Name="AspnetImageSizeLeaveOut" BeforeTargets="PrepareForBuild;AssignTargetPaths">
${found.join('')}    <ItemGroup><Content Remove="@(_AspnetImageSizeLeftover)" /></ItemGroup>
    <Message Importance="high" Condition="'@(_AspnetImageSizeLeftover)' != ''" Text="Left out of the app, because an earlier build made them and a clean checkout does not have them: @(_AspnetImageSizeLeftover->'%(Identity)', ', ')" />
  </Target>
</Project>
`;
}
