import { runnerPlatform } from '../action/platforms.ts';
import type { DockerBuildResult } from '../docker/build.ts';
import type { BuildMetadata } from '../docker/build-metadata.ts';
import type { BuildRequest } from '../docker/build-request.ts';
import type { Docker } from '../docker/engine.ts';
import type { EngineFacts } from '../docker/engine-facts.ts';
import type { LocalImage } from '../docker/local-image.ts';
import { usedBaseDigests } from '../docker/used-base.ts';
import type { BuildOutcome } from '../model/build-outcome.ts';
import type { Digest, ImageContents } from '../model/image.ts';
import type { UnknownSize } from '../model/size.ts';
import { UserError } from '../model/user-error.ts';
import type { BaseImage, NoBase } from '../model/weigh.ts';
import { pushWhileActive } from '../push/active-push.ts';
import { engineCompressor } from '../push/engine-compressor.ts';
import { type Received, saveImages } from '../push/saved-image.ts';
import { findUsedBase } from '../push/used-base-image.ts';
import type { Tools } from '../tools/tools.ts';

/** The base as a Dockerfile or an input names it. */
export type NamedBase = { readonly reference: string } | NoBase | UnknownSize;

export interface DockerBuild {
  readonly request: Omit<BuildRequest, 'tag'>;
  /** Of the Dockerfile's final stage, or from input base-image. */
  readonly base: NamedBase;
  /** Of each of several platforms, in their order: a Dockerfile can choose its base by TARGETARCH. */
  readonly platformBases?: readonly NamedBase[];
  /** Tag in the measuring registry. */
  readonly tag: string;
}

type DockerTools = Pick<Tools, 'docker' | 'images' | 'registry' | 'log' | 'engineReach'>;

/**
 * The engine builds the image and pushes it into the measuring registry, which knows the base beforehand; where it
 * cannot reach the registry, it saves it to us.
 */
export async function buildWithDocker(
  build: DockerBuild,
  engine: EngineFacts,
  tools: DockerTools,
): Promise<readonly BuildOutcome[]> {
  const { docker, registry } = tools;
  const tag = `${registry.address}/${registry.repository}:${build.tag}`;
  const reading = prefetch(build.base, tools);
  try {
    const { imageId, image, metadata } = await docker.build({ ...build.request, tag });
    await reading;
    const base = await baseOf(build.base, { image, metadata }, tools);
    if ('contents' in base) registry.expectBase(base.contents);
    else if ('unknown' in base)
      tools.log.warning(`The base image is not known, so the download size is not either: ${base.unknown}`);
    const sent = await receive(tag, { id: imageId, platform: image.platform }, engine, tools);
    const built = { ...sent, reference: undefined };
    const baseReference = 'reference' in build.base ? build.base.reference : undefined;
    return [{ built, base, baseReference }];
  } finally {
    await removeTag(tag, tools);
  }
}

/**
 * The engine's image, in the best way that there is.
 * @param tag in the measuring registry, which the image bears already.
 */
export async function receive(
  tag: string,
  image: Pick<LocalImage, 'id' | 'platform'>,
  engine: EngineFacts,
  tools: Pick<Tools, 'docker' | 'registry' | 'log' | 'engineReach'>,
): Promise<Received> {
  const reach = await tools.engineReach();
  if (reach !== 'reachable') {
    const [saved] = await saveImages(image.id, [image.platform], reach, engine, tools);
    if (saved) return saved;
  }
  return { contents: await pushImage(tag, image, tools), compressor: engineCompressor(engine) };
}

/**
 * Has the engine push an image into the measuring registry, and proves that it is that image which arrived: the
 * classic store names an image by its config, the containerd store by its manifest or index.
 */
export async function pushImage(
  tag: string,
  { id, platform }: Pick<LocalImage, 'id' | 'platform'>,
  { docker, registry }: Pick<Tools, 'docker' | 'registry'>,
): Promise<ImageContents> {
  const pushed = await pushWhileActive(tag, { docker, registry });
  const contents = registry.image(registry.repository, pushed, platform);
  if ([pushed, contents.digest, contents.manifest.config.digest].includes(id)) return contents;
  throw new UserError(
    `Docker was to push the image ${id} but pushed ${pushed}, which is another one. Try again.`,
  );
}

/** Docker would go on listing an image of a registry that is gone with this run. */
export async function removeTag(tag: string, { docker, log }: Pick<Tools, 'docker' | 'log'>): Promise<void> {
  try {
    await docker.remove(tag);
  } catch (error) {
    log.warning(`The image ${tag} stays in the engine: ${error instanceof Error ? error.message : error}`);
  }
}

/** Reads the base while the engine builds; whether it can be read is told later, when it is needed. */
async function prefetch(base: NamedBase, { images }: Pick<Tools, 'images'>): Promise<void> {
  if (!('reference' in base)) return;
  await images.read(base.reference, runnerPlatform()).catch(() => undefined);
}

async function baseOf(
  base: NamedBase,
  built: Pick<DockerBuildResult, 'image' | 'metadata'>,
  tools: DockerTools,
): Promise<BaseImage | NoBase | UnknownSize> {
  const { docker, images } = tools;
  if (!('reference' in base)) return base;
  const { reference } = base;
  const digests = () => usedDigests(reference, built.metadata, docker);
  const found = await findUsedBase(reference, digests, built.image, images);
  // Of an unknown base all layers are wanted: what is not sent is not weighed.
  if ('contents' in found) lookUpBlobsOf(reference, tools);
  return found;
}

/** Under which digests the base may have been used, in order of likelihood. */
export async function usedDigests(
  reference: string,
  { materials }: BuildMetadata,
  docker: Pick<Docker, 'inspect'>,
): Promise<readonly Digest[]> {
  return usedBaseDigests(reference, materials, await docker.inspect(reference));
}

/** Blobs that the engine asks for and the base's manifest does not name may be in the base's repository. */
export function lookUpBlobsOf(
  reference: string,
  { images, registry, log }: Pick<Tools, 'images' | 'registry' | 'log'>,
): void {
  registry.findMissingBlobs(async (digest) => {
    try {
      return await images.blobSize(reference, digest);
    } catch (error) {
      log.info(
        `${reference} could not be asked for ${digest}: ${error instanceof Error ? error.message : error}`,
      );
      return undefined;
    }
  });
}
