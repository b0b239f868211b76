import { relative } from 'node:path';
import { UserError } from '../../model/user-error.ts';
import type { BuildOptions } from './build-options.ts';
import type { ProjectFacts } from './project-facts.ts';

export interface FindProjectsRequest {
  /** The lines of input `project`: files, folders, solutions, globs; none: the whole checkout is searched. */
  readonly patterns: readonly string[];
  readonly options: BuildOptions;
  /** True: patterns may match nothing, and there may be no project, as at another commit than the inputs are for. */
  readonly mayBeAbsent?: boolean;
}

export interface FoundProjects {
  /** In the order of their paths. */
  readonly projects: readonly ProjectFacts[];
  /** Left out unless a Dockerfile builds or starts them. If they need a target framework, it is not chosen yet. */
  readonly possible: readonly PossibleProject[];
  readonly leftOut: readonly LeftOut[];
}

/** A console app, a library, an app that runs in the browser. */
export interface PossibleProject {
  readonly facts: ProjectFacts;
  /** Why it is no app by itself. */
  readonly reason: string;
  /** Input `project` names its file or folder. */
  readonly named: boolean;
}

export interface LeftOut {
  /** Relative to the checkout's root. */
  readonly path: string;
  readonly reason: string;
  /** MSBuild could not evaluate it, so it may be an app. */
  readonly error?: UserError;
}

export function refusal(facts: ProjectFacts, reason: string | undefined, root: string): readonly string[] {
  return reason === undefined ? [] : [`${shown(facts.path, root)}: ${reason}`];
}

export function namesNoApp(refused: readonly string[]): UserError {
  return new UserError(
    `Input project names projects that cannot become a Linux container image. Name the project of the app instead.\n${refused.join('\n')}`,
  );
}

/**
 * Refuses possible projects that turned out to be no apps, if the user named them or nothing else is to be measured:
 * then with the reason for every project that was left out.
 * @param unused those that no Dockerfile builds or starts.
 * @param isEmpty there is no other project.
 */
export function requireApps(
  { leftOut }: Pick<FoundProjects, 'leftOut'>,
  unused: readonly PossibleProject[],
  request: FindProjectsRequest,
  isEmpty: boolean,
): void {
  const { root } = request.options;
  const refused = unused.flatMap(({ facts, reason, named }) =>
    refusal(facts, named ? reason : undefined, root),
  );
  if (refused.length > 0) throw namesNoApp(refused);
  if (isEmpty && !mayLackAll(request, leftOut)) {
    const others = unused.map(({ facts, reason }) => ({ path: shown(facts.path, root), reason }));
    throw nothingFound(
      request,
      [...others, ...leftOut].sort((a, b) => (a.path < b.path ? -1 : 1)),
    );
  }
}

/** A project that MSBuild cannot evaluate exists, and may be an app. */
function mayLackAll({ mayBeAbsent = false }: FindProjectsRequest, leftOut: readonly LeftOut[]): boolean {
  return mayBeAbsent && leftOut.every(({ error }) => error === undefined);
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

/** Throws a UserError if the user must choose a target framework. */
export function requireFramework(projects: readonly ProjectFacts[], options: BuildOptions): void {
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

/** Relative to the checkout's root. */
export function shown(path: string, root: string): string {
  return relative(root, path).replaceAll('\\', '/');
}
