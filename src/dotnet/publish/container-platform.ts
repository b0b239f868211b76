import { formatPlatform, type Platform, samePlatform } from '../../model/image.ts';
import { UserError } from '../../model/user-error.ts';
import { globalProperty } from '../cli/msbuild-text.ts';
import { imageRuntimeIdentifier, linux, ownIdentifier } from '../project/image-identifier.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import { libcOf, platformOf, runtimeIdentifierOf } from './image-platform.ts';

/** One of the images that the SDK makes of a project. */
export interface ContainerImage {
  readonly platform: Platform;
  /** The SDK needs it; undefined if the project or the SDK decides. */
  readonly runtimeIdentifier: string | undefined;
}

export interface WantedImages {
  /** Empty: those that the project names, else one. */
  readonly platforms: readonly Platform[];
  /** The machine's, as .NET spells it: `x64`. */
  readonly architecture: string;
  /** Replaces the project's own. */
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
  const identifiers = ownIdentifier(project) === undefined ? linux(project.container.runtimeIdentifiers) : [];
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
  return {
    platform: platformOf(ownIdentifier(project) ?? runtimeIdentifier ?? architecture),
    runtimeIdentifier,
  };
}

/** The project's own identifier for the platform, if it names one; else one for the C library of its base image. */
function identifierFor(
  platform: Platform,
  project: ProjectFacts,
  baseImage: string | undefined,
): string | undefined {
  const { container } = project;
  const fits = (identifier: string | undefined) =>
    identifier !== undefined && samePlatform(platformOf(identifier), platform);
  if (fits(ownIdentifier(project))) return undefined;
  const libc = /alpine/i.test(baseImage ?? container.baseImage ?? container.family ?? '') ? 'musl' : 'glibc';
  const own = linux([...container.runtimeIdentifiers, ...project.runtimeIdentifiers]).filter(fits);
  const identifier = own.find((one) => libcOf(one) === libc) ?? own[0] ?? runtimeIdentifierOf(platform, libc);
  if (identifier !== undefined) return identifier;
  throw new UserError(
    `Input platforms: ${formatPlatform(platform)}: .NET has no runtime for it, so the .NET SDK makes no image for it`,
  );
}

/**
 * The arguments that name the runtime of one image. The SDK itself sets both properties when it builds one image of
 * several: the layers are the same, and so is the time. A command line can name one identifier, but no list of them
 * (SDK 10.0.401 does not split an escaped list), and the SDK prints the digest of a single image.
 */
export function platformArgs(identifier: string | undefined): readonly string[] {
  if (identifier === undefined) return [];
  return [
    globalProperty('RuntimeIdentifier', identifier),
    globalProperty('ContainerRuntimeIdentifier', identifier),
  ];
}

/**
 * A restore of the project without a runtime on the command line is also one for this runtime. The SDK's own publish of
 * several images relies on that: it names a runtime only after the restore. A name on the command line would reach the
 * restore of referenced projects, too, which then contradicts their lock files, or rewrites them.
 */
export function isRestoredFor(
  project: Pick<ProjectFacts, 'runtimeIdentifiers'>,
  identifier: string | undefined,
): boolean {
  return identifier === undefined || project.runtimeIdentifiers.includes(identifier);
}
