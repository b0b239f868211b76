import type { EngineFacts } from '../docker/engine-facts.ts';
import { type Digest, formatPlatform, type ImageContents, type Platform } from '../model/image.ts';
import type { BuildOutcome } from './builder.ts';
import { type DockerBuild, engineCompressor, removeTag, usedDigests } from './docker-builder.ts';
import { knowBases, pushIndex } from './pushed-platforms.ts';
import type { Tools } from './tools.ts';
import { findUsedBase } from './used-base-image.ts';

/** The engine builds an image for several platforms at once and pushes their index into the measuring registry. */
export async function buildForPlatforms(
  build: DockerBuild,
  platforms: readonly Platform[],
  engine: EngineFacts,
  tools: Pick<Tools, 'docker' | 'images' | 'registry' | 'log'>,
): Promise<readonly BuildOutcome[]> {
  const { docker, registry } = tools;
  const tag = `${registry.address}/${registry.repository}:${build.tag}`;
  const baseReference = 'reference' in build.base ? build.base.reference : undefined;
  try {
    const { imageId, metadata } = await docker.build({ ...build.request, tag });
    const digests = baseReference === undefined ? [] : await usedDigests(baseReference, metadata, docker);
    if (baseReference !== undefined) await knowBases(baseReference, digests, platforms, tools);
    const outcomes: BuildOutcome[] = [];
    for (const contents of await pushIndex(tag, imageId, platforms, tools)) {
      const base = await baseOf(build.base, digests, contents, tools);
      const built = { contents, reference: undefined, compressor: engineCompressor(engine) };
      outcomes.push({ built, base, baseReference });
    }
    return outcomes;
  } finally {
    await removeTag(tag, tools);
  }
}

async function baseOf(
  named: DockerBuild['base'],
  digests: readonly Digest[],
  { config }: ImageContents,
  { images, log }: Pick<Tools, 'images' | 'log'>,
): Promise<BuildOutcome['base']> {
  const base = 'reference' in named ? await findUsedBase(named.reference, digests, config, images) : named;
  if ('unknown' in base)
    log.warning(
      `The base image for ${formatPlatform(config.platform)} is not known, so the download size is not either: ${base.unknown}`,
    );
  return base;
}
