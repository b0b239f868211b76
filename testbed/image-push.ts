import { openAsBlob } from 'node:fs';
import type { StandIn } from './dotnet-images.ts';
import type { Document } from './image-documents.ts';
import { blobFile } from './layers.ts';

/**
 * Pushes images to a registry (OCI distribution spec, "Pushing manifests"); what it has is not sent again.
 * `blobs` is the folder of the layers.
 * @throws Error when the registry answers anything but success.
 */
export async function pushImages(registry: string, images: readonly StandIn[], blobs: string): Promise<void> {
  const missing = await Promise.all(images.map((image) => isMissing(registry, image)));
  // One after the other: an image's layers are the next one's first, and are then mounted instead of sent.
  let parent: string | undefined;
  for (const [index, image] of images.entries()) {
    if (missing[index] === true) await pushImage(registry, image, blobs, parent);
    parent = image.repository;
  }
}

/** Whether a tag does not name the image yet. A registry takes a tag only after all that the image consists of. */
async function isMissing(registry: string, { repository, tags, list }: StandIn): Promise<boolean> {
  const base = `${registry}/v2/${repository}`;
  const present = await Promise.all(tags.map((tag) => hasManifest(base, tag, list)));
  return present.includes(false);
}

async function pushImage(
  registry: string,
  image: StandIn,
  blobs: string,
  parent: string | undefined,
): Promise<void> {
  const base = `${registry}/v2/${image.repository}`;
  const target = { base, parent };
  await Promise.all([
    pushBlob(target, image.config.digest, async () => new Blob([image.config.text])),
    ...image.layers.map(({ digest }) => pushBlob(target, digest, () => openAsBlob(blobFile(blobs, digest)))),
  ]);
  await putManifest(base, image.manifest.digest, image.manifest);
  for (const tag of image.tags) await putManifest(base, tag, image.list);
}

export interface Target {
  /** `http://127.0.0.1:5055/v2/REPOSITORY` */
  readonly base: string;
  /** A repository of the same registry that has some of the blobs. */
  readonly parent: string | undefined;
}

/** Puts a blob into a repository, unless it is there. */
export async function pushBlob(
  { base, parent }: Target,
  digest: string,
  content: () => Promise<Blob>,
): Promise<void> {
  const present = await fetch(`${base}/blobs/${digest}`, { method: 'HEAD' });
  if (present.ok) return;
  const mount = parent === undefined ? '' : `?mount=${digest}&from=${parent}`;
  const session = await expectSuccess(await fetch(`${base}/blobs/uploads/${mount}`, { method: 'POST' }));
  if (session.status === 201) return; // mounted
  const location = new URL(session.headers.get('location') ?? '', base);
  location.searchParams.set('digest', digest);
  const headers = { 'content-type': 'application/octet-stream' };
  await expectSuccess(await fetch(location, { method: 'PUT', headers, body: await content() }));
}

async function putManifest(base: string, reference: string, { mediaType, text }: Document): Promise<void> {
  const url = `${base}/manifests/${reference}`;
  await expectSuccess(
    await fetch(url, { method: 'PUT', headers: { 'content-type': mediaType }, body: text }),
  );
}

async function hasManifest(
  base: string,
  reference: string,
  { mediaType, digest }: Document,
): Promise<boolean> {
  const answer = await fetch(`${base}/manifests/${reference}`, {
    method: 'HEAD',
    headers: { accept: mediaType },
  });
  return answer.ok && answer.headers.get('docker-content-digest') === digest;
}

async function expectSuccess(response: Response): Promise<Response> {
  const text = await response.text();
  if (!response.ok) throw new Error(`the registry answered ${response.status} for ${response.url}: ${text}`);
  return response;
}
