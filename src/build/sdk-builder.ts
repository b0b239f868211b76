import type { BuildOptions } from '../dotnet/project/build-options.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import type { BegunPublish } from '../dotnet/publish/begun-publish.ts';
import { type ContainerImage, containerImages } from '../dotnet/publish/container-platform.ts';
import type { BuildOutcome } from '../model/build-outcome.ts';
import { formatPlatform, type Platform, samePlatform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import { TAG } from '../oci/receiver/measuring-registry.ts';
import type { Tools } from '../tools/tools.ts';
import { restoreForImages } from './restore-for-images.ts';

export interface SdkBuild {
  readonly project: ProjectFacts;
  readonly options: BuildOptions;
  /** Input platforms. */
  readonly platforms: readonly Platform[];
  /** Input base-image, in place of what the project and the SDK choose. */
  readonly baseImage: string | undefined;
  /** See ProjectTarget. */
  readonly begun?: BegunPublish | undefined;
}

type SdkTools = Pick<Tools, 'dotnet' | 'images' | 'registry'>;

/** The .NET SDK makes the images, one after the other, and pushes them, without a container engine. */
export async function buildWithSdk(build: SdkBuild, tools: SdkTools): Promise<readonly BuildOutcome[]> {
  const { project, platforms, baseImage, begun } = build;
  try {
    const images = containerImages(project, { platforms, architecture: process.arch, baseImage });
    // Each runtime is published by itself, and no two restores may run at once.
    if (images.some(({ runtimeIdentifier }) => runtimeIdentifier !== undefined)) await begun?.stop();
    const options = await restoreForImages(images, project, build.options, tools);
    const outcomes: BuildOutcome[] = [];
    for (const image of images) outcomes.push(await buildImage(image, { ...build, options, images }, tools));
    return outcomes;
  } finally {
    await begun?.stop();
  }
}

interface ImageBuild extends SdkBuild {
  /** All that are made of the project. */
  readonly images: readonly ContainerImage[];
}

/** The registry expects the base beforehand, so the SDK reads and sends none of its layers. */
async function buildImage(
  { platform, runtimeIdentifier }: ContainerImage,
  build: ImageBuild,
  { dotnet, images, registry }: SdkTools,
): Promise<BuildOutcome> {
  const { project, options, baseImage } = build;
  const read = async (reference: string, of = platform) => {
    const base = await images.read(reference, of);
    registry.expectBase(base.contents);
    return { base, baseReference: reference };
  };
  let used = await read(baseImage ?? (await dotnet.baseImage(project, options, runtimeIdentifier)));
  const expected = used.baseReference;
  const push = {
    project,
    options,
    registry: addressFor(project.sdkVersion, registry.address),
    repository: registry.repository,
    tag: TAG,
    runtimeIdentifier,
    baseImage: baseImage && (images.mirrored(baseImage) ?? baseImage),
    expectedBase: expected,
    mirroredBase: baseImage === undefined ? images.mirrored(expected) : undefined,
    onOtherBase: async (reference: string) => {
      if (baseImage !== undefined) throw otherThanInput(reference, baseImage, project);
      used = await read(reference);
      return images.mirrored(reference);
    },
  };
  const { digest } = await dotnet.publishContainer(push, build.begun);
  const contents = registry.image(registry.repository, digest, platform);
  const made = contents.config.platform;
  if (!samePlatform(made, platform)) {
    checkMade(made, platform, build);
    used = await read(used.baseReference, made);
  }
  const compressor = `.NET SDK ${project.sdkVersion}`;
  const built = { contents, reference: project.container.repository, compressor };
  return { built, ...used };
}

function otherThanInput(reference: string, input: string, { path }: ProjectFacts): UserError {
  return new UserError(
    `Input base-image is ${input}, but a target of ${path} sets ContainerBaseImage to ${reference}. Nothing was pushed. Remove the input, or change that target.`,
  );
}

/** The user's own arguments or a target of the project may name the runtime of the only image. */
function checkMade(made: Platform, wanted: Platform, { project, platforms, images }: ImageBuild): void {
  if (platforms.length === 0 && images.length === 1) return;
  throw new UserError(
    `The .NET SDK made an image of ${project.name} for ${formatPlatform(made)}, not for ${formatPlatform(wanted)}. Does input publish-args, or the project, name another runtime (-r, ContainerRuntimeIdentifier)?`,
  );
}

/**
 * Since 9.0.100 the SDK speaks plain HTTP to any host that DOTNET_CONTAINER_INSECURE_REGISTRIES names; earlier SDKs
 * only to a host that is spelled localhost.
 */
function addressFor(sdkVersion: string, address: string): string {
  return Number.parseInt(sdkVersion, 10) >= 9 ? address : address.replace(/^127\.0\.0\.1:/, 'localhost:');
}
