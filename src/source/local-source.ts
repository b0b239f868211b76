import type { LocalImage } from '../docker/local-image.ts';
import { usedBaseDigests } from '../docker/used-base.ts';
import type { BuildOutcome } from '../model/build-outcome.ts';
import { formatPlatform, type ImageConfig, type Platform, samePlatform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { WantedPlatform } from '../oci/archive/stored-image.ts';
import { removeTag, sendFromEngine } from '../push/from-engine.ts';
import { pushReference, receiveImages } from '../push/receive.ts';
import type { Tools } from '../tools/tools.ts';
import { namedBase } from './image-base.ts';

/** What is needed to measure an image that the engine has. */
export interface LocalRequest {
  /** Input base-image. */
  readonly baseImage: string | undefined;
  /** At least one. */
  readonly platforms: readonly WantedPlatform[];
  /** Called with an image and the name of its base before it is sent, so that others can read more meanwhile. */
  readonly onFound: (image: DescribedImage, baseReference: string | undefined) => void;
}

export type DescribedImage = Pick<ImageConfig, 'env' | 'labels' | 'platform'>;

/**
 * Measures an image of the engine, in the same way as one that was just built.
 * @throws UserError if the engine has no such image, or can neither push nor save it.
 */
export async function readLocal(
  reference: string,
  request: LocalRequest,
  tools: Tools,
): Promise<readonly BuildOutcome[]> {
  const image = await inspectAndProbe(reference, tools);
  if (!image) {
    throw new UserError(
      `The Docker engine has no image ${reference}. Build it before this step (docker/build-push-action with load: true), or name another one with input image.`,
    );
  }
  return sendLocal(reference, image, request, tools);
}

/** Inspects an image, and meanwhile finds out whether the engine can push, which is needed next. */
export async function inspectAndProbe(
  reference: string,
  { docker, engineReach }: Pick<Tools, 'docker' | 'engineReach'>,
): Promise<LocalImage | undefined> {
  // A failure is reported when the answer is needed.
  engineReach().catch(() => {});
  return docker.inspect(reference);
}

/** Has the engine send an image that it described. */
export async function sendLocal(
  reference: string,
  image: LocalImage,
  { platforms, baseImage, onFound }: LocalRequest,
  tools: Tools,
): Promise<readonly BuildOutcome[]> {
  const { docker } = tools;
  const engine = await tools.engine();
  const otherPlatform = platforms.find(
    (wanted) => wanted.required && !samePlatform(image.platform, wanted.platform),
  );
  if (otherPlatform && !engine.containerdStore) throw wrongPlatform(reference, image, otherPlatform);
  // Of an index the engine describes only its own platform.
  const described = { platform: image.platform, diffIds: image.diffIds };
  const wanted = otherPlatform ? platforms.map(({ platform }) => ({ platform })) : [described];
  const base = ({ labels }: Pick<ImageConfig, 'labels'> = image) => namedBase(labels, baseImage);
  const target = pushReference(tools.registry);
  const tagged = docker.tag(image.id, target);
  // A failure is reported when the image is sent.
  tagged.catch(() => {});
  try {
    const named = base();
    if (!otherPlatform) onFound(image, 'reference' in named ? named.reference : undefined);
    const delivery = {
      images: wanted.map((one) => ({ ...one, base })),
      copiesOf: async (name: string) => usedBaseDigests(name, [], await docker.inspect(name)),
      send: async (all: readonly Platform[]) => {
        await tagged;
        return sendFromEngine(image.id, engine, tools)(all);
      },
      reference: `local://${reference}`,
    };
    return await receiveImages(delivery, tools);
  } finally {
    await tagged.catch(() => {});
    await removeTag(target, tools, { keep: image.tags.length === 0 });
  }
}

function wrongPlatform(reference: string, { platform }: LocalImage, wanted: WantedPlatform): UserError {
  return new UserError(
    `local://${reference} is for ${formatPlatform(platform)}, not for ${formatPlatform(wanted.platform)}. Build it for that platform, or correct input platforms.`,
  );
}
