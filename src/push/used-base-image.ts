import type { LocalImage } from '../docker/local-image.ts';
import type { Digest } from '../model/image.ts';
import type { UnknownSize } from '../model/size.ts';
import { RegistryError } from '../model/user-error.ts';
import { type BaseImage, startsWith } from '../model/weigh.ts';
import type { PublishedImages } from '../tools/published-images.ts';

/**
 * The base image that an engine built on, as its registry publishes it. The tag is tried first, then the digests
 * under which the engine may hold an older copy: the one whose layers the built image starts with was used.
 * @param digests of manifests or indexes, in order of likelihood; asked for only where the tag names another copy.
 * @returns unknown with the reason where none is: the registry does not answer, or no longer has that copy.
 */
export async function findUsedBase(
  reference: string,
  digests: () => Promise<Iterable<Digest>>,
  image: Pick<LocalImage, 'diffIds' | 'platform'>,
  images: PublishedImages,
): Promise<BaseImage | UnknownSize> {
  let reason = `no published copy of ${reference} has the layers that the image starts with`;
  for await (const digest of candidates(digests)) {
    try {
      const base = await images.read(reference, image.platform, digest);
      if (startsWith(image.diffIds, base.contents.config.diffIds)) return base;
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      if (digest === undefined) reason = error.message;
    }
  }
  return { unknown: reason };
}

async function* candidates(digests: () => Promise<Iterable<Digest>>): AsyncGenerator<Digest | undefined> {
  yield undefined;
  yield* await digests();
}
