import { type Descriptor, type Digest, type LayerContents, samePlatform } from '../../model/image.ts';
import { UserError } from '../../model/user-error.ts';
import { type Decompressor, decompressor, SNIFF_LENGTH, sniff } from '../layer/decompressor.ts';
import { absentLayer, layerOfStoredBlob } from '../layer/layer-of-blob.ts';
import type { ContentNormalizer } from '../layer/tar-reader.ts';
import { type ArchiveMembers, ArchiveReader } from './archive-reader.ts';
import { layoutImages } from './layout-image.ts';
import { openFile, readChunks } from './regular-file.ts';
import { savedImage } from './saved-image.ts';
import { noImageFor, type StoredImage, type WantedPlatform, withSource } from './stored-image.ts';

/**
 * Reads the images in a file that holds a `docker save` or OCI archive; see `streamedImages`.
 * @throws UserError
 */
export function readArchive(
  path: string,
  source: string,
  wanted: readonly WantedPlatform[],
  normalize?: ContentNormalizer,
): Promise<readonly StoredImage[]> {
  return withSource(source, REMEDY, async () => {
    const file = await openFile(path);
    try {
      const members = await readMembers(readChunks(file), normalize);
      return await imagesOf(members, wanted);
    } finally {
      await file.close();
    }
  });
}

const REMEDY =
  'Write it with docker save, or as an OCI archive (buildx --output type=oci, skopeo oci-archive:)';

/**
 * Reads the images in a `docker save` or OCI archive that a program writes at the same time: one image for each wanted
 * platform, in that order. The archive may be compressed by gzip or zstd. It is read once, and nothing is unpacked to
 * disk.
 * @param chunks of its bytes, each lent until the next is asked for.
 * @param source names the archive in errors.
 * @param normalize says what counts of a file in a layer; by default all of it.
 * @throws UserError if it is damaged, or does not hold exactly one image of each wanted platform.
 */
export function streamedImages(
  chunks: AsyncIterable<Buffer>,
  source: string,
  wanted: readonly WantedPlatform[],
  normalize?: ContentNormalizer,
): Promise<readonly StoredImage[]> {
  const remedy = 'Run the job again; if that does not help, report it';
  return withSource(source, remedy, async () => imagesOf(await readMembers(chunks, normalize), wanted));
}

async function readMembers(
  chunks: AsyncIterable<Buffer>,
  normalize: ContentNormalizer | undefined,
): Promise<ArchiveMembers> {
  const reader = new ArchiveReader(normalize);
  let problem: { readonly error: unknown } | undefined;
  const take = async (chunk: Buffer): Promise<void> => {
    if (problem) return;
    // A decompressor's sink must not reject.
    await reader.take(chunk).catch((error: unknown) => {
      problem = { error };
    });
  };
  let start: Buffer = Buffer.alloc(0);
  let unpack: Decompressor | undefined;
  try {
    for await (const chunk of chunks) {
      start = unpack ? chunk : Buffer.concat([start, chunk]);
      if (start.length < SNIFF_LENGTH && !unpack) continue;
      unpack ??= decompressor(sniff(start), take);
      await unpack.write(start);
      if (problem) throw problem.error;
      if (unpack.stopped !== undefined) throw new UserError(unpack.stopped);
    }
    const failure = await unpack?.finish();
    if (problem) throw problem.error;
    if (failure !== undefined) throw new UserError(unpack?.stopped ?? `it is ${failure}`);
    return reader.end();
  } finally {
    unpack?.abort();
    reader.abort();
  }
}

async function imagesOf(
  members: ArchiveMembers,
  wanted: readonly WantedPlatform[],
): Promise<readonly StoredImage[]> {
  const index = members.document('index.json');
  // Newer `docker save` writes both. Only an index has manifests and platforms.
  if (index) return ociImages(index, members, wanted);
  const manifest = members.document('manifest.json');
  if (manifest) return [ofPlatforms(savedImage(manifest, members), wanted)];
  throw new UserError('it is not an image archive: it has neither manifest.json nor index.json');
}

/** @throws UserError if a platform is required that the only image in an archive does not have. */
function ofPlatforms(image: StoredImage, wanted: readonly WantedPlatform[]): StoredImage {
  const { platform } = image.config;
  const missing = wanted.find((one) => one.required && !samePlatform(platform, one.platform));
  if (missing) throw noImageFor(missing.platform, [platform]);
  return image;
}

async function ociImages(
  index: Uint8Array,
  members: ArchiveMembers,
  wanted: readonly WantedPlatform[],
): Promise<readonly StoredImage[]> {
  const blob = (digest: Digest) => members.blob(`blobs/${digest.replace(':', '/')}`);
  const documents = {
    has: async (digest: Digest) => blob(digest) !== undefined,
    read: async (digest: Digest) => {
      const held = blob(digest);
      if (!held) throw new UserError(`${digest} is not in it`);
      if (held.digest !== digest || !held.document) throw new UserError(`${digest} in it is damaged`);
      return held.document;
    },
  };
  const images = await layoutImages(index, documents, wanted);
  return images.map(({ name, digests, ...image }) => {
    const layers = image.manifest.layers.map((descriptor, i) =>
      layerOf(descriptor, image.config.diffIds[i] ?? '', blob(descriptor.digest)),
    );
    return { config: image.config, digests, name, contents: async () => ({ ...image, layers }) };
  });
}

function layerOf(
  descriptor: Descriptor,
  diffId: Digest,
  blob: ReturnType<ArchiveMembers['blob']>,
): LayerContents {
  const { digest, size } = descriptor;
  if (!blob) return absentLayer(descriptor, diffId, 'the archive does not hold this layer');
  if (blob.digest !== digest || blob.size !== size)
    throw new UserError(`the layer ${digest} in it is damaged`);
  return layerOfStoredBlob(blob, diffId);
}
