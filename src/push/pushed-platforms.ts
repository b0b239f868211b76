import type { EngineFacts } from '../docker/engine-facts.ts';
import type { Digest, ImageContents, Platform } from '../model/image.ts';
import { formatPlatform, samePlatform } from '../model/image.ts';
import { RegistryError, UserError } from '../model/user-error.ts';
import type { Tools } from '../tools/tools.ts';
import { pushWhileActive } from './active-push.ts';
import { engineCompressor } from './engine-compressor.ts';
import { type Received, saveImages } from './saved-image.ts';

/**
 * An image for several platforms is an index, which the classic image store does not know.
 * @throws UserError that says what holds one.
 */
export function requireIndexes({ version, containerdStore }: EngineFacts): void {
  if (containerdStore) return;
  throw new UserError(
    `Input platforms names several platforms, but this Docker engine (${version}) keeps images in its classic store, which holds one platform of an image. Turn on the containerd image store ("features": {"containerd-snapshotter": true} in the engine's daemon.json; docker/setup-docker-action can do that), name one platform, or set input builder to sdk, which needs no engine.`,
  );
}

/**
 * Lets the registry know of the base for a platform, as far as it is published: which copy of it was used shows only
 * in what arrives.
 * @param digests of more copies that may have been used.
 */
export async function knowBase(
  reference: string,
  digests: readonly Digest[],
  platform: Platform,
  { images, registry }: Pick<Tools, 'images' | 'registry'>,
): Promise<void> {
  for (const digest of [undefined, ...digests]) {
    try {
      const { contents } = await images.read(reference, platform, digest);
      registry.expectBase(contents);
    } catch (error) {
      // Said where the base of this platform is looked for.
      if (!(error instanceof RegistryError)) throw error;
    }
  }
}

/**
 * The engine's index, in the best way that there is: one image for each platform, in their order.
 * @param tag in the measuring registry, which the index bears already.
 */
export async function receiveIndex(
  tag: string,
  id: Digest,
  platforms: readonly Platform[],
  engine: EngineFacts,
  tools: Pick<Tools, 'docker' | 'registry' | 'log' | 'engineReach'>,
): Promise<readonly Received[]> {
  const reach = await tools.engineReach();
  if (reach !== 'reachable') return saveImages(id, platforms, reach, engine, tools);
  const compressor = engineCompressor(engine);
  return (await pushIndex(tag, id, platforms, tools)).map((contents) => ({ contents, compressor }));
}

/**
 * Has the engine push an index into the measuring registry, and proves that it is the one that the engine names.
 * @returns the image of each platform, in their order.
 * @throws UserError where the index has none for one of them.
 */
async function pushIndex(
  tag: string,
  id: Digest,
  platforms: readonly Platform[],
  { docker, registry }: Pick<Tools, 'docker' | 'registry'>,
): Promise<readonly ImageContents[]> {
  const pushed = await pushWhileActive(tag, { docker, registry });
  if (pushed !== id) {
    throw new UserError(
      `Docker was to push the image ${id} but pushed ${pushed}, which is another one, or only a part of it. Does the engine hold all of ${platforms.map(formatPlatform).join(', ')}?`,
    );
  }
  return platforms.map((platform) => {
    const contents = registry.image(registry.repository, pushed, platform);
    if (samePlatform(contents.config.platform, platform)) return contents;
    throw new UserError(
      `The image that the engine pushed is for ${formatPlatform(contents.config.platform)}, but input platforms asks for ${formatPlatform(platform)}.`,
    );
  });
}
