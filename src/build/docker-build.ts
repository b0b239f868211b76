import type { Inputs } from '../action/inputs.ts';
import type { BuildRequest } from '../docker/build-request.ts';
import type { BuildOptions } from '../dotnet/project/build-options.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import type { Platform } from '../model/image.ts';
import type { NamedBase } from '../push/base.ts';
import type { Tools } from '../tools/tools.ts';

/** What is to be built, and for what. */
export interface DockerBuild {
  /** With the platforms that the user named. */
  readonly request: Omit<BuildRequest, 'tag'>;
  /** One for each of those platforms, or one for the builder's own. */
  readonly images: readonly PlatformImage[];
}

export interface PlatformImage {
  readonly platform: Platform;
  /** Of the Dockerfile's final stage, which may depend on the platform, or from input base-image. */
  readonly base: NamedBase;
}

export type PreparationInputs = Pick<Inputs, 'docker' | 'platforms' | 'baseImage'>;

export interface Preparation {
  readonly project: ProjectFacts;
  readonly options: BuildOptions;
  readonly inputs: PreparationInputs;
  /** Absolute paths. */
  readonly workspace: string;
  readonly temporaryFolder: string;
  /** What the builder builds for if the user names no platform. */
  readonly defaultPlatform: Platform;
  /** The builder need not have the base's layers to add to them. */
  readonly link: boolean;
}

export type PreparationTools = Pick<Tools, 'dotnet' | 'images' | 'log'>;

/** @param baseOf the base for a platform that the user named, or for the builder's own. */
export async function imagesOf(
  { inputs: { platforms }, defaultPlatform }: Preparation,
  baseOf: (platform: Platform) => Promise<NamedBase>,
): Promise<readonly PlatformImage[]> {
  if (platforms.length > 0) {
    return Promise.all(platforms.map(async (platform) => ({ platform, base: await baseOf(platform) })));
  }
  const base = await baseOf(defaultPlatform);
  // BuildKit, finalizeResultImage: if the build names no platform, the image has that of its base.
  const named = 'reference' in base ? base.platform : undefined;
  return [{ platform: named ?? defaultPlatform, base }];
}
