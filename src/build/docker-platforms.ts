import type { BuildMetadata } from '../docker/build-metadata.ts';
import type { EngineFacts } from '../docker/engine-facts.ts';
import type { BuildOutcome } from '../model/build-outcome.ts';
import { type Digest, formatPlatform, type ImageContents, type Platform } from '../model/image.ts';
import { knowBase, receiveIndex } from '../push/pushed-platforms.ts';
import { findUsedBase } from '../push/used-base-image.ts';
import type { Tools } from '../tools/tools.ts';
import { type DockerBuild, type NamedBase, removeTag, usedDigests } from './docker-builder.ts';

type DockerTools = Pick<Tools, 'docker' | 'images' | 'registry' | 'log' | 'engineReach'>;

/** The engine builds an image for several platforms at once and pushes or saves their index to us. */
export async function buildForPlatforms(
  build: DockerBuild,
  platforms: readonly Platform[],
  engine: EngineFacts,
  tools: DockerTools,
): Promise<readonly BuildOutcome[]> {
  const { docker, registry } = tools;
  const tag = `${registry.address}/${registry.repository}:${build.tag}`;
  try {
    const { imageId, metadata } = await docker.build({ ...build.request, tag });
    const bases: PlatformBase[] = [];
    for (const [i, platform] of platforms.entries()) {
      const base = await expectBase(build.platformBases?.[i] ?? build.base, platform, metadata, tools);
      bases.push(base);
    }
    const images = await receiveIndex(tag, imageId, platforms, engine, tools);
    return await Promise.all(
      images.map(async (received, i): Promise<BuildOutcome> => {
        const { named, digests } = bases[i] ?? { named: build.base, digests: [] };
        const base = await baseOf(named, digests, received.contents, tools);
        const baseReference = 'reference' in named ? named.reference : undefined;
        return { built: { ...received, reference: undefined }, base, baseReference };
      }),
    );
  } finally {
    await removeTag(tag, tools);
  }
}

interface PlatformBase {
  readonly named: NamedBase;
  /** Of copies of it that may have been used. */
  readonly digests: readonly Digest[];
}

/** The registry knows the base before the push; whether it is the one shows in what arrives. */
async function expectBase(
  named: NamedBase,
  platform: Platform,
  metadata: BuildMetadata,
  tools: DockerTools,
): Promise<PlatformBase> {
  if (!('reference' in named)) return { named, digests: [] };
  const digests = await usedDigests(named.reference, metadata, tools.docker);
  await knowBase(named.reference, digests, platform, tools);
  return { named, digests };
}

async function baseOf(
  named: NamedBase,
  digests: readonly Digest[],
  { config }: ImageContents,
  { images, log }: DockerTools,
): Promise<BuildOutcome['base']> {
  const base =
    'reference' in named ? await findUsedBase(named.reference, async () => digests, config, images) : named;
  if ('unknown' in base)
    log.warning(
      `The base image for ${formatPlatform(config.platform)} is not known, so the download size is not either: ${base.unknown}`,
    );
  return base;
}
