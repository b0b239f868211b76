import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { globalProperty } from '../cli/msbuild-text.ts';

/**
 * Targets with which equal sources become equal assemblies, in any folder and at any commit:
 * - Paths of the checkout become `/_/`.
 * - The commit is part of AssemblyInformationalVersion and of the SourceLink document in the .pdb, and the assembly
 *   has the hash of its .pdb. In AssemblyInformationalVersion, as many zeros replace the commit. The SourceLink document
 *   is left out: about 200 bytes of a .pdb, and nothing of the assembly.
 *
 * ContinuousIntegrationBuild would do the first, but projects make warnings errors by it, lock their restore, and more.
 * These properties are set by targets, so that the project is evaluated exactly as by the user's own publish.
 */
export const REPRODUCIBLE_TARGETS = `<Project>
  <!--
    As early as a build reads them. The SDK maps the folders of repository and packages (Microsoft.Managed.Core.targets,
    Microsoft.FSharp.NetSdk.targets), which is an error if there is no SourceRoot. If the project has its own PathMap,
    that comes first, and the rest is mapped by ours.
  -->
  <Target Name="AspnetImageSizeMapPaths" BeforeTargets="PrepareForBuild;InitializeSourceControlInformation;InitializeSourceRootMappedPaths">
    <PropertyGroup>
      <DeterministicSourcePaths Condition="'$(DeterministicSourcePaths)' == '' and '$(PathMap)' == '' and '$(Deterministic)' == 'true' and '@(SourceRoot)' != ''">true</DeterministicSourcePaths>
      <PathMap Condition="'$(PathMap)' != ''">$(PathMap),</PathMap>
      <PathMap>$(PathMap)$(AspnetImageSizePathMap)</PathMap>
    </PropertyGroup>
  </Target>
  <Target Name="AspnetImageSizeReplaceCommit" AfterTargets="InitializeSourceControlInformation" Condition="'$(SourceRevisionId)' != ''">
    <PropertyGroup>
      <SourceRevisionId>$([System.Text.RegularExpressions.Regex]::Replace('$(SourceRevisionId)', '.', '0'))</SourceRevisionId>
      <EnableSourceLink>false</EnableSourceLink>
    </PropertyGroup>
  </Target>
</Project>
`;

/**
 * The argument of `dotnet` that these targets need.
 * @param ceiling root of the workspace; folders above it are not looked at.
 */
export function pathMapArg(project: string, ceiling: string): string {
  const root = repositoryRoot(dirname(project), ceiling) ?? resolve(ceiling);
  return globalProperty('AspnetImageSizePathMap', `${pathMapWord(withSeparator(root))}=/_/`);
}

/** The nearest folder with a `.git`, which is a file in worktrees and submodules. */
function repositoryRoot(folder: string, ceiling: string): string | undefined {
  const top = withSeparator(resolve(ceiling));
  for (let at = resolve(folder); withSeparator(at).startsWith(top); at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return undefined;
  }
  return undefined;
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

/** The compiler separates pairs by commas and their halves by `=`; doubled ones are literal. */
function pathMapWord(path: string): string {
  return path.replace(/[,=]/g, '$&$&');
}
