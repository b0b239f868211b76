import type { LocalImage } from '../docker/local-image.ts';
import type { Digest } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { BuildOutcome } from './builder.ts';
import { engineCompressor, lookUpBlobsOf, pushImage, removeTag } from './docker-builder.ts';
import { findImageBase } from './image-base.ts';
import { checkPlatform, type SourceRequest } from './source-request.ts';
import type { Tools } from './tools.ts';

/**
 * The engine's image, pushed into the measuring registry like one that was just built.
 * @throws UserError where the engine has no such image, or cannot push.
 */
export async function weighLocal(
  reference: string,
  request: SourceRequest,
  tools: Tools,
): Promise<readonly BuildOutcome[]> {
  const image = await tools.docker.inspect(reference);
  if (!image) {
    throw new UserError(
      `The Docker engine has no image ${reference}. Build it before this step (docker/build-push-action with load: true), or name another one with input image.`,
    );
  }
  return pushLocal(reference, image, request, tools);
}

/** The same for an image that was found already. */
export async function pushLocal(
  reference: string,
  image: LocalImage,
  request: SourceRequest,
  tools: Tools,
): Promise<readonly BuildOutcome[]> {
  const { docker, registry } = tools;
  for (const wanted of request.platforms) checkPlatform(`local://${reference}`, image.platform, wanted);
  const engine = await tools.engine();
  const found = await findImageBase(image, request.baseImage, tools, (base) => copiesOf(base, tools));
  if ('contents' in found.base) {
    registry.know(found.base.contents);
    lookUpBlobsOf(found.base.reference, tools);
  }
  const target = `${registry.address}/${registry.repository}:${request.tag}`;
  await docker.tag(image.id, target);
  try {
    const contents = await pushImage(target, image, tools);
    const compressor = engineCompressor(engine);
    return [{ built: { contents, reference: `local://${reference}`, compressor }, ...found }];
  } finally {
    await removeTag(target, tools);
  }
}

/** Under which digests the engine holds the base: an older copy than the tag names now, perhaps. */
async function copiesOf(reference: string, { docker }: Pick<Tools, 'docker'>): Promise<Digest[]> {
  const local = await docker.inspect(reference);
  return (local?.repoDigests ?? []).map((name) => name.slice(name.indexOf('@') + 1));
}
