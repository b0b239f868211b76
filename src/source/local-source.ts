import { lookUpBlobsOf, receive, removeTag } from '../build/docker-builder.ts';
import type { EngineFacts } from '../docker/engine-facts.ts';
import type { LocalImage } from '../docker/local-image.ts';
import type { BuildOutcome } from '../model/build-outcome.ts';
import { type Digest, samePlatform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import { knowBase, receiveIndex } from '../push/pushed-platforms.ts';
import type { Tools } from '../tools/tools.ts';
import { findImageBase, type ImageBase, namedBase } from './image-base.ts';
import { checkPlatform, type SourceRequest } from './source-request.ts';

/**
 * The engine's image, weighed like one that was just built.
 * @throws UserError where the engine has no such image, or can neither push nor save it.
 */
export async function weighLocal(
  reference: string,
  request: SourceRequest,
  tools: Tools,
): Promise<readonly BuildOutcome[]> {
  const image = await inspectFirst(reference, tools);
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
  const engine = await tools.engine();
  const others = request.platforms.some(
    (wanted) => wanted.required && !samePlatform(image.platform, wanted.platform),
  );
  if (others && engine.containerdStore) return pushLocalPlatforms(reference, image, request, engine, tools);
  for (const wanted of request.platforms) checkPlatform(`local://${reference}`, image.platform, wanted);
  const target = `${registry.address}/${registry.repository}:${request.tag}`;
  const tagged = docker.tag(image.id, target);
  try {
    const [found] = await Promise.all([expectBase(image, request.baseImage, tools), tagged]);
    request.onFound?.(image, found.baseReference);
    const sent = await receive(target, image, engine, tools);
    return [{ built: { ...sent, reference: `local://${reference}` }, ...found }];
  } finally {
    await tagged.catch(() => {});
    await removeTag(target, tools);
  }
}

/** The engine's image; what else will be asked of the engine is asked already. */
export async function inspectFirst(
  reference: string,
  { docker, engineReach }: Pick<Tools, 'docker' | 'engineReach'>,
): Promise<LocalImage | undefined> {
  // Told where the answer is needed.
  engineReach().catch(() => {});
  return docker.inspect(reference);
}

/** The base, which the measuring registry then has for the push. */
async function expectBase(image: LocalImage, input: string | undefined, tools: Tools): Promise<ImageBase> {
  const found = await findImageBase(image, input, tools, (base) => copiesOf(base, tools));
  if ('contents' in found.base) {
    tools.registry.expectBase(found.base.contents);
    lookUpBlobsOf(found.base.reference, tools);
  }
  return found;
}

/** Of an index, other platforms than the one that the engine tells of: their bases show in what arrives. */
async function pushLocalPlatforms(
  reference: string,
  image: LocalImage,
  { platforms, baseImage, tag }: SourceRequest,
  engine: EngineFacts,
  tools: Tools,
): Promise<readonly BuildOutcome[]> {
  const { docker, registry } = tools;
  const wanted = platforms.map(({ platform }) => platform);
  const named = namedBase(image.labels, baseImage);
  if ('reference' in named) {
    const digests = [...named.digests, ...(await copiesOf(named.reference, tools))];
    for (const platform of wanted) await knowBase(named.reference, digests, platform, tools);
  }
  const target = `${registry.address}/${registry.repository}:${tag}`;
  await docker.tag(image.id, target);
  try {
    const outcomes: BuildOutcome[] = [];
    for (const received of await receiveIndex(target, image.id, wanted, engine, tools)) {
      const found = await findImageBase(received.contents.config, baseImage, tools, (base) =>
        copiesOf(base, tools),
      );
      outcomes.push({ built: { ...received, reference: `local://${reference}` }, ...found });
    }
    return outcomes;
  } finally {
    await removeTag(target, tools);
  }
}

/** Under which digests the engine holds the base: an older copy than the tag names now, perhaps. */
async function copiesOf(reference: string, { docker }: Pick<Tools, 'docker'>): Promise<Digest[]> {
  const local = await docker.inspect(reference);
  return (local?.repoDigests ?? []).map((name) => name.slice(name.indexOf('@') + 1));
}
