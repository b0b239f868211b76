import { existsSync, readdirSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, matchesGlob, relative, resolve } from 'node:path';
import { isProjectFile, isSolutionFile } from '../../model/project-file.ts';
import { type FileBasedApp, fileBasedApps, isSourceFile, readFileBasedApp } from './file-based-app.ts';
import { inherited, walk } from './walk.ts';

/** The files that one line of input `project` names, as absolute paths. */
export interface Candidates {
  /** That is searched; absolute. */
  readonly folder: string;
  /** Project files that the user named: each of them must be an app. */
  readonly named: readonly string[];
  /** Project files that were found: those that are no apps are left out. */
  readonly found: readonly string[];
  readonly solutions: readonly string[];
  /** Those that were found. One that is named is in `named`. */
  readonly fileBased: readonly FileBasedApp[];
}

/** Undefined if the line matches no project, file-based app, folder or solution. */
export async function candidates(pattern: string, root: string): Promise<Candidates | undefined> {
  const spelled = pattern.replaceAll('\\', '/');
  const path = resolve(root, spelled);
  if (!existsSync(path)) return /[*?[\]{}]/.test(spelled) ? await matching(spelled, root) : undefined;
  if (!(await stat(path)).isDirectory()) return namedFile(path);
  // As in dotnet publish FOLDER: if a folder has one project, that one is meant, whatever is in its subfolders.
  const inside = (await readdir(path)).filter(isProjectFile);
  if (inside.length === 1) return { ...none, folder: path, named: inside.map((file) => join(path, file)) };
  const { files } = await walk(path);
  const found = files.filter(isProjectFile);
  const hasProject = inherited(new Set([...found, ...projectsAbove(path, root)].map(dirname)), root);
  return { ...none, folder: path, found, fileBased: await fileBasedApps(files, hasProject) };
}

const none: Omit<Candidates, 'folder'> = { named: [], found: [], solutions: [], fileBased: [] };

async function namedFile(path: string): Promise<Candidates | undefined> {
  const folder = dirname(path);
  if (!isSourceFile(path)) {
    const kinds = byKind([path], 'named');
    return kinds && { ...kinds, folder };
  }
  const app = await readFileBasedApp(path);
  return app && { ...none, folder, named: [path] };
}

async function matching(pattern: string, root: string): Promise<Candidates | undefined> {
  const tree = await walk(root);
  const glob = pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  const matches = (path: string) => matchesGlob(relative(root, path).replaceAll('\\', '/'), glob);
  const isInMatch = inherited(new Set(tree.folders.filter(matches)), root);
  const isBelow = (file: string) => isInMatch(dirname(file));
  const matched = tree.files.filter(
    (file) => ((isProjectFile(file) || isSourceFile(file)) && isBelow(file)) || matches(file),
  );
  const hasProject = inherited(new Set(tree.files.filter(isProjectFile).map(dirname)), root);
  const fileBased = await fileBasedApps(matched, hasProject);
  const others = byKind(matched, 'found');
  return others || fileBased.length > 0 ? { ...none, ...others, folder: root, fileBased } : undefined;
}

/** The solutions and the projects among files; undefined if there are none. */
function byKind(
  files: readonly string[],
  projectsAre: 'named' | 'found',
): Omit<Candidates, 'folder'> | undefined {
  const solutions = files.filter(isSolutionFile);
  const projects = files.filter(isProjectFile);
  if (solutions.length === 0 && projects.length === 0) return undefined;
  return { ...none, solutions, [projectsAre]: projects };
}

/** The project files in the folders above this one, up to the root. */
function projectsAbove(folder: string, root: string): readonly string[] {
  const above = dirname(folder);
  if (!above.startsWith(root) || above.length < root.length) return [];
  const projects = readdirSync(above).filter(isProjectFile);
  return [...projects.map((file) => join(above, file)), ...projectsAbove(above, root)];
}
