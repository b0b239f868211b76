import { type Digest, formatPlatform, type ImageContents, type Platform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { StoredImage } from '../oci/archive/stored-image.ts';
import { streamedImages } from '../tools/stored-images.ts';
import type { SentImages } from './receive.ts';

/**
 * Reads an archive as a program writes it: one image for each platform, in their order.
 * @param name of the archive in errors.
 */
export function archiveReader(name: string, platforms: readonly Platform[]) {
  const wanted = platforms.map((platform) => ({ platform, required: true }));
  return (archive: AsyncIterable<Buffer>): Promise<readonly StoredImage[]> =>
    streamedImages(archive, name, wanted);
}

/**
 * @param images of an archive, in the order of the platforms.
 * @param id of the image that was to be in the archive: of its config, its manifest, or an index that leads to it.
 * @param problem the error if another image is in the archive, with the digests of that image.
 * @throws UserError if another image is in it.
 */
export async function archivedContents(
  images: readonly StoredImage[],
  id: Digest,
  problem: (digests: string) => string,
): Promise<readonly ImageContents[]> {
  const another = images.find(({ digests }) => !digests.includes(id));
  if (another) throw new UserError(problem(another.digests.join(', ')));
  const all: ImageContents[] = [];
  for (const image of images) all.push(await image.contents(new Set()));
  return all;
}

/** @param images in the order of the platforms. */
export function imageFor(
  images: readonly ImageContents[],
  platforms: readonly Platform[],
): SentImages['image'] {
  return (platform) => {
    const image = images[platforms.indexOf(platform)];
    if (!image) throw new TypeError(`nobody asked for ${formatPlatform(platform)}`);
    return image;
  };
}
