import { appendFile, chown, cp, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { APP_UID, type LayerName } from './dotnet-images.ts';
import type { DotnetSdk } from './dotnet-sdk.ts';
import { blobFile, LAYER_TIME, type Layer, packLayer, tarArguments, unpackFromLayer } from './layers.ts';

const DOTNET = path.join('usr', 'share', 'dotnet');

/** What .NET needs of Debian: the packages that Microsoft's runtime-deps Dockerfile for bookworm installs. */
const DEBIAN_PACKAGES = [
  'ca-certificates',
  'libc6',
  'libgcc-s1',
  'libicu72',
  'libssl3',
  'libstdc++6',
  'tzdata',
  'zlib1g',
];

/** The authorities that this machine trusts: behind a proxy that opens TLS, images must trust the same ones to restore packages. */
export const TRUSTED_AUTHORITIES = '/etc/ssl/certs/ca-certificates.crt';

interface Workshop {
  readonly sdk: DotnetSdk;
  /** Receives the layers. */
  readonly blobs: string;
  /** Scratch. */
  readonly scratch: string;
  readonly signal: AbortSignal;
}

/**
 * Packs the layers of all images at once, each with a gzip of its own.
 * @throws Error when one fails, after the others have ended too.
 */
export async function packLayers(
  workshop: Workshop,
  packagesReady: Promise<void>,
): Promise<Record<LayerName, Layer>> {
  const failure = new AbortController();
  const shop = { ...workshop, signal: AbortSignal.any([workshop.signal, failure.signal]) };
  const inVersion = (folder: string): string => path.join(folder, shop.sdk.runtimeVersion);
  const debian = packagesReady.then(() => packRoot(shop));
  const packing = [
    debian,
    debian.then((root) => packUser(shop, root)),
    packDotnet(shop, 'runtime', [
      'dotnet',
      'LICENSE.txt',
      'ThirdPartyNotices.txt',
      inVersion('host/fxr'),
      inVersion('shared/Microsoft.NETCore.App'),
    ]),
    packDotnetLink(shop),
    packDotnet(shop, 'aspnet', [inVersion('shared/Microsoft.AspNetCore.App')]),
    sdkFolders(shop.sdk).then((folders) => packDotnet(shop, 'sdk', folders)),
  ] as const;
  try {
    const [root, user, runtime, dotnetLink, aspnet, sdk] = await Promise.all(packing);
    return { root, user, runtime, dotnetLink, aspnet, sdk };
  } catch (error) {
    failure.abort();
    await Promise.allSettled(packing);
    throw error;
  }
}

function packRoot(shop: Workshop): Promise<Layer> {
  const hooks = [
    `--customize-hook=upload ${TRUSTED_AUTHORITIES} ${TRUSTED_AUTHORITIES}`,
    // mmdebstrap copies these from this machine; an engine writes its own.
    '--customize-hook=rm -f "$1/etc/hostname" "$1/etc/resolv.conf"',
  ];
  const args = [
    '--pdeathsig=TERM', // else it would work on for a minute when this process is killed
    'mmdebstrap',
    '--variant=minbase',
    '--quiet',
    `--include=${DEBIAN_PACKAGES.join(',')}`,
    ...hooks,
    '--format=tar',
    'bookworm',
    '-',
  ];
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(LAYER_TIME) };
  return packLayer('setpriv', args, { folder: shop.blobs, signal: shop.signal, env, urgent: true });
}

/** What `groupadd` and `useradd --create-home` leave behind. */
async function packUser(shop: Workshop, root: Layer): Promise<Layer> {
  const stage = await newStage(shop, 'user');
  const accounts = ['passwd', 'group', 'shadow', 'gshadow'].map((name) => `./etc/${name}`);
  await unpackFromLayer(blobFile(shop.blobs, root.digest), [...accounts, './etc/skel'], stage, shop.signal);
  const etc = path.join(stage, 'etc');
  await appendFile(path.join(etc, 'group'), `app:x:${APP_UID}:\n`);
  await appendFile(path.join(etc, 'gshadow'), 'app:!::\n');
  await appendFile(path.join(etc, 'passwd'), `app:x:${APP_UID}:${APP_UID}::/home/app:/bin/sh\n`);
  await appendFile(path.join(etc, 'shadow'), `app:!:${Math.floor(LAYER_TIME / 86_400)}:0:99999:7:::\n`);
  const home = path.join(stage, 'home', 'app');
  await cp(path.join(etc, 'skel'), home, { recursive: true });
  await rm(path.join(etc, 'skel'), { recursive: true });
  for (const name of ['.', ...(await readdir(home))]) await chown(path.join(home, name), APP_UID, APP_UID);
  return packLayer('tar', tarArguments(stage, ['etc', 'home'], 'kept'), {
    folder: shop.blobs,
    signal: shop.signal,
  });
}

async function packDotnetLink(shop: Workshop): Promise<Layer> {
  const stage = await newStage(shop, 'link');
  await mkdir(path.join(stage, 'usr', 'bin'), { recursive: true });
  await symlink('/usr/share/dotnet/dotnet', path.join(stage, 'usr', 'bin', 'dotnet'));
  return packLayer('tar', tarArguments(stage, ['usr']), { folder: shop.blobs, signal: shop.signal });
}

/** A layer of files and folders of the SDK's own folder, with their parent folders. */
async function packDotnet(shop: Workshop, name: string, parts: readonly string[]): Promise<Layer> {
  const stage = await newStage(shop, name);
  for (const part of parts) {
    await cp(path.join(shop.sdk.root, part), path.join(stage, DOTNET, part), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  return packLayer('tar', tarArguments(stage, ['usr']), { folder: shop.blobs, signal: shop.signal });
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
