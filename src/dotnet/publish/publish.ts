import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Execute } from '../../process/execute.ts';
import { temporaryRoot } from '../../process/temporary-root.ts';
import { globalProperty } from '../cli/global-property.ts';
import { runDotNet, workingFolder } from '../cli/run-dotnet.ts';
import { frameworkArgs } from '../evaluation/evaluation-args.ts';
import type { BuildOptions } from '../project/build-options.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import { reproducibleArgs, writeReproducibleTargets } from './reproducible.ts';

export interface PublishRequest {
  readonly project: ProjectFacts;
  readonly options: BuildOptions;
  /** Folder that the published app is written into; absolute. */
  readonly output: string;
}

/** Publishes the app into a folder. Throws a UserError with the compiler's or NuGet's error lines. */
export async function publish(execute: Execute, request: PublishRequest): Promise<void> {
  const cwd = workingFolder(request.project.path, request.options.root);
  const extensions = await mkdtemp(join(temporaryRoot(), 'publish-'));
  try {
    await writeReproducibleTargets(extensions);
    await runDotNet(execute, { args: publishArgs(request, extensions), cwd });
  } finally {
    await rm(extensions, { recursive: true, force: true });
  }
}

/** Arguments of `dotnet`. */
export function publishArgs(request: PublishRequest, extensions: string): readonly string[] {
  return [...commonPublishArgs(request.project, request.options, extensions), '-o', request.output];
}

/**
 * The arguments that every `dotnet publish` of the project has.
 * @param extensions folder of `writeReproducibleTargets`.
 * @param more further arguments, which may change what has to be restored.
 */
export function commonPublishArgs(
  project: ProjectFacts,
  options: BuildOptions,
  extensions: string,
  more: readonly string[] = [],
): readonly string[] {
  return [
    'publish',
    project.path,
    '-c',
    options.configuration,
    ...frameworkArgs(project.framework, options.publishArgs),
    ...reproducibleArgs(project.path, options.root, extensions),
    ...(options.restored && more.length === 0 ? ['--no-restore'] : []),
    ...(options.publishArgs ?? []),
    ...more,
  ];
}

/** Restores all projects of a solution at once. Throws a UserError with NuGet's error lines. */
export async function restore(execute: Execute, solution: string, options: BuildOptions): Promise<void> {
  const cwd = workingFolder(solution, options.root);
  await runDotNet(execute, { args: restoreArgs(solution, options), cwd });
}

/** Arguments of `dotnet`, with the properties that `dotnet publish` restores with. */
export function restoreArgs(solution: string, { configuration }: BuildOptions): readonly string[] {
  return [
    'restore',
    solution,
    globalProperty('Configuration', configuration),
    globalProperty('_IsPublishing', 'true'),
  ];
}
