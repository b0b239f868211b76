import { type Digest, formatPlatform, type ImageContents, type Platform } from '../../src/model/image.ts';
import { RegistryError } from '../../src/model/user-error.ts';
import type { PublishedImages } from '../../src/tools/published-images.ts';

/**
 * Registries with images by reference, by `REFERENCE PLATFORM`, or by `REFERENCE@DIGEST`; what they do not have they
 * answer 404.
 */
export class PublishedImagesFake implements PublishedImages {
  readonly asked: string[] = [];
  /** Every reference, on the user's mirror. */
  mirror: string | undefined;
  readonly #images: Readonly<Record<string, ImageContents>>;

  constructor(images: Readonly<Record<string, ImageContents>> = {}) {
    this.#images = images;
  }

  async read(reference: string, platform: Platform, digest?: Digest) {
    const key = digest === undefined ? reference : `${reference}@${digest}`;
    this.asked.push(key);
    const contents = this.#images[`${key} ${formatPlatform(platform)}`] ?? this.#images[key];
    if (contents) return { reference, contents };
    throw new RegistryError(`the registry does not have ${key} (404)`, { registry: 'x', status: 404 });
  }

  mirrored(): string | undefined {
    return this.mirror;
  }

  async blobSize(_reference: string, _digest: Digest): Promise<number | undefined> {
    return undefined;
  }
}
