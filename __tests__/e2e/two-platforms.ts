import { createHash } from 'node:crypto';
import type { PushableLayer } from '../fakes/pushable-image.ts';

const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';

interface Manifest {
  readonly config: { readonly digest: string; readonly size: number };
  readonly layers: readonly { readonly mediaType: string; readonly digest: string; readonly size: number }[];
}

const digestOf = (bytes: string | Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/**
 * Gives the image `REPOSITORY:amd64` of a registry a brother for arm64, the same with a layer more, and publishes both
 * under one tag, as mcr.microsoft.com does it: a manifest list.
 */
export async function publishIndex(
  registry: string,
  repository: string,
  tag: string,
  more: PushableLayer,
): Promise<void> {
  const base = `http://${registry}/v2/${repository}`;
  const amd = await get(`${base}/manifests/amd64`, MANIFEST);
  const manifest = JSON.parse(amd) as Manifest;
  const config = JSON.parse(await get(`${base}/blobs/${manifest.config.digest}`, '*/*'));
  config.architecture = 'arm64';
  config.rootfs.diff_ids.push(digestOf(more.tar));
  config.history.push({ created_by: 'COPY what only arm64 has' });
  const text = JSON.stringify(config);
  await putBlob(base, text);
  await putBlob(base, more.blob);
  const layer = {
    mediaType: manifest.layers[0]?.mediaType,
    digest: digestOf(more.blob),
    size: more.blob.length,
  };
  const arm = JSON.stringify({
    ...manifest,
    config: { ...manifest.config, digest: digestOf(text), size: Buffer.byteLength(text) },
    layers: [...manifest.layers, layer],
  });
  await put(`${base}/manifests/${digestOf(arm)}`, arm, MANIFEST);
  const entry = (of: string, platform: object) => ({
    mediaType: MANIFEST,
    digest: digestOf(of),
    size: Buffer.byteLength(of),
    platform,
  });
  const manifests = [
    entry(amd, { os: 'linux', architecture: 'amd64' }),
    entry(arm, { os: 'linux', architecture: 'arm64', variant: 'v8' }),
  ];
  await put(
    `${base}/manifests/${tag}`,
    JSON.stringify({ schemaVersion: 2, mediaType: LIST, manifests }),
    LIST,
  );
}

async function get(url: string, accept: string): Promise<string> {
  const response = await fetch(url, { headers: { accept } });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}

async function putBlob(base: string, bytes: string | Buffer): Promise<void> {
  const session = await fetch(`${base}/blobs/uploads/`, { method: 'POST' });
  const location = new URL(session.headers.get('location') ?? '', base);
  location.searchParams.set('digest', digestOf(bytes));
  await put(location.href, bytes, 'application/octet-stream');
}

async function put(url: string, body: string | Buffer, type: string): Promise<void> {
  const headers = { 'content-type': type };
  const response = await fetch(url, {
    method: 'PUT',
    headers,
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
}
