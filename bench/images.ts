import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { END, entry, header } from '../__tests__/fakes/tar-writer.ts';
import { run } from '../testbed/commands.ts';
import { type LayerSpec, layerTar, tarSize } from './layer-tar.ts';

/** An app on the base image: so many bytes in so many files, spread evenly over layers. */
export interface AppImage {
  readonly name: string;
  readonly bytes: number;
  readonly layers: number;
  readonly files: number;
}

export interface Engine {
  readonly env: NodeJS.ProcessEnv;
}

function appLayers({ bytes, layers, files }: AppImage): LayerSpec[] {
  return Array.from({ length: layers }, (_, i) => {
    const first = Math.floor((files * i) / layers);
    const own = Math.floor((files * (i + 1)) / layers) - first;
    return { bytes: Math.floor((bytes * own) / files), files: own, first };
  });
}

/**
 * Loads the image into the engine, under a name that it gives. The archive is written as it is sent, and holds
 * the app layers only: the engine has those of the base. Its content and digests are always the same.
 */
export async function loadImage(image: AppImage, base: string, { env }: Engine): Promise<string> {
  const tag = `aspnet-image-size-bench:${image.name}`;
  const load = spawn('docker', ['image', 'load', '--quiet'], { env, stdio: ['pipe', 'ignore', 'pipe'] });
  let stderr = '';
  load.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const closed = once(load, 'close');
  const archive = Readable.from(savedArchive(appLayers(image), tag, base, await inspect(base, env)));
  // An engine that refuses stops reading; its words tell why, not the broken pipe.
  await pipeline(archive, load.stdin).catch(() => {});
  const [code] = (await closed) as [number | null];
  if (code !== 0)
    throw new Error(`docker load of ${tag} failed (it needs an engine with the classic store):\n${stderr}`);
  return tag;
}

export async function removeImage(tag: string, { env }: Engine): Promise<void> {
  await run('docker', ['image', 'rm', '--force', tag], { env });
}

interface Inspected {
  readonly Architecture: string;
  readonly Os: string;
  readonly Config: { readonly Env?: readonly string[] | null };
  readonly RootFS: { readonly Layers: readonly string[] };
}

/** How many layers the base image has. */
export async function layerCount(base: string, { env }: Engine): Promise<number> {
  return (await inspect(base, env)).RootFS.Layers.length;
}

async function inspect(reference: string, env: NodeJS.ProcessEnv): Promise<Inspected> {
  const answer = await run('docker', ['image', 'inspect', '--format', '{{json .}}', reference], { env });
  return JSON.parse(answer) as Inspected;
}

/** Docker image specification v1.2: layers, then the config and the manifest.json that name them. */
async function* savedArchive(
  layers: readonly LayerSpec[],
  tag: string,
  base: string,
  { Architecture, Os, Config, RootFS }: Inspected,
): AsyncGenerator<Buffer> {
  const diffIds: string[] = [];
  for (const [i, layer] of layers.entries()) {
    const hash = createHash('sha256');
    yield header({ path: `app-${i}.tar`, size: tarSize(layer), magic: 'ustar  \0' });
    for (const part of layerTar(layer)) {
      hash.update(part);
      yield part;
    }
    diffIds.push(`sha256:${hash.digest('hex')}`);
  }
  const config = JSON.stringify({
    architecture: Architecture,
    os: Os,
    config: { Env: Config.Env ?? [], Labels: { 'org.opencontainers.image.base.name': base } },
    rootfs: { type: 'layers', diff_ids: [...RootFS.Layers, ...diffIds] },
  });
  const name = `${createHash('sha256').update(config).digest('hex')}.json`;
  const paths = [...RootFS.Layers.map((_, i) => `base-${i}.tar`), ...diffIds.map((_, i) => `app-${i}.tar`)];
  yield entry({ path: name }, config);
  yield entry({ path: 'manifest.json' }, JSON.stringify([{ Config: name, RepoTags: [tag], Layers: paths }]));
  yield END;
}
