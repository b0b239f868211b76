import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Execute } from '../../process/execute.ts';
import { temporaryRoot } from '../../process/temporary-root.ts';
import { runDotNet, workingFolder } from '../cli/run-dotnet.ts';
import { frameworkArgs } from '../evaluation/evaluation-args.ts';
import type { BuildOptions } from '../project/build-options.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import { isRestoredFor, platformArgs } from './container-platform.ts';
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
 * @param runtimeIdentifier of one image of the project; undefined: as the project says.
 */
export function commonPublishArgs(
  project: ProjectFacts,
  options: BuildOptions,
  extensions: string,
  runtimeIdentifier?: string,
): readonly string[] {
  const restored = options.restored && isRestoredFor(project, runtimeIdentifier);
  return [
    'publish',
    project.path,
    '-c',
    options.configuration,
    ...frameworkArgs(project.framework, options.publishArgs),
    ...reproducibleArgs(project.path, options.root, extensions),
    ...(restored ? ['--no-restore'] : []),
    ...(options.publishArgs ?? []),
    ...platformArgs(runtimeIdentifier),
  ];
}
