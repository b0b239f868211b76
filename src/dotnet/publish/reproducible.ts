import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { globalProperty } from '../cli/global-property.ts';

/** As long as a commit ID, so that assemblies have the size of the user's own. */
const NO_REVISION = '0'.repeat(40);

/**
 * Properties with which equal sources become equal assemblies, in any folder and at any commit:
 * - Paths of the checkout become `/_/`. With ContinuousIntegrationBuild alone the compiler does so only for what
 *   SourceLink found in a git repository.
 * - The commit is part of AssemblyInformationalVersion and of the SourceLink document in the .pdb, and the assembly
 *   has the hash of its .pdb. In AssemblyInformationalVersion, a constant of the same length replaces the commit. The
 *   SourceLink document is left out: about 200 bytes of a .pdb, and nothing of the assembly.
 * @param ceiling root of the workspace; folders above it are not looked at.
 */
export function reproducibleArgs(project: string, ceiling: string): readonly string[] {
  const repository = repositoryRoot(dirname(project), ceiling);
  return [
    '-p:ContinuousIntegrationBuild=true',
    globalProperty('PathMap', `${pathMapWord(withSeparator(repository ?? resolve(ceiling)))}=/_/`),
    // Without a repository there is no commit in the user's own assemblies either.
    ...(repository === undefined
      ? []
      : ['-p:EnableSourceLink=false', globalProperty('SourceRevisionId', NO_REVISION)]),
  ];
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
