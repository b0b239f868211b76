import { arch } from 'node:process';
import type { ProjectFacts } from './project-facts.ts';

type Named = Pick<ProjectFacts, 'runtimeIdentifier' | 'runtimeIdentifiers' | 'container'>;

/** The identifier that the project names for its one image. */
export function ownIdentifier({ container, runtimeIdentifier }: Named): string | undefined {
  return container.runtimeIdentifier ?? runtimeIdentifier;
}

export const linux = (identifiers: readonly string[]): readonly string[] =>
  identifiers.filter((identifier) => identifier.startsWith('linux'));

/** This machine's processor, as runtime identifiers spell it. */
const machineArchitecture = arch === 'ia32' ? 'x86' : arch;

/**
 * The runtime identifier with which the SDK makes one image. A project with RuntimeIdentifiers (or
 * ContainerRuntimeIdentifiers) and nothing else becomes an image for each of them, with an index on top.
 * Undefined if the project names it, or the SDK chooses: Linux on the SDK's own processor.
 * @param architecture as runtime identifiers spell it: `x64`.
 */
export function imageRuntimeIdentifier(
  project: Named,
  architecture: string = machineArchitecture,
): string | undefined {
  const { container } = project;
  if (ownIdentifier(project) !== undefined) return undefined;
  const several = linux(
    container.runtimeIdentifiers.length > 0 ? container.runtimeIdentifiers : project.runtimeIdentifiers,
  );
  return (
    several.find((identifier) => identifier === `linux-${architecture}`) ??
    several.find((identifier) => identifier.endsWith(`-${architecture}`)) ??
    several[0]
  );
}

/** The base image of the project's image with this runtime identifier, if it was computed with the facts. */
export function computedBaseImage(
  project: Named & Pick<ProjectFacts, 'sdkBaseImages'>,
  identifier: string | undefined,
): string | undefined {
  // With another identifier than its own, the project would have to be evaluated again.
  if (identifier !== undefined && ownIdentifier(project) !== undefined) return undefined;
  return project.sdkBaseImages.get(identifier ?? project.runtimeIdentifier ?? '');
}
