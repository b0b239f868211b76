import type { BuildOutcome } from '../model/build-outcome.ts';
import { type Digest, formatPlatform, type ImageConfig, type Platform } from '../model/image.ts';
import type { Unknown } from '../model/size.ts';
import { RegistryError } from '../model/user-error.ts';
import { type BaseImage, type NoBase, startsWith } from '../model/weigh.ts';
import type { PublishedImages } from '../tools/published-images.ts';
import type { Tools } from '../tools/tools.ts';

/** The base image as a Dockerfile, a label or an input names it. */
export type NamedBase = BaseReference | NoBase | Unknown;

export interface BaseReference {
  readonly reference: string;
  /** If the Dockerfile asks for another platform of it than the image is for. */
  readonly platform?: Platform;
  /** Of the copy that was used, if it is named as well. */
  readonly digests?: readonly Digest[];
}

/** Digests of manifests or indexes: copies of a base image that may have been used, the most likely one first. */
export type CopiesOf = (reference: string) => Promise<readonly Digest[]>;

export type FoundBase = Pick<BuildOutcome, 'base' | 'baseReference'>;

/**
 * The base image that an image was built on, as its registry publishes it. The tag is tried first, then the other
 * copies: the image starts with the layers of the copy that was used. Without such a copy the base is unknown, since
 * the registry does not answer or no longer has it; a warning says so.
 * @param copiesOf called only if the tag means another copy.
 */
export async function findBase(
  named: NamedBase,
  image: Pick<ImageConfig, 'diffIds' | 'platform'>,
  copiesOf: CopiesOf,
  { images, log }: Pick<Tools, 'images' | 'log'>,
): Promise<FoundBase> {
  const base = 'reference' in named ? await findUsedCopy(named, image, copiesOf, images) : named;
  const baseReference = 'reference' in named ? named.reference : undefined;
  if ('unknown' in base) {
    const which = `${baseReference === undefined ? '' : ` ${baseReference}`} for ${formatPlatform(image.platform)}`;
    log.warning(`The base image${which} is unknown, so the download size is unknown too: ${base.unknown}`);
  }
  return { base, baseReference };
}

async function findUsedCopy(
  { reference, digests = [], platform }: BaseReference,
  image: Pick<ImageConfig, 'diffIds' | 'platform'>,
  copiesOf: CopiesOf,
  images: PublishedImages,
): Promise<BaseImage | Unknown> {
  let reason = `no published copy of ${reference} has the layers that the image starts with`;
  async function* candidates(): AsyncGenerator<Digest | undefined> {
    yield undefined;
    yield* new Set([...digests, ...(await copiesOf(reference))]);
  }
  for await (const digest of candidates()) {
    try {
      const base = await images.read(reference, platform ?? image.platform, digest);
      if (startsWith(image.diffIds, base.contents.config.diffIds)) return base;
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      if (digest === undefined) reason = error.message;
    }
  }
  return { unknown: reason };
}
