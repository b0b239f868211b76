import type { Execute } from '../process/execute.ts';
import type { BuildOptions } from './build-options.ts';
import { frameworkArgs } from './evaluation-args.ts';
import type { ProjectFacts } from './project-facts.ts';
import { reproducibleArgs } from './reproducible.ts';
import { runDotNet, workingFolder } from './run-dotnet.ts';

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

/** What every `dotnet publish` of the project has in common. */
export function commonPublishArgs(project: ProjectFacts, options: BuildOptions): readonly string[] {
  return [
    'publish',
    project.path,
    '-c',
    options.configuration,
    ...frameworkArgs(project.framework, options.publishArgs),
    ...reproducibleArgs(project.path, options.root),
    ...(options.publishArgs ?? []),
  ];
}
