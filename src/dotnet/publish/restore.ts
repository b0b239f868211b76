import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Execute } from '../../process/execute.ts';
import { temporaryRoot } from '../../process/temporary-root.ts';
import { globalProperty, literal } from '../cli/msbuild-text.ts';
import { responseFileOf, writeResponseFile } from '../cli/response-file.ts';
import { runDotNet, workingFolder } from '../cli/run-dotnet.ts';
import { evaluationArgs } from '../evaluation/evaluation-args.ts';
import type { BuildOptions } from '../project/build-options.ts';

/**
 * Restores the packages of projects and of all that they reference, and nothing else, exactly as `dotnet publish` of each
 * project with the same options does. A restore of their solution is another one: it has the properties of the solution
 * (SolutionDir), and rewrites lock files of projects that are not published.
 * @param projects paths of project files. Throws a UserError with NuGet's error lines.
 */
export async function restore(
  execute: Execute,
  projects: readonly string[],
  options: BuildOptions,
): Promise<void> {
  const groups = Map.groupBy(new Set(projects), (project) =>
    JSON.stringify([workingFolder(project, options.root), responseFileOf(project)]),
  );
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue;
    const cwd = workingFolder(first, options.root);
    if (others.length === 0) await runDotNet(execute, { args: restoreArgs(first, options), cwd });
    else await restoreSeveral(execute, { paths: [first, ...others], cwd, options });
  }
}

interface Several {
  /** Of projects with the same SDK and response file. */
  readonly paths: readonly [string, ...string[]];
  readonly cwd: string;
  readonly options: BuildOptions;
}

/** With one start of MSBuild, which reads each project that several of them reference only once. */
async function restoreSeveral(execute: Execute, { paths, cwd, options }: Several): Promise<void> {
  const folder = await mkdtemp(join(temporaryRoot(), 'restore-'));
  try {
    const list = join(folder, 'restore.proj');
    await writeFile(list, projectList(paths));
    await writeResponseFile(folder, paths[0]);
    await runDotNet(execute, { args: restoreArgs(list, options), cwd });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A project that only lists the projects to restore. NuGet.targets reads the item in place of the project itself. */
export function projectList(paths: readonly string[]): string {
  const items = paths.map((path) => `    <RestoreGraphProjectInputItems Include="${literal(path)}" />\n`);
  return `<Project>\n  <ItemGroup>\n${items.join('')}  </ItemGroup>\n  <Import Project="$(MSBuildToolsPath)/NuGet.targets" />\n</Project>\n`;
}

/** Arguments of `dotnet`, with the properties that `dotnet publish` restores with. */
export function restoreArgs(project: string, options: BuildOptions): readonly string[] {
  const { configuration, publishArgs = [] } = options;
  if (publishArgs.length === 0) {
    return [
      'restore',
      project,
      globalProperty('Configuration', configuration),
      globalProperty('_IsPublishing', 'true'),
    ];
  }
  // `dotnet restore` does not have all options of `dotnet publish`; `dotnet build` translates them.
  const given = { configuration, publishArgs: withoutFramework(publishArgs) };
  return [...evaluationArgs(project, given), '-t:Restore'];
}

/** `dotnet publish` restores for all target frameworks, also if its arguments name one. */
function withoutFramework(publishArgs: readonly string[]): readonly string[] {
  const named = publishArgs.findIndex((word) => /^(?:-f|--framework)(?:[:=]|$)/.test(word));
  if (named < 0) return publishArgs;
  const words = /[:=]/.test(publishArgs[named] ?? '') ? 1 : 2;
  return publishArgs.toSpliced(named, words);
}

/** The arguments say that the packages were restored before. */
export function restoresNothing(publishArgs: readonly string[] = []): boolean {
  return publishArgs.some((word) => /^--no-(?:restore|build)$/.test(word));
}
