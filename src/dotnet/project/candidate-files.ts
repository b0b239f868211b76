import type { Dirent } from 'node:fs';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join, matchesGlob, relative, resolve } from 'node:path';

const projectExtensions = ['.csproj', '.fsproj', '.vbproj'];
const solutionExtensions = ['.sln', '.slnx', '.slnf'];

/** The files that one line of input `project` names, as absolute paths. */
export interface Candidates {
  /** Project files that the user named: each of them must be an app. */
  readonly named: readonly string[];
  /** Project files that were found: those that are no apps are left out. */
  readonly found: readonly string[];
  readonly solutions: readonly string[];
}

/** Undefined if the line matches no project, folder or solution. */
export async function candidates(pattern: string, root: string): Promise<Candidates | undefined> {
  const spelled = pattern.replaceAll('\\', '/');
  const path = resolve(root, spelled);
  if (!existsSync(path)) return /[*?[\]{}]/.test(spelled) ? await matching(spelled, root) : undefined;
  if (!(await stat(path)).isDirectory()) return byKind([path], 'named');
  // As in dotnet publish FOLDER: if a folder has one project, that one is meant, whatever is in its subfolders.
  const inside = (await readdir(path)).filter(isProject);
  return inside.length === 1
    ? { named: inside.map((file) => join(path, file)), found: [], solutions: [] }
    : { named: [], found: (await walk(path)).files.filter(isProject), solutions: [] };
}

async function matching(pattern: string, root: string): Promise<Candidates | undefined> {
  const tree = await walk(root);
  const glob = pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  const matches = (path: string) => matchesGlob(relative(root, path).replaceAll('\\', '/'), glob);
  const folders = tree.folders.filter(matches);
  const below = tree.files.filter((file) => folders.some((folder) => file.startsWith(join(folder, '/'))));
  return byKind([...new Set([...tree.files.filter(matches), ...below.filter(isProject)])], 'found');
}

/** The solutions and the projects among files; undefined if there are none. */
function byKind(files: readonly string[], projectsAre: 'named' | 'found'): Candidates | undefined {
  const solutions = files.filter((file) => solutionExtensions.includes(extname(file).toLowerCase()));
  const projects = files.filter(isProject);
  if (solutions.length === 0 && projects.length === 0) return undefined;
  return { named: [], found: [], solutions, [projectsAre]: projects };
}

export function isProject(file: string): boolean {
  return projectExtensions.includes(extname(file).toLowerCase());
}

/** Every file and folder below, except hidden ones and the folders of builds. It does not follow links, so it ends. */
export async function walk(
  folder: string,
): Promise<{ files: readonly string[]; folders: readonly string[] }> {
  const files: string[] = [];
  const folders: string[] = [];
  const open = [folder];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const entry of await entriesOf(next)) {
      const path = join(next, entry.name);
      if (entry.isFile()) files.push(path);
      if (!entry.isDirectory() || !isSearched(entry.name)) continue;
      folders.push(path);
      open.push(path);
    }
  }
  return { files: files.sort(), folders: folders.sort() };
}

/** A folder of another user (a service's volume), or one that was just deleted, has none of our projects. */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES' || code === 'EPERM' || code === 'ENOENT') return [];
    throw error;
  }
}

function isSearched(folder: string): boolean {
  return !folder.startsWith('.') && !['bin', 'obj', 'node_modules'].includes(folder.toLowerCase());
}
