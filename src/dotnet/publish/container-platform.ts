import { formatPlatform, type Platform, samePlatform } from '../../model/image.ts';
import { UserError } from '../../model/user-error.ts';
import { globalProperty } from '../cli/global-property.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import { libcOf, platformOf, runtimeIdentifierOf } from './image-platform.ts';

/** One of the images that the SDK makes of a project. */
export interface ContainerImage {
  readonly platform: Platform;
  /** To be named to the SDK; undefined where the project itself settles it, or the SDK does. */
  readonly runtimeIdentifier: string | undefined;
}

export interface WantedImages {
  /** Empty: those that the project says it is an image for, else one. */
  readonly platforms: readonly Platform[];
  /** The machine's, as .NET spells it: `x64`. */
  readonly architecture: string;
  /** In place of the project's own. */
  readonly baseImage: string | undefined;
}

/**
 * The images to be made of a project, one a platform: the platforms that the user names, else those of
 * ContainerRuntimeIdentifiers, for which the project's own publish makes an image each; else one.
 * @throws UserError for a platform that .NET does not have.
 */
export function containerImages(project: ProjectFacts, wanted: WantedImages): readonly ContainerImage[] {
  const { platforms, architecture } = wanted;
  if (platforms.length > 0) {
    return platforms.map((platform) => ({
      platform,
      runtimeIdentifier: identifierFor(platform, project, wanted.baseImage),
    }));
  }
  const identifiers = settled(project) === undefined ? linux(project.container.runtimeIdentifiers) : [];
  const images: ContainerImage[] = [];
  for (const runtimeIdentifier of identifiers) {
    const platform = platformOf(runtimeIdentifier);
    if (!images.some((other) => samePlatform(other.platform, platform)))
      images.push({ platform, runtimeIdentifier });
  }
  return images.length > 1 ? images : [onlyImage(project, architecture)];
}

function onlyImage(project: ProjectFacts, architecture: string): ContainerImage {
  const runtimeIdentifier = imageRuntimeIdentifier(project, architecture);
  return { platform: platformOf(settled(project) ?? runtimeIdentifier ?? architecture), runtimeIdentifier };
}

/** The project's own identifier for the platform, where it names one; else that of its base image's C library. */
function identifierFor(
  platform: Platform,
  project: ProjectFacts,
  baseImage: string | undefined,
): string | undefined {
  const { container } = project;
  const fits = (identifier: string | undefined) =>
    identifier !== undefined && samePlatform(platformOf(identifier), platform);
  if (fits(settled(project))) return undefined;
  const libc = /alpine/i.test(baseImage ?? container.baseImage ?? container.family ?? '') ? 'musl' : 'glibc';
  const own = linux([...container.runtimeIdentifiers, ...project.runtimeIdentifiers]).filter(fits);
  const identifier = own.find((one) => libcOf(one) === libc) ?? own[0] ?? runtimeIdentifierOf(platform, libc);
  if (identifier !== undefined) return identifier;
  throw new UserError(
    `Input platforms: ${formatPlatform(platform)}: .NET has no runtime for it, so the .NET SDK makes no image for it`,
  );
}

/** What the project names for the one image that it is. */
function settled({ container, runtimeIdentifier }: ProjectFacts): string | undefined {
  return container.runtimeIdentifier ?? runtimeIdentifier;
}

const linux = (identifiers: readonly string[]): readonly string[] =>
  identifiers.filter((identifier) => identifier.startsWith('linux'));

/**
 * The runtime identifier that must be named so that one image is made. A project with RuntimeIdentifiers (or
 * ContainerRuntimeIdentifiers) and nothing else becomes an image for each of them, with an index on top.
 * Undefined where the project itself settles it, or the SDK does: Linux on the SDK's own processor.
 * `architecture` is the machine's, as .NET spells it: `x64`.
 */
export function imageRuntimeIdentifier(project: ProjectFacts, architecture: string): string | undefined {
  const { container } = project;
  if (settled(project) !== undefined) return undefined;
  const several = linux(
    container.runtimeIdentifiers.length > 0 ? container.runtimeIdentifiers : project.runtimeIdentifiers,
  );
  return (
    several.find((identifier) => identifier === `linux-${architecture}`) ??
    several.find((identifier) => identifier.endsWith(`-${architecture}`)) ??
    several[0]
  );
}

/**
 * The arguments that name it. Both properties, as the SDK's own build of one image among several sets them: the
 * images are the same layer by layer, and so is the time that it takes. Unlike a list of identifiers, one can be
 * named on the command line (SDK 10.0.401 does not split an escaped list), and each image's digest is told.
 */
export function platformArgs(identifier: string | undefined): readonly string[] {
  if (identifier === undefined) return [];
  return [
    globalProperty('RuntimeIdentifier', identifier),
    globalProperty('ContainerRuntimeIdentifier', identifier),
  ];
}
