import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

/* Figures of images that the action has no hand in: by skopeo, gzip and wc, from real registries. */

export interface PublishedLayer {
  readonly mediaType: string;
  readonly digest: string;
  /** Compressed bytes, as the manifest says. */
  readonly size: number;
}

/** The layers of an image by skopeo's raw manifest, of linux/amd64 where the tag is a list. */
export async function publishedLayers(
  registry: string,
  repository: string,
  tag: string,
): Promise<PublishedLayer[]> {
  const raw = async (reference: string) =>
    JSON.parse(await output('skopeo', ['inspect', '--raw', '--tls-verify=false', reference])) as {
      layers?: PublishedLayer[];
      manifests?: { digest: string; platform?: { os: string; architecture: string } }[];
    };
  const first = await raw(`docker://${registry}/${repository}:${tag}`);
  if (first.layers) return first.layers;
  const entry = first.manifests?.find(
    ({ platform }) => platform?.os === 'linux' && platform.architecture === 'amd64',
  );
  if (!entry) throw new Error(`${repository}:${tag} has no linux/amd64`);
  return (await raw(`docker://${registry}/${repository}@${entry.digest}`)).layers ?? [];
}

/** What unpacks a layer, by the end of its media type. */
const UNPACKERS: readonly (readonly [ending: RegExp, program: string, ...args: string[]])[] = [
  [/[.+]gzip$/, 'gzip', '-dc'],
  [/[.+]zstd$/, 'zstd', '-dcq'],
  [/[.]tar$/, 'cat'],
];

/** Bytes of a layer's tar: `gzip -dc | wc -c` (or `zstd -dc`) of the blob that the registry serves. */
export async function unpackedSize(
  registry: string,
  repository: string,
  { mediaType, digest }: PublishedLayer,
): Promise<number> {
  const [, program, ...args] = UNPACKERS.find(([ending]) => ending.test(mediaType)) ?? [];
  if (!program) throw new Error(`${digest}: nothing unpacks ${mediaType}`);
  const response = await fetch(`${schemeOf(registry)}://${registry}/v2/${repository}/blobs/${digest}`);
  if (!response.ok || !response.body) throw new Error(`${digest}: status ${response.status}`);
  const unpacker = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const wc = spawn('wc', ['-c'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [count, [exitCode]] = await Promise.all([
    text(wc.stdout),
    once(unpacker, 'close'),
    pipeline(Readable.fromWeb(response.body as ReadableStream), unpacker.stdin),
    pipeline(unpacker.stdout, wc.stdin),
  ]);
  if (exitCode !== 0) throw new Error(`${program} of ${digest} ended with ${exitCode}`);
  return Number(count.trim());
}

const schemeOf = (registry: string): string => (/^(localhost|127\.)/.test(registry) ? 'http' : 'https');

/** What a program prints. @param env is added to the environment. */
export async function output(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const [printed, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (exitCode !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${exitCode}`);
  return printed;
}

async function text(stream: Readable): Promise<string> {
  let all = '';
  for await (const chunk of stream.setEncoding('utf8')) all += chunk;
  return all;
}

export const total = (sizes: Iterable<number>): number => [...sizes].reduce((sum, size) => sum + size, 0);
