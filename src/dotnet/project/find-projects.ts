import { relative } from 'node:path';
import { UserError } from '../../model/user-error.ts';
import { mapConcurrently } from '../../process/concurrency.ts';
import { whyLeftOut, whyNoApp } from './app-or-not.ts';
import type { BuildOptions } from './build-options.ts';
import { type Candidates, candidates, isProject } from './candidate-files.ts';
import { EVALUATIONS_AT_ONCE } from './evaluate.ts';
import type { ProjectAnswer } from './evaluate-all.ts';
import type { ProjectFacts } from './project-facts.ts';

export interface FindProjectsRequest {
  /** The lines of input `project`: files, folders, solutions, globs; none: the whole checkout is searched. */
  readonly patterns: readonly string[];
  readonly options: BuildOptions;
  /** True: patterns may match nothing, and there may be no project, as at another commit than the inputs are for. */
  readonly mayBeAbsent?: boolean;
}

export interface FoundProjects {
  /** In the order of their paths; at least one, unless they may be absent. */
  readonly projects: readonly ProjectFacts[];
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  /** Relative to the checkout's root. */
  readonly path: string;
  readonly reason: string;
  /** MSBuild could not evaluate it, so it may be an app. */
  readonly error?: UserError;
}

/** What the dotnet command says about projects. Every method throws a UserError if dotnet fails. */
export interface ProjectReader {
  /** What MSBuild says about a project file, without restoring or building it: about 0.7 s. */
  facts(project: string, options: BuildOptions): Promise<ProjectFacts>;
  /** The same of many project files, in their order: about 35 ms each. A broken project has its error as the answer. */
  factsOfMany(projects: readonly string[], options: BuildOptions): Promise<readonly ProjectAnswer[]>;
  /** The project files of a .sln, .slnx or .slnf; absolute. */
  projectsOfSolution(solution: string, root: string): Promise<readonly string[]>;
}

/**
 * The projects that input `project` names. Throws a UserError for a line that matches nothing, for a named project that
 * cannot be an app, if the user must choose a target framework, and if nothing is found: then with the reason for every
 * project that was left out.
 */
export async function findProjects(
  request: FindProjectsRequest,
  dotnet: ProjectReader,
): Promise<FoundProjects> {
  const { named, found } = await collect(request, dotnet);
  const searched = found.filter((path) => !named.includes(path));
  const chosen = await mapConcurrently(named, EVALUATIONS_AT_ONCE, (path) =>
    dotnet.facts(path, request.options),
  );
  refuseNoApps(chosen, request.options.root);
  const rest = await selectApps(searched, request, dotnet);
  const projects = [...chosen, ...rest.projects].sort((a, b) => (a.path < b.path ? -1 : 1));
  if (projects.length === 0 && !mayLackAll(request, rest.leftOut)) throw nothingFound(request, rest.leftOut);
  requireFramework(projects, request.options);
  return { projects, leftOut: rest.leftOut };
}

/** A project that MSBuild cannot evaluate exists, and may be an app. */
function mayLackAll({ mayBeAbsent = false }: FindProjectsRequest, leftOut: readonly LeftOut[]): boolean {
  return mayBeAbsent && leftOut.every(({ error }) => error === undefined);
}

async function collect(request: FindProjectsRequest, dotnet: ProjectReader) {
  const { root } = request.options;
  const patterns = request.patterns.length > 0 ? request.patterns : ['**'];
  const parts = await Promise.all(patterns.map((pattern) => candidates(pattern, root)));
  const nothing = request.patterns.filter((_, index) => parts[index] === undefined);
  if (nothing.length > 0 && !request.mayBeAbsent)
    throw new UserError(nothing.map((line) => matchesNothing(line, root)).join('\n'));
  const all = parts.filter((part): part is Candidates => part !== undefined);
  const solutions = [...new Set(all.flatMap((part) => part.solutions))];
  const listed: (readonly string[])[] = [];
  // An empty input searches for projects: solutions would only name the same ones again.
  if (request.patterns.length > 0) {
    for (const solution of solutions) listed.push(await dotnet.projectsOfSolution(solution, root));
  }
  return {
    named: unique(all.flatMap((part) => part.named)),
    found: unique([...all.flatMap((part) => part.found), ...listed.flat().filter(isProject)]),
  };
}

/** Evaluates the found projects, and leaves out those that are no apps. */
async function selectApps(paths: readonly string[], request: FindProjectsRequest, dotnet: ProjectReader) {
  const projects: ProjectFacts[] = [];
  const leftOut: LeftOut[] = [];
  for (const { path, facts } of await dotnet.factsOfMany(paths, request.options)) {
    const reason = facts instanceof UserError ? broken(facts) : whyLeftOut(facts);
    if (!(facts instanceof UserError) && reason === undefined) projects.push(facts);
    else
      leftOut.push({
        path: shown(path, request.options.root),
        reason: reason ?? '',
        ...(facts instanceof UserError ? { error: facts } : {}),
      });
  }
  return { projects, leftOut };
}

function broken(error: UserError): string {
  return `MSBuild cannot evaluate it: ${error.details[0]?.message ?? error.message}`;
}

function refuseNoApps(named: readonly ProjectFacts[], root: string): void {
  const refused = named.flatMap((facts) => {
    const reason = whyNoApp(facts);
    return reason === undefined ? [] : [`${shown(facts.path, root)}: ${reason}`];
  });
  if (refused.length === 0) return;
  throw new UserError(
    `Input project names projects that cannot become a Linux container image. Name the project of the app instead.\n${refused.join('\n')}`,
  );
}

function requireFramework(projects: readonly ProjectFacts[], options: BuildOptions): void {
  const undecided = projects.filter((facts) => facts.targetFramework === undefined);
  if (undecided.length === 0) return;
  const list = undecided.map(
    (facts) => `${shown(facts.path, options.root)}: ${facts.targetFrameworks.join(', ')}`,
  );
  const what =
    options.framework === undefined
      ? 'A project has several target frameworks. Choose one with input framework.'
      : `Input framework is "${options.framework}", which is not a target framework of a project that has several.`;
  throw new UserError(`${what}\n${list.join('\n')}`);
}

function nothingFound(request: FindProjectsRequest, leftOut: readonly LeftOut[]): UserError {
  const where = request.patterns.length === 0 ? request.options.root : request.patterns.join(', ');
  if (leftOut.length === 0) {
    return new UserError(`No .NET project was found in ${where}. Name a project file with input project.`);
  }
  const [first, ...others] = leftOut.map((one) => one.error);
  // One cause for all, such as an SDK that is not installed, is the error.
  if (first !== undefined && others.every((error) => error?.message === first.message)) return first;
  const lines = leftOut.map(({ path, reason }) => `${path}: ${reason}`);
  return new UserError(
    `No project to measure was found in ${where}. Name one with input project. These were left out:\n${lines.join('\n')}`,
  );
}

function matchesNothing(line: string, root: string): string {
  return `Input project: nothing in ${root} matches "${line}". Name a project file, a folder or a solution.`;
}

function shown(path: string, root: string): string {
  return relative(root, path).replaceAll('\\', '/');
}

function unique(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].sort();
}
