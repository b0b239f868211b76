import type { BuildMetadata } from '../docker/build-metadata.ts';
import type { EngineFacts } from '../docker/engine-facts.ts';
import { usedBaseDigests } from '../docker/used-base.ts';
import type { BuildOutcome } from '../model/build-outcome.ts';
import { UserError } from '../model/user-error.ts';
import type { CopiesOf } from '../push/base.ts';
import { removeTag, sendFromEngine } from '../push/from-engine.ts';
import { pushReference, receiveImages } from '../push/receive.ts';
import type { Tools } from '../tools/tools.ts';
import type { DockerBuild } from './docker-preparation.ts';

type EngineTools = Pick<Tools, 'docker' | 'images' | 'registry' | 'log' | 'engineReach'>;

/** The engine builds the images, all platforms at once, and sends them. */
export async function buildWithEngine(
  { request, images }: DockerBuild,
  engine: EngineFacts,
  tools: EngineTools,
): Promise<readonly BuildOutcome[]> {
  const { docker } = tools;
  const tag = pushReference(tools.registry);
  const reading = readBasesAhead(images, tools);
  try {
    const { imageId, image, metadata } = await docker.build({ ...request, tag });
    await reading;
    // Of an image for several platforms the engine describes only its own.
    const described = images.length === 1 ? { platform: image.platform, diffIds: image.diffIds } : {};
    const delivery = {
      images: images.map(({ platform, base }) => ({ platform, base: () => base, ...described })),
      copiesOf: copiesUsed(metadata, docker),
      send: sendFromEngine(imageId, engine, tools),
      reference: undefined,
    };
    return await receiveImages(delivery, tools);
  } finally {
    await removeTag(tag, tools);
  }
}

/**
 * An image for several platforms is an index, which the classic image store cannot hold.
 * @throws UserError that says what can hold one.
 */
export function requireIndexes({ version, containerdStore }: EngineFacts): void {
  if (containerdStore) return;
  throw new UserError(
    `Input platforms names several platforms, but this Docker engine (${version}) keeps images in its classic store, which holds one platform of an image. Turn on the containerd image store ("features": {"containerd-snapshotter": true} in the engine's daemon.json; docker/setup-docker-action can do that), name one platform, or set input builder to sdk, which needs no engine.`,
  );
}

/** Reads the bases while the engine builds. If one cannot be read, it is read again when it is needed. */
async function readBasesAhead(
  bases: DockerBuild['images'],
  { images }: Pick<Tools, 'images'>,
): Promise<void> {
  await Promise.all(
    bases.map(async ({ platform, base }) => {
      if ('reference' in base) await images.read(base.reference, platform).catch(() => undefined);
    }),
  );
}

/** What the build says that it used, then the copies that the engine has. */
function copiesUsed({ materials }: BuildMetadata, docker: Tools['docker']): CopiesOf {
  return async (reference) => usedBaseDigests(reference, materials, await docker.inspect(reference));
}
