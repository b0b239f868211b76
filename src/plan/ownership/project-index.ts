import { posix } from 'node:path';
import { hasWildcard, matchesPath } from '../../dockerfile/wildcards.ts';
import type { ProjectFacts } from '../../dotnet/project/project-facts.ts';
import { isProjectFile, isSolutionFile } from '../../model/project-file.ts';
import type { RepositoryFiles } from '../repository/file-tree.ts';

/** The projects of a run, and the project and solution files around them. Paths are absolute. */
export interface ProjectIndex {
  /** Those that are measured in any case, and those that a Dockerfile may add. */
  readonly projects: readonly ProjectFacts[];
  /** Names of project and solution files by folder. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
  /** Texts of solutions and solution filters by path. */
  readonly solutions: ReadonlyMap<string, string>;
}

const MOST_SOLUTIONS = 100;

export async function indexProjects(
  projects: readonly ProjectFacts[],
  files: RepositoryFiles,
): Promise<ProjectIndex> {
  const all = (await files.all()).filter((path) => isProjectFile(path) || isSolutionFile(path));
  const solutions = all.filter(isSolutionFile).slice(0, MOST_SOLUTIONS);
  const texts = await Promise.all(
    solutions.map(async (path) => [path, (await files.read(path)) ?? ''] as const),
  );
  return { projects, folders: Map.groupBy(all, posix.dirname), solutions: new Map(texts) };
}

/**
 * The projects of the run that `dotnet publish PATH` builds: the project itself, the projects of a solution, or what
 * the only project or solution file of a folder means. Undefined if nothing can be built there.
 * @param path absolute; it may hold wildcards.
 */
export function projectsBuiltAt(path: string, index: ProjectIndex): readonly ProjectFacts[] | undefined {
  if (hasWildcard(path)) return matching(path, index);
  const project = index.projects.filter((one) => one.path === path);
  if (project.length > 0) return project;
  if (isProjectFile(path)) return hasFile(path, index) ? [] : undefined;
  const solution = index.solutions.get(path);
  if (solution !== undefined) return listedIn(solution, index.projects);
  const inside = index.folders.get(path) ?? [];
  const only = onlyOne(inside.filter(isProjectFile)) ?? onlyOne(inside.filter(isSolutionFile));
  return only === undefined ? undefined : projectsBuiltAt(only, index);
}

function onlyOne(paths: readonly string[]): string | undefined {
  return paths.length === 1 ? paths[0] : undefined;
}

function hasFile(path: string, { folders }: ProjectIndex): boolean {
  return folders.get(posix.dirname(path))?.includes(path) ?? false;
}

function matching(pattern: string, { projects }: ProjectIndex): readonly ProjectFacts[] | undefined {
  const found = projects.filter(
    ({ path }) => matchesPath(pattern, path) || matchesPath(pattern, posix.dirname(path)),
  );
  return found.length > 0 ? found : undefined;
}

/**
 * A solution names its projects in quotes, relative to itself or, in a filter, to its solution. The end of the path is
 * enough to know them by: that the SDK lists the projects takes it a second.
 */
function listedIn(text: string, projects: readonly ProjectFacts[]): readonly ProjectFacts[] {
  const named = new Set<string>();
  for (const line of text.split('\n')) {
    for (const word of line.split('"')) {
      if (isProjectFile(word)) named.add(word.replace(/\\+/g, '/').replace(/^(?:\.\.?\/)+/, ''));
    }
  }
  return projects.filter(({ path }) => {
    const parts = path.split('/');
    return parts.some((_, at) => named.has(parts.slice(at).join('/')));
  });
}

/** A project of the repository that is not in the run may make this assembly: `Shop.Api` of Api.csproj. */
export function isOfOtherProject(assembly: string, { folders, projects }: ProjectIndex): boolean {
  const wanted = assembly.toLowerCase();
  const inRun = new Set(projects.map(({ path }) => path));
  for (const path of [...folders.values()].flat()) {
    const name = posix.parse(path).name.toLowerCase();
    const isSame = wanted === name || wanted.endsWith(`.${name}`);
    if (isSame && isProjectFile(path) && !inRun.has(path)) return true;
  }
  return false;
}
