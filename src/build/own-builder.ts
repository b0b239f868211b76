import { runnerPlatform } from '../action/platforms.ts';
import type { Exported } from '../docker/build.ts';
import type { BuildMetadata } from '../docker/build-metadata.ts';
import type { BuildxBuilder } from '../docker/buildx-builder.ts';
import { usedBaseDigests } from '../docker/used-base.ts';
import type { BuildOutcome } from '../model/build-outcome.ts';
import { formatPlatform, type ImageContents, type Platform } from '../model/image.ts';
import { RegistryError, UserError } from '../model/user-error.ts';
import { findUsedBase } from '../push/used-base-image.ts';
import { streamedImages } from '../tools/stored-images.ts';
import type { Tools } from '../tools/tools.ts';
import type { DockerBuild, NamedBase } from './docker-builder.ts';

type OwnTools = Pick<Tools, 'buildx' | 'images' | 'registry' | 'log' | 'builderReach'>;

/** The images that came, one a platform, and how. */
interface Received {
  readonly metadata: BuildMetadata;
  image(platform: Platform): Promise<ImageContents>;
  readonly note?: string;
}

/**
 * A builder of buildx's own builds the image and pushes it straight into the measuring registry, which knows the base
 * beforehand: what the builder need not read it does not even download. Where it cannot reach the registry, it streams
 * an OCI archive to us, with all layers. The engine gets nothing.
 */
export async function buildWithOwnBuilder(
  build: DockerBuild,
  builder: BuildxBuilder,
  tools: OwnTools,
): Promise<readonly BuildOutcome[]> {
  const platforms = platformsOf(build, builder);
  const reach = await tools.builderReach();
  const received =
    reach === 'reachable'
      ? await push(build, platforms, tools)
      : await stream(build, platforms, reach.unreachable, tools);
  const outcomes: BuildOutcome[] = [];
  for (const [i, platform] of platforms.entries()) {
    const named = namedBase(build, i);
    const base = await baseOf(named, await received.image(platform), received.metadata, tools);
    // Only now is it certain which copy of the base it is.
    const contents = await received.image(platform);
    const { note } = received;
    const built = {
      contents,
      reference: undefined,
      compressor: compressorOf(builder),
      ...(note && { note }),
    };
    outcomes.push({ built, base, baseReference: 'reference' in named ? named.reference : undefined });
  }
  return outcomes;
}

function platformsOf({ request }: DockerBuild, builder: BuildxBuilder): readonly Platform[] {
  const { platforms = [] } = request;
  return platforms.length > 0 ? platforms : [builder.platform ?? runnerPlatform()];
}

/** A Dockerfile can choose its base by TARGETARCH. */
function namedBase({ base, platformBases }: DockerBuild, index: number): NamedBase {
  return platformBases?.[index] ?? base;
}

async function push(
  build: DockerBuild,
  platforms: readonly Platform[],
  { buildx, images, registry }: OwnTools,
): Promise<Received> {
  for (const [i, platform] of platforms.entries()) {
    const named = namedBase(build, i);
    if (!('reference' in named)) continue;
    const { reference } = named;
    // Of a base that cannot be read the builder sends all layers; the reason is told when the base is needed.
    const base = await images.read(reference, platform).catch((error: unknown) => {
      if (error instanceof RegistryError) return undefined;
      throw error;
    });
    // Nothing else is looked up: BuildKit asks for the blobs that the manifest names, and compresses none again.
    if (base) registry.expectBase(base.contents);
  }
  const tag = `${registry.address}/${registry.repository}:${build.tag}`;
  const { digest, metadata } = await buildx.buildAndPush({ ...build.request, tag });
  return { metadata, image: async (platform) => registry.image(registry.repository, digest, platform) };
}

async function stream(
  build: DockerBuild,
  platforms: readonly Platform[],
  reason: string,
  { buildx, registry, log }: OwnTools,
): Promise<Received> {
  const wanted = platforms.map((platform) => ({ platform, required: true }));
  const read = (archive: AsyncIterable<Buffer>) =>
    streamedImages(archive, `the archive that buildx built from ${build.request.dockerfile}`, wanted);
  const exported = await buildx.buildToArchive({ ...build.request, tag: build.tag }, read);
  for (const { digests } of exported.result) prove(digests, exported);
  const note = `Weighed by an OCI archive, because the builder of buildx cannot reach the measuring registry at ${registry.address} (${reason}). Every figure is exact all the same`;
  log.info(
    `${note}. A builder that was created with --driver-opt network=host would not have to send the base layers.`,
  );
  return {
    metadata: exported.metadata,
    note,
    image: async (platform) => {
      const image = exported.result[platforms.indexOf(platform)];
      if (!image) throw new Error(`no image for ${formatPlatform(platform)}`);
      return image.contents(new Set());
    },
  };
}

/** An archive of several platforms has an index of them; buildx names that, or the only manifest. */
function prove(digests: readonly string[], { digest }: Exported): void {
  if (digests.includes(digest)) return;
  throw new UserError(
    `buildx built the image ${digest} but sent ${digests.join(', ')}, which is another one. Try again.`,
  );
}

async function baseOf(
  base: NamedBase,
  { config }: ImageContents,
  metadata: BuildMetadata,
  { images, registry, log }: OwnTools,
): Promise<BuildOutcome['base']> {
  const found = 'reference' in base ? await findBase(base.reference, config, metadata, images) : base;
  if ('contents' in found) registry.expectBase(found.contents);
  else if ('unknown' in found)
    log.warning(`The base image is not known, so the download size is not either: ${found.unknown}`);
  return found;
}

function findBase(
  reference: string,
  config: ImageContents['config'],
  { materials }: BuildMetadata,
  images: Tools['images'],
): Promise<BuildOutcome['base']> {
  return findUsedBase(
    reference,
    async () => usedBaseDigests(reference, materials, undefined),
    config,
    images,
  );
}

/** The tool that compresses what such a builder makes. */
function compressorOf({ driver, versions }: BuildxBuilder): string {
  const [version = ''] = versions;
  return `BuildKit${version && ` ${version}`} (${driver})`;
}
