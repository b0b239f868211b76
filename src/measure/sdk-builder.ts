import type { BuildOptions } from '../dotnet/build-options.ts';
import { imagePlatform } from '../dotnet/image-platform.ts';
import type { ProjectFacts } from '../dotnet/project-facts.ts';
import type { BuildOutcome } from './builder.ts';
import type { Tools } from './tools.ts';

export interface SdkBuild {
  readonly project: ProjectFacts;
  readonly options: BuildOptions;
  /** Input base-image, in place of what the project and the SDK choose. */
  readonly baseImage: string | undefined;
  /** Tag in the measuring registry. */
  readonly tag: string;
}

/**
 * The .NET SDK makes the image and pushes it, without a container engine. The registry knows the base beforehand,
 * so the SDK reads no layer of it and sends none.
 */
export async function buildWithSdk(
  { project, options, baseImage, tag }: SdkBuild,
  tools: Pick<Tools, 'dotnet' | 'images' | 'registry'>,
): Promise<readonly BuildOutcome[]> {
  const { dotnet, images, registry } = tools;
  const platform = imagePlatform(project, process.arch);
  const baseReference = baseImage ?? (await dotnet.baseImage(project, options));
  const base = await images.read(baseReference, platform);
  registry.know(base.contents);
  const { digest } = await dotnet.publishContainer({
    project,
    options,
    registry: addressFor(project.sdkVersion, registry.address),
    repository: registry.repository,
    tag,
    baseImage: images.mirrored(baseReference) ?? baseImage,
  });
  const contents = registry.image(registry.repository, digest, platform);
  const compressor = `.NET SDK ${project.sdkVersion}`;
  const built = { contents, reference: project.container.repository, compressor };
  return [{ built, base, baseReference }];
}

/**
 * The SDK speaks plain HTTP to any host that DOTNET_CONTAINER_INSECURE_REGISTRIES names since 9.0.100; before, only
 * to the host name localhost.
 */
function addressFor(sdkVersion: string, address: string): string {
  return Number.parseInt(sdkVersion, 10) >= 9 ? address : address.replace(/^127\.0\.0\.1:/, 'localhost:');
}
