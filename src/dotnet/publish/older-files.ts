import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** When the status of each file in a folder last changed, in ms: writing a file changes it, whatever its times say. */
export type FolderState = ReadonlyMap<string, number>;

/** Files by their path in the folder, `/` between parts; empty if there is no folder. */
export async function folderState(folder: string): Promise<FolderState> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((): Dirent[] => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const states = files.map(async (file): Promise<[string, number]> => {
    const { ctimeMs } = await stat(file);
    return [slashes(relative(folder, file)), ctimeMs];
  });
  return new Map(await Promise.all(states));
}

/**
 * Writes the paths of what a publish puts into its folder to a file. MSBuild does not write again what did not change,
 * so a file may be older than its publish.
 */
export const LIST_TARGETS = `<Project>
  <Target Name="AspnetImageSizeListPublished" AfterTargets="Publish" Condition="'$(AspnetImageSizePublishedList)' != ''">
    <WriteLinesToFile File="$(AspnetImageSizePublishedList)" Lines="@(ResolvedFileToPublish->'%(RelativePath)')" />
  </Target>
</Project>
`;

/**
 * Files that were in the folder before a publish, and that it neither wrote nor has in its list.
 * @param list file that LIST_TARGETS wrote.
 */
export async function olderFiles(
  folder: string,
  before: FolderState,
  list: string,
): Promise<readonly string[]> {
  if (before.size === 0) return [];
  const after = await folderState(folder);
  const listed = new Set(slashes(await readFile(list, 'utf8').catch(() => '')).split(/\r?\n/));
  return [...before]
    .filter(([path, changed]) => after.get(path) === changed && !listed.has(path))
    .map(([path]) => path)
    .sort();
}

const slashes = (path: string) => path.replaceAll('\\', '/');
