import type { Execute } from '../../process/execute.ts';
import { runDotNet, workingFolder } from '../cli/run-dotnet.ts';
import type { BuildOptions } from '../project/build-options.ts';
import { frameworkArgs } from '../project/evaluation-args.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import { reproducibleArgs } from './reproducible.ts';

export interface PublishRequest {
  readonly project: ProjectFacts;
  readonly options: BuildOptions;
  /** Folder that the published app is written into; absolute. */
  readonly output: string;
}

/** Publishes the app into a folder. Throws a UserError with the compiler's or NuGet's error lines. */
export async function publish(execute: Execute, request: PublishRequest): Promise<void> {
  const cwd = workingFolder(request.project.path, request.options.root);
  await runDotNet(execute, { args: publishArgs(request), cwd });
}

/** `dotnet` and these publish into the folder. */
export function publishArgs(request: PublishRequest): readonly string[] {
  return [...commonPublishArgs(request.project, request.options), '-o', request.output];
}

/**
 * What every `dotnet publish` of the project has in common.
 * @param more arguments that say for what it is published: what is restored may depend on them.
 */
export function commonPublishArgs(
  project: ProjectFacts,
  options: BuildOptions,
  more: readonly string[] = [],
): readonly string[] {
  return [
    'publish',
    project.path,
    '-c',
    options.configuration,
    ...frameworkArgs(project.framework, options.publishArgs),
    ...reproducibleArgs(project.path, options.root),
    ...(options.restored && more.length === 0 ? ['--no-restore'] : []),
    ...(options.publishArgs ?? []),
    ...more,
  ];
}
