import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { TRUSTED_AUTHORITIES } from './debian-root.ts';
import { dotnetImages, type StandIn } from './dotnet-images.ts';
import { packLayers } from './dotnet-layers.ts';
import type { DotnetSdk } from './dotnet-sdk.ts';

/** To be raised with every change to what the images hold. */
const RECIPE = 2;

const IMAGES_FILE = 'images.json';
const PARTIAL = '.partial';

/** Stand-ins with the folder of their blobs. */
export interface StandIns {
  readonly blobs: string;
  readonly images: readonly StandIn[];
  /** Whether they were there already. */
  readonly cached: boolean;
}

/** The stand-ins for this SDK if an earlier run made them whole. */
export async function cachedStandIns(cache: string, sdk: DotnetSdk): Promise<StandIns | undefined> {
  const folder = await folderFor(cache, sdk);
  try {
    const images = JSON.parse(await readFile(path.join(folder, IMAGES_FILE), 'utf8')) as StandIn[]; // written below
    return { blobs: folder, images, cached: true };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Makes the stand-ins in a folder that gets its name only when all is in it. Call under a lock.
 * Waits for `packagesReady` before it runs mmdebstrap.
 * @throws Error when a layer cannot be packed, or the signal says so; nothing is left behind then.
 */
export async function buildStandIns(
  cache: string,
  sdk: DotnetSdk,
  packagesReady: Promise<void>,
  signal: AbortSignal,
): Promise<StandIns> {
  const folder = await folderFor(cache, sdk);
  const partial = `${folder}${PARTIAL}`;
  await removePartial(path.dirname(folder));
  const scratch = path.join(partial, 'scratch');
  await mkdir(scratch, { recursive: true });
  try {
    const layers = await packLayers({ sdk, blobs: partial, scratch, signal }, packagesReady);
    const images = dotnetImages(sdk, layers);
    await rm(scratch, { recursive: true });
    await writeFile(path.join(partial, IMAGES_FILE), JSON.stringify(images, null, 2));
    await rename(partial, folder);
    return { blobs: folder, images, cached: false };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** What killed runs left. */
async function removePartial(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const left = (await readdir(folder)).filter((name) => name.endsWith(PARTIAL));
  await Promise.all(left.map((name) => rm(path.join(folder, name), { recursive: true })));
}

async function folderFor(cache: string, sdk: DotnetSdk): Promise<string> {
  const authorities = await readFile(TRUSTED_AUTHORITIES);
  const key = createHash('sha256')
    .update(JSON.stringify([RECIPE, sdk.version, sdk.runtimeVersion]))
    .update(authorities);
  return path.join(cache, 'images', key.digest('hex').slice(0, 16));
}
