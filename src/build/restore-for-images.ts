import type { BuildOptions } from '../dotnet/project/build-options.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import { type ContainerImage, isRestoredFor } from '../dotnet/publish/container-platform.ts';
import { restoresNothing } from '../dotnet/publish/restore.ts';
import type { Tools } from '../tools/tools.ts';

/**
 * Restores a project with several runtimes once for all its images, without naming a runtime, as its own publish does.
 * @returns the options with which the images are published.
 */
export async function restoreForImages(
  images: readonly ContainerImage[],
  project: ProjectFacts,
  options: BuildOptions,
  { dotnet }: Pick<Tools, 'dotnet'>,
): Promise<BuildOptions> {
  const listed = images.some(
    ({ runtimeIdentifier }) => runtimeIdentifier !== undefined && isRestoredFor(project, runtimeIdentifier),
  );
  if (!listed || options.restored || restoresNothing(options.publishArgs)) return options;
  await dotnet.restore([project.path], options);
  return { ...options, restored: true };
}
