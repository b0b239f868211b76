import { bounds } from '../docker/bounds.ts';
import type { EngineFacts } from '../docker/engine-facts.ts';
import {
  type Digest,
  formatPlatform,
  type ImageContents,
  type LayerContents,
  type Platform,
  samePlatform,
} from '../model/image.ts';
import { isKnown, unknown } from '../model/size.ts';
import { UserError } from '../model/user-error.ts';
import type { Reach, Tools } from '../tools/tools.ts';
import { archivedContents, archiveReader, imageFor } from './archive.ts';
import { pushReference, type Send, type SentImages } from './receive.ts';

type EngineTools = Pick<Tools, 'docker' | 'registry' | 'log'>;

/**
 * Has the engine send an image, or an index, that already has the tag of `pushReference`: by a push if the engine can
 * reach the measuring registry, otherwise by `docker save`.
 * @param id the engine's: digest of the config (classic store), or of the manifest or index (containerd store).
 */
export function sendFromEngine(
  id: Digest,
  engine: EngineFacts,
  tools: EngineTools & Pick<Tools, 'engineReach'>,
): Send {
  return async (platforms) => {
    const reach = await tools.engineReach();
    return reach === 'reachable'
      ? push(id, platforms, engine, tools)
      : save(id, platforms, reach, engine, tools);
  };
}

/**
 * Docker would list an image of a registry that no longer exists after this run.
 * @param keep an image that stays in the engine, even without a name.
 */
export async function removeTag(
  tag: string,
  { docker, log }: Pick<Tools, 'docker' | 'log'>,
  { keep = false } = {},
): Promise<void> {
  try {
    await (keep ? docker.release(tag) : docker.remove(tag));
  } catch (error) {
    log.warning(`The image ${tag} stays in the engine: ${error instanceof Error ? error.message : error}`);
  }
}

async function push(
  id: Digest,
  platforms: readonly Platform[],
  engine: EngineFacts,
  { docker, registry }: EngineTools,
): Promise<SentImages> {
  const pushed = await pushWhileActive(pushReference(registry), { docker, registry });
  const image = (platform: Platform) => registry.image(registry.repository, pushed, platform);
  for (const platform of platforms) {
    const { digest, manifest, config } = image(platform);
    if (![pushed, digest, manifest.config.digest].includes(id)) {
      throw new UserError(
        `Docker was to push the image ${id} but pushed ${pushed}, which is another one, or only a part of it. Check that the engine has it for ${platforms.map(formatPlatform).join(', ')}, and try again.`,
      );
    }
    if (!samePlatform(config.platform, platform)) {
      throw new UserError(
        `The image that the engine pushed is for ${formatPlatform(config.platform)}, not for ${formatPlatform(platform)}.`,
      );
    }
  }
  return { image, compressor: engineCompressor(engine) };
}

/** @throws UserError if the measuring registry sees nothing of the push for too long: then it is given up. */
async function pushWhileActive(
  tag: string,
  { docker, registry }: Pick<Tools, 'docker' | 'registry'>,
): Promise<Digest> {
  const abort = new AbortController();
  let seen = registry.activity;
  let quietSince = performance.now();
  const watch = setInterval(() => {
    if (registry.activity !== seen) quietSince = performance.now();
    seen = registry.activity;
    if (performance.now() - quietSince < bounds.pushIdle) return;
    abort.abort(
      new UserError(
        `The Docker engine pushed nothing for ${bounds.pushIdle / 1000} s, so the push was aborted.`,
      ),
    );
  }, bounds.pushIdle / 20);
  try {
    return await docker.push(tag, abort.signal);
  } finally {
    clearInterval(watch);
  }
}

const UNCOMPRESSED =
  "docker save gives the layers of the engine's store uncompressed, and the engine cannot reach the action to push them";

/**
 * Reads `docker save` as it streams. An engine with containerd's image store saves the layers as it would push them; of
 * the classic store's layers only the sizes on disk are known.
 */
async function save(
  id: Digest,
  platforms: readonly Platform[],
  { unreachable }: Exclude<Reach, 'reachable'>,
  engine: EngineFacts,
  { docker, registry, log }: EngineTools,
): Promise<SentImages> {
  const images = await docker.save(id, archiveReader(`docker save of ${id}`, platforms));
  const saved = await archivedContents(
    images,
    id,
    (digests) => `Docker was to save the image ${id} but saved ${digests}, which is another one. Try again.`,
  );
  const all = saved.map((contents) => asStored(contents, id));
  const asPushed = all.every(({ layers }) => layers.every(({ download }) => isKnown(download)));
  const how = `Weighed by docker save, because the Docker engine cannot reach the measuring registry at ${registry.address} (${unreachable})`;
  const note = asPushed
    ? `${how}. Every figure is still exact: this engine saves layers as it pushes them`
    : `${how}. Sizes on disk are exact; the app layers' download sizes are unknown, and so is the image's`;
  if (asPushed) log.info(`${note}.`);
  else log.warning(`${note}. Run the job on the runner itself, or set input builder to sdk, to know them.`);
  return {
    image: imageFor(all, platforms),
    compressor: asPushed ? engineCompressor(engine) : { unknown: UNCOMPRESSED },
    note,
  };
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

/** The tool that compresses what the engine pushes. */
function engineCompressor({ version, containerdStore, storageDriver }: EngineFacts): string {
  return `Docker ${version} (${containerdStore ? 'containerd store' : storageDriver})`;
}
