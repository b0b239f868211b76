import { walk } from '../../dotnet/project/walk.ts';
import { type FileTree, fileTree } from './file-tree.ts';

/** The files of a checkout, as far as a plan needs them. Paths are absolute. */
export interface RepositoryFiles extends FileTree {
  /** All files, without those in hidden folders and in the folders of builds. */
  all(): Promise<readonly string[]>;
}

export function repositoryFiles(workspace: string): RepositoryFiles {
  let found: Promise<readonly string[]> | undefined;
  const all = async () => (await walk(workspace)).files;
  return { ...fileTree, all: () => (found ??= all()) };
}
