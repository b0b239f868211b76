import { isProjectFile } from '../../model/project-file.ts';
import { UserError } from '../../model/user-error.ts';
import { whyLeftOut, whyNever, whyNoAppByItself, whyNotSearchedFor } from './app-or-not.ts';
import type { BuildOptions } from './build-options.ts';
import { type Candidates, candidates } from './candidate-files.ts';
import { isSourceFile, whyFileLeftOut } from './file-based-app.ts';
import {
  type FindProjectsRequest,
  type FoundProjects,
  type LeftOut,
  namesNoApp,
  type PossibleProject,
  refusal,
  requireFramework,
  shown,
} from './found-projects.ts';
import type { ProjectFacts } from './project-facts.ts';
import { type FoundBelow, TEMPLATE_CONTENT, templateContent } from './template-content.ts';

export interface ProjectAnswer {
  /** Of the project file; absolute. */
  readonly path: string;
  readonly facts: ProjectFacts | UserError;
}

/** What the dotnet command says about projects. Every method throws a UserError if dotnet fails. */
export interface ProjectReader {
  /**
   * What MSBuild says about project files (absolute paths), in their order, without restoring or building them: about
   * half a second, and 35 ms for each project. A broken project has its error as the answer.
   * @param apps those of them that are published whatever they are: others need no target framework if they are no apps.
   */
  factsOfMany(
    projects: readonly string[],
    options: BuildOptions,
    apps?: readonly string[],
  ): Promise<readonly ProjectAnswer[]>;
  /** The project files of a .sln, .slnx or .slnf; absolute. */
  projectsOfSolution(solution: string, root: string): Promise<readonly string[]>;
}

/** The project files of a run, of which nothing else is known yet; absolute paths. */
export interface Collected extends Pick<FoundProjects, 'leftOut'> {
  /** The user named them: each must be an app. */
  readonly named: readonly string[];
  readonly found: readonly string[];
}

/**
 * The projects that input `project` names. Throws a UserError for a named project that cannot be an app, and if the user
 * must choose a target framework.
 * @param collected what `collectProjects` gave, if it was called before.
 */
export async function findProjects(
  request: FindProjectsRequest,
  dotnet: ProjectReader,
  collected?: Collected,
): Promise<FoundProjects> {
  const { named, found, leftOut } = collected ?? (await collectProjects(request, dotnet));
  const searched = found.filter((path) => !named.includes(path));
  const answers = await dotnet.factsOfMany([...named, ...searched], request.options, named);
  const chosen = answers.slice(0, named.length).map(factsOf);
  const { root } = request.options;
  const refused = chosen.flatMap((facts) => refusal(facts, whyNever(facts), root));
  if (refused.length > 0) throw namesNoApp(refused);
  const rest = selectApps(answers.slice(named.length), root);
  const possible = chosen.flatMap((facts): PossibleProject[] => {
    const reason = whyNoAppByItself(facts);
    return reason === undefined ? [] : [{ facts, reason, named: true }];
  });
  const apps = chosen.filter((facts) => whyNoAppByItself(facts) === undefined);
  const projects = [...apps, ...rest.projects].sort((a, b) => (a.path < b.path ? -1 : 1));
  requireFramework(projects, request.options);
  return { projects, possible: [...possible, ...rest.possible], leftOut: [...rest.leftOut, ...leftOut] };
}

/** The files that input `project` names. Throws a UserError for a line that matches nothing. */
export async function collectProjects(
  request: FindProjectsRequest,
  dotnet: Pick<ProjectReader, 'projectsOfSolution'>,
): Promise<Collected> {
  const { root } = request.options;
  const patterns = request.patterns.length > 0 ? request.patterns : ['**'];
  const parts = await Promise.all(patterns.map((pattern) => candidates(pattern, root)));
  const nothing = request.patterns.filter((_, index) => parts[index] === undefined);
  if (nothing.length > 0 && !request.mayBeAbsent)
    throw new UserError(nothing.map((line) => matchesNothing(line, root)).join('\n'));
  const all = parts.filter((part): part is Candidates => part !== undefined);
  const listed = await inSolutions(request, all, dotnet);
  const fileBased = all
    .flatMap((part) => part.fileBased)
    .map((app) => ({ path: app.path, reason: whyFileLeftOut(app, request.patterns.length > 0) }));
  const apps = fileBased.filter(({ reason }) => reason === undefined).map(({ path }) => path);
  const below = all.map((part) => ({ ...part, paths: [...part.found, ...part.fileBased.map(pathOf)] }));
  const content = templateContent([...below, ...listed], root);
  const found = unique([
    ...all.flatMap((part) => part.found),
    ...apps,
    ...listed.flatMap(({ paths }) => paths),
  ]);
  const named = unique(all.flatMap((part) => part.named));
  return {
    named,
    found: found.filter((path) => !content.has(path)),
    leftOut: [
      ...fileBased.flatMap(({ path, reason }): LeftOut[] =>
        reason === undefined ? [] : [{ path: shown(path, root), reason }],
      ),
      ...found.flatMap((path): LeftOut[] =>
        content.has(path) && !named.includes(path)
          ? [{ path: shown(path, root), reason: TEMPLATE_CONTENT }]
          : [],
      ),
    ],
  };
}

/** The projects of solutions. An empty input searches for projects: solutions would only name the same ones again. */
async function inSolutions(
  { patterns, options: { root } }: FindProjectsRequest,
  parts: readonly Candidates[],
  dotnet: Pick<ProjectReader, 'projectsOfSolution'>,
): Promise<readonly FoundBelow[]> {
  if (patterns.length === 0) return [];
  const folders = new Map(parts.flatMap(({ solutions, folder }) => solutions.map((path) => [path, folder])));
  const listed: FoundBelow[] = [];
  for (const [solution, folder] of folders) {
    const paths = (await dotnet.projectsOfSolution(solution, root)).filter(isProjectFile);
    listed.push({ paths, folder });
  }
  return listed;
}

function pathOf({ path }: { readonly path: string }): string {
  return path;
}

/** Throws the error of a project that the user named. */
function factsOf({ facts }: ProjectAnswer): ProjectFacts {
  if (facts instanceof UserError) throw facts;
  return facts;
}

/** Leaves out those of the found projects that are no apps. */
function selectApps(answers: readonly ProjectAnswer[], root: string): FoundProjects {
  const projects: ProjectFacts[] = [];
  const possible: PossibleProject[] = [];
  const leftOut: LeftOut[] = [];
  for (const { path, facts } of answers) {
    const at = shown(path, root);
    if (facts instanceof UserError) {
      leftOut.push({ path: at, reason: broken(facts), error: facts });
      continue;
    }
    const never = whyNotSearchedFor(facts);
    const reason = whyLeftOut(facts);
    if (never !== undefined) leftOut.push({ path: at, reason: never });
    else if (reason !== undefined) possible.push({ facts, reason, named: false });
    else projects.push(facts);
  }
  return { projects, possible, leftOut };
}

function broken(error: UserError): string {
  const [first] = error.details;
  // Lines without a code, such as those of SDK resolvers, explain the one that has it.
  const coded = error.details.find(({ message }) => /^[A-Z]+\d+: /.test(message));
  return `MSBuild cannot evaluate it: ${(coded ?? first)?.message ?? error.message}`;
}

function matchesNothing(line: string, root: string): string {
  return `Input project: nothing in ${root} matches "${line}". Name a project file, a folder or a solution.${isSourceFile(line) ? ' A .cs file is an app only if it begins with #: lines.' : ''}`;
}

function unique(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].sort();
}
