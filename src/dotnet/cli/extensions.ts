import { cp, mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../process/environment.ts';
import { globalProperty } from './msbuild-text.ts';

/** The folder of extensions from which Microsoft.Common.CurrentVersion.targets imports all files. */
export function importedFolder(extensions: string): string {
  return join(extensions, 'Current', 'Microsoft.Common.targets', 'ImportAfter');
}

/**
 * Makes a folder of MSBuild extensions with these files, which every project imports, referenced ones too. It takes the
 * place of the user's own extensions, which are copied. No project sets this property; CustomAfterMicrosoftCommonTargets
 * and the like would replace a project's own.
 * @param folder need not exist.
 * @param targets content of the files by their names.
 */
export async function writeExtensions(
  folder: string,
  targets: Readonly<Record<string, string>>,
  environment: Environment,
): Promise<void> {
  const imported = importedFolder(folder);
  await cp(ownExtensions(environment), folder, { recursive: true }).catch(ignoreMissing);
  await mkdir(imported, { recursive: true });
  for (const [name, content] of Object.entries(targets)) await writeFile(join(imported, name), content);
}

/** The argument of `dotnet` that names the folder. */
export function extensionsArg(folder: string): string {
  return globalProperty('MSBuildUserExtensionsPath', folder);
}

/** MSBuild's own default: the application data of this user. */
function ownExtensions({ MSBuildUserExtensionsPath, XDG_DATA_HOME, HOME }: Environment): string {
  return (
    MSBuildUserExtensionsPath ||
    join(XDG_DATA_HOME || join(HOME || homedir(), '.local', 'share'), 'Microsoft', 'MSBuild')
  );
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
