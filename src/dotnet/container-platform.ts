import { globalProperty } from './global-property.ts';
import type { ProjectFacts } from './project-facts.ts';

/**
 * The runtime identifier that must be named so that one image is made. A project with RuntimeIdentifiers (or
 * ContainerRuntimeIdentifiers) and nothing else becomes an image for each of them, with an index on top.
 * Undefined where the project itself settles it, or the SDK does: Linux on the SDK's own processor.
 * `architecture` is the machine's, as .NET spells it: `x64`.
 */
export function imageRuntimeIdentifier(project: ProjectFacts, architecture: string): string | undefined {
  const { container } = project;
  if (project.runtimeIdentifier !== undefined || container.runtimeIdentifier !== undefined) return undefined;
  const several =
    container.runtimeIdentifiers.length > 0 ? container.runtimeIdentifiers : project.runtimeIdentifiers;
  const linux = several.filter((identifier) => identifier.startsWith('linux'));
  return (
    linux.find((identifier) => identifier === `linux-${architecture}`) ??
    linux.find((identifier) => identifier.endsWith(`-${architecture}`)) ??
    linux[0]
  );
}

/** The arguments that say so. Both properties, as the SDK's own build of one image among several sets them. */
export function platformArgs(project: ProjectFacts, architecture: string): readonly string[] {
  const identifier = imageRuntimeIdentifier(project, architecture);
  if (identifier === undefined) return [];
  return [
    globalProperty('RuntimeIdentifier', identifier),
    globalProperty('ContainerRuntimeIdentifier', identifier),
  ];
}
