import type { EngineFacts } from '../docker/engine-facts.ts';
import type { BuiltImage } from '../model/build-outcome.ts';
import type { Digest, ImageContents, LayerContents, Platform } from '../model/image.ts';
import { isKnown, unknown } from '../model/size.ts';
import { UserError } from '../model/user-error.ts';
import { streamedImages } from '../tools/stored-images.ts';
import type { Tools } from '../tools/tools.ts';
import { engineCompressor } from './engine-compressor.ts';
import type { Reach } from './reachable.ts';

const UNCOMPRESSED =
  "docker save gives the layers of the engine's store uncompressed, and the engine cannot reach the action to push them";

/** An image as it came from an engine. */
export type Received = Pick<BuiltImage, 'contents' | 'compressor' | 'note'>;

/**
 * The engine's image, read from `docker save` as it streams: for engines that cannot push to the measuring registry.
 * An engine with containerd's image store gives the layers as it would push them; of the classic store's layers only
 * the sizes on disk are known. That it is the image that was asked for is proved as for a push: the classic store names
 * an image by its config, the containerd store by its manifest or index.
 * @returns one for each platform, in their order.
 */
export async function saveImages(
  id: Digest,
  platforms: readonly Platform[],
  { unreachable }: Exclude<Reach, 'reachable'>,
  engine: EngineFacts,
  { docker, registry, log }: Pick<Tools, 'docker' | 'registry' | 'log'>,
): Promise<readonly Received[]> {
  const wanted = platforms.map((platform) => ({ platform, required: true }));
  const images = await docker.save(id, (archive) => streamedImages(archive, `docker save of ${id}`, wanted));
  const another = images.find(({ digests }) => !digests.includes(id));
  if (another) {
    throw new UserError(
      `Docker was to save the image ${id} but saved ${another.digests.join(', ')}, which is another one. Try again.`,
    );
  }
  const all: ImageContents[] = [];
  for (const image of images) all.push(asStored(await image.contents(new Set()), id));
  const asPushed = all.every(({ layers }) => layers.every(({ download }) => isKnown(download)));
  const how = `Weighed by docker save, because the Docker engine cannot reach the measuring registry at ${registry.address} (${unreachable})`;
  const note = asPushed
    ? `${how}. Every figure is exact all the same: this engine saves layers as it pushes them`
    : `${how}. Sizes on disk are exact; the app layers' download sizes are unknown, and so is the image's`;
  if (asPushed) log.info(`${note}.`);
  else log.warning(`${note}. Run the job on the runner itself, or set input builder to sdk, to know them.`);
  const compressor = asPushed ? engineCompressor(engine) : { unknown: UNCOMPRESSED };
  return all.map((contents) => ({ contents, compressor, note }));
}

/** The classic store has no manifest: the one in an archive of newer engines is made up for it. */
function asStored(contents: ImageContents, id: string): ImageContents {
  const layers = contents.layers.map(
    (layer): LayerContents =>
      isKnown(layer.disk) && !isKnown(layer.download) ? { ...layer, download: unknown(UNCOMPRESSED) } : layer,
  );
  if (contents.manifest.config.digest !== id) return { ...contents, layers };
  const manifestUnknown = `the image was not pushed, so it has no manifest; its image ID is ${id}`;
  return { ...contents, layers, manifestUnknown };
}
