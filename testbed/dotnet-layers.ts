import { appendFile, chown, cp, mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { run } from './commands.ts';
import { downloadPackages } from './debian-packages.ts';
import { unpackAddition, unpackRoot } from './debian-root.ts';
import { APP_UID, type LayerName } from './dotnet-images.ts';
import type { DotnetSdk } from './dotnet-sdk.ts';
import { LAYER_TIME, type Layer, packLayer, tarArguments } from './layers.ts';

const DOTNET = path.join('usr', 'share', 'dotnet');

interface Workshop {
  readonly sdk: DotnetSdk;
  /** Receives the layers. */
  readonly blobs: string;
  /** Scratch. */
  readonly scratch: string;
  readonly signal: AbortSignal;
}

/**
 * Packs all layers at the same time, each with its own gzip.
 * @throws Error when one fails, after the others have ended too.
 */
export async function packLayers(
  workshop: Workshop,
  packagesReady: Promise<void>,
): Promise<Record<LayerName, Layer>> {
  const failure = new AbortController();
  const shop = { ...workshop, signal: AbortSignal.any([workshop.signal, failure.signal]) };
  const inVersion = (folder: string): string => path.join(folder, shop.sdk.runtimeVersion);
  const debian = packagesReady.then(() => downloadPackages(shop.scratch, shop.signal));
  const root = debian.then((packages) => stageRoot(shop, packages.root));
  const packing = [
    root.then((stage) => packRoot(shop, stage)),
    root.then((stage) => packUser(shop, stage)),
    packDotnet(shop, 'runtime', [
      'dotnet',
      'LICENSE.txt',
      'ThirdPartyNotices.txt',
      inVersion('host/fxr'),
      inVersion('shared/Microsoft.NETCore.App'),
    ]),
    packDotnetLink(shop),
    packDotnet(shop, 'aspnet', [inVersion('shared/Microsoft.AspNetCore.App')]),
    debian.then((packages) => packTools(shop, packages.tools)),
    sdkFolders(shop.sdk).then((folders) => packDotnet(shop, 'sdk', folders, true)),
  ] as const;
  try {
    const [root, user, runtime, dotnetLink, aspnet, tools, sdk] = await Promise.all(packing);
    return { root, user, runtime, dotnetLink, aspnet, tools, sdk };
  } catch (error) {
    failure.abort();
    await Promise.allSettled(packing);
    throw error;
  }
}

async function stageRoot(shop: Workshop, packages: string): Promise<string> {
  const stage = await newStage(shop, 'root');
  await unpackRoot(packages, stage, shop.signal);
  return stage;
}

function packRoot(shop: Workshop, root: string): Promise<Layer> {
  return packLayer('tar', tarArguments(root, ['.'], 'kept'), { folder: shop.blobs, signal: shop.signal });
}

/** What `groupadd` and `useradd --create-home` leave behind. */
async function packUser(shop: Workshop, root: string): Promise<Layer> {
  const stage = await newStage(shop, 'user');
  const etc = path.join(stage, 'etc');
  await mkdir(etc);
  const accounts = ['passwd', 'group', 'shadow', 'gshadow'].map((name) => path.join(root, 'etc', name));
  await run('cp', ['--archive', ...accounts, etc]);
  await appendFile(path.join(etc, 'group'), `app:x:${APP_UID}:\n`);
  await appendFile(path.join(etc, 'gshadow'), 'app:!::\n');
  await appendFile(path.join(etc, 'passwd'), `app:x:${APP_UID}:${APP_UID}::/home/app:/bin/sh\n`);
  await appendFile(path.join(etc, 'shadow'), `app:!:${Math.floor(LAYER_TIME / 86_400)}:0:99999:7:::\n`);
  const home = path.join(stage, 'home', 'app');
  await cp(path.join(root, 'etc', 'skel'), home, { recursive: true });
  for (const name of ['.', ...(await readdir(home))]) await chown(path.join(home, name), APP_UID, APP_UID);
  return packLayer('tar', tarArguments(stage, ['etc', 'home'], 'kept'), {
    folder: shop.blobs,
    signal: shop.signal,
  });
}

/** The tools of the sdk image: git, curl, wget and what they need. */
async function packTools(shop: Workshop, packages: string): Promise<Layer> {
  const stage = await newStage(shop, 'tools');
  await unpackAddition(packages, stage, shop.signal);
  const names = (await readdir(stage)).sort();
  return packLayer('tar', tarArguments(stage, names, 'kept'), { folder: shop.blobs, signal: shop.signal });
}

async function packDotnetLink(shop: Workshop): Promise<Layer> {
  const stage = await newStage(shop, 'link');
  await mkdir(path.join(stage, 'usr', 'bin'), { recursive: true });
  await symlink('/usr/share/dotnet/dotnet', path.join(stage, 'usr', 'bin', 'dotnet'));
  return packLayer('tar', tarArguments(stage, ['usr']), { folder: shop.blobs, signal: shop.signal });
}

/** A layer of files and folders of the SDK's own folder, with their parent folders. */
async function packDotnet(
  shop: Workshop,
  name: string,
  parts: readonly string[],
  longest = false,
): Promise<Layer> {
  const stage = await newStage(shop, name);
  for (const part of parts) {
    await cp(path.join(shop.sdk.root, part), path.join(stage, DOTNET, part), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  return packLayer('tar', tarArguments(stage, ['usr']), { folder: shop.blobs, signal: shop.signal, longest });
}

/** Of a folder in which several SDKs are installed, what belongs to this one. */
async function sdkFolders({ root, version, channel }: DotnetSdk): Promise<string[]> {
  const packs = (await readdir(path.join(root, 'packs'))).map((pack) => path.join('packs', pack));
  const folders = await Promise.all(
    [...packs, 'templates', 'sdk-manifests'].map(async (folder) => {
      const versions = await readdir(path.join(root, folder));
      return versions.filter((name) => name.startsWith(`${channel}.`)).map((name) => path.join(folder, name));
    }),
  );
  return [path.join('sdk', version), ...folders.flat()];
}

async function newStage(shop: Workshop, name: string): Promise<string> {
  const stage = path.join(shop.scratch, name);
  await mkdir(stage, { recursive: true });
  return stage;
}
