import { posix } from 'node:path';
import type { Ignored } from '../dockerfile/dockerignore.ts';
import type { ContextNeed } from '../dockerfile/dotnet/needs.ts';
import { isWithin } from '../dockerfile/paths.ts';
import { isBuildable } from '../model/project-file.ts';
import type { FileTree } from './repository/file-tree.ts';
import { type SearchBudget, searchBudget, searchTree } from './repository/search-tree.ts';

export interface ContextQuestion {
  /** Absolute path of the Dockerfile. */
  readonly dockerfile: string;
  /** Absolute path of the checkout's root. No context is outside of it, unless the user names one. */
  readonly workspace: string;
  /** Of input context; absolute. Undefined for `context: auto`. */
  readonly context?: string | undefined;
  /** MSBuild's DockerfileContext; absolute. It counts if the input names no context. */
  readonly dockerfileContext?: string | undefined;
  /** What the Dockerfile needs in the context. */
  readonly needs: readonly ContextNeed[];
  /** Absolute paths of the projects that are built: the app's own, and those that it references. */
  readonly projects: readonly string[];
}

/** A folder that might be the build context, and what the Dockerfile would not find in it. */
export interface Candidate {
  /** Absolute. */
  readonly path: string;
  readonly lacks: readonly Lack[];
  /** How many of the needs it has, apart from `.`, which every folder has. */
  readonly found: number;
  /** The projects that are not in it. */
  readonly outside: readonly string[];
}

export interface Lack {
  readonly need: ContextNeed;
  /** It exists, but .dockerignore excludes it. */
  readonly ignored: boolean;
}

/** The folders that might be the context, nearest to the Dockerfile first, up to the workspace. */
export function contextFolders(question: Pick<ContextQuestion, 'dockerfile' | 'workspace'>): string[] {
  const workspace = posix.resolve(question.workspace);
  const folders: string[] = [];
  let folder = posix.dirname(posix.resolve(question.dockerfile));
  while (isWithin(folder, workspace)) {
    folders.push(folder);
    if (folder === workspace) break;
    folder = posix.dirname(folder);
  }
  // A Dockerfile outside of the checkout is built on the checkout.
  return folders.length === 0 ? [workspace] : folders;
}

/**
 * Looks at each folder that might be the context, nearest to the Dockerfile first; the one that the user names is the
 * first. `ignoredIn` reads the .dockerignore that applies to it.
 */
export async function lookAtContexts(
  question: ContextQuestion,
  tree: FileTree,
  ignoredIn: (context: string) => Promise<Ignored>,
): Promise<readonly Candidate[]> {
  const named = question.context ?? question.dockerfileContext;
  const folders = new Set([...(named === undefined ? [] : [named]), ...contextFolders(question)]);
  const budget = searchBudget();
  const candidates: Candidate[] = [];
  for (const path of folders) {
    const ignored = await ignoredIn(path);
    const lacks: Lack[] = [];
    for (const need of question.needs) {
      const found = await lookFor(need, path, { tree, ignored, budget });
      if (found !== 'there') lacks.push({ need, ignored: found === 'ignored' });
    }
    const beyondRoot = question.needs.filter(({ paths, project }) => project || !paths.includes('.'));
    candidates.push({
      path,
      lacks,
      found: beyondRoot.filter((need) => !lacks.some((lack) => lack.need === need)).length,
      outside: question.projects.filter((project) => !isWithin(project, path)),
    });
  }
  return candidates;
}

async function lookFor(
  need: ContextNeed,
  context: string,
  {
    tree,
    ignored,
    budget,
  }: { readonly tree: FileTree; readonly ignored: Ignored; readonly budget: SearchBudget },
): Promise<'there' | 'ignored' | 'absent'> {
  let anyIgnored = false;
  const look = async (match: string): Promise<boolean> => {
    const found = need.project ? await projectsAt(match, context, tree) : [match];
    anyIgnored ||= found.some(ignored);
    return found.some((path) => !ignored(path));
  };
  for (const path of need.paths) {
    if (await searchTree(tree, { folder: context, pattern: path, budget }, look)) return 'there';
  }
  return anyIgnored ? 'ignored' : 'absent';
}

/** The path itself if it is a project or a solution, or those in it if it is a folder. */
async function projectsAt(path: string, context: string, tree: FileTree): Promise<string[]> {
  if (isBuildable(path)) return [path];
  const entries = await tree.list(posix.join(context, path));
  return entries.filter(({ name }) => isBuildable(name)).map(({ name }) => posix.join(path, name));
}
