import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../../process/environment.ts';
import type { Execute } from '../../process/execute.ts';
import { temporaryRoot } from '../../process/temporary-root.ts';
import { extensionsArg, writeExtensions } from '../cli/extensions.ts';
import { globalProperty } from '../cli/msbuild-text.ts';
import { runDotNet, workingFolder } from '../cli/run-dotnet.ts';
import { frameworkArgs } from '../evaluation/evaluation-args.ts';
import type { BuildOptions } from '../project/build-options.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import { isRestoredFor, platformArgs } from './container-platform.ts';
import { findLeftovers, leftoverTargets } from './leftovers.ts';
import { folderState, LIST_TARGETS, olderFiles } from './older-files.ts';
import { pathMapArg, REPRODUCIBLE_TARGETS } from './reproducible.ts';

export interface PublishRequest {
  readonly project: ProjectFacts;
  readonly options: BuildOptions;
  /** Folder that the published app is written into; absolute. */
  readonly output: string;
}

/**
 * Publishes the app into a folder. Throws a UserError with the compiler's or NuGet's error lines.
 * @returns paths of files in the folder that were there before and are not of this publish; they stay.
 */
export async function publish(
  execute: Execute,
  request: PublishRequest,
  environment: Environment,
): Promise<readonly string[]> {
  const cwd = workingFolder(request.project.path, request.options.root);
  const folder = await mkdtemp(join(temporaryRoot(), 'publish-'));
  const files = { extensions: join(folder, 'extensions'), list: join(folder, 'published.txt') };
  try {
    const targets = { ...(await publishTargets(request.project)), 'list.targets': LIST_TARGETS };
    await writeExtensions(files.extensions, targets, environment);
    const before = await folderState(request.output);
    await runDotNet(execute, { args: publishArgs(request, files), cwd });
    return await olderFiles(request.output, before, files.list);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the arguments and targets of a publish depend on. */
export type ToPublish = Pick<ProjectFacts, 'path' | 'assemblyName' | 'framework' | 'runtimeIdentifiers'>;

/** The targets that every `dotnet publish` of the project has, by their names. */
export async function publishTargets(project: ToPublish): Promise<Readonly<Record<string, string>>> {
  return {
    'reproducible.targets': REPRODUCIBLE_TARGETS,
    'leftovers.targets': leftoverTargets(await findLeftovers(project)),
  };
}

/**
 * Arguments of `dotnet`. Neither a publish profile nor a target of the project may push an image.
 * @param files.list is written with the paths of the published files.
 */
export function publishArgs(
  request: PublishRequest,
  { extensions, list }: { readonly extensions: string; readonly list: string },
): readonly string[] {
  return [
    ...commonPublishArgs(request.project, request.options, extensions),
    globalProperty('AspnetImageSizePublishedList', list),
    NO_DEPLOYMENT,
    '-p:EnableSdkContainerSupport=false',
    '-o',
    request.output,
  ];
}

/**
 * What `dotnet publish` does if no publish profile says otherwise. With the project's own profile (DefaultContainer,
 * ZipDeploy, MSDeploy and others) it would deploy the app.
 */
export const NO_DEPLOYMENT = '-p:PublishProtocol=FileSystem';

/**
 * The arguments that every `dotnet publish` of the project has.
 * @param extensions folder of `writeExtensions`, with `publishTargets`.
 * @param runtimeIdentifier of one image of the project; undefined: as the project says.
 */
export function commonPublishArgs(
  project: ToPublish,
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
    extensionsArg(extensions),
    pathMapArg(project.path, options.root),
    ...(restored ? ['--no-restore'] : []),
    ...(options.publishArgs ?? []),
    ...platformArgs(runtimeIdentifier),
  ];
}
