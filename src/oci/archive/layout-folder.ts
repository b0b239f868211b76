import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Descriptor, Digest, LayerContents } from '../../model/image.ts';
import { stated, unknown } from '../../model/size.ts';
import { UserError } from '../../model/user-error.ts';
import { bounds } from '../bounds.ts';
import { sha256 } from '../document/documents.ts';
import { type Blob, BlobReader } from '../layer/blob-reader.ts';
import { absentLayer, layerOfStoredBlob } from '../layer/layer-of-blob.ts';
import type { ContentNormalizer } from '../layer/tar-reader.ts';
import { layoutImages } from './layout-image.ts';
import { openFile, readChunks } from './regular-file.ts';
import { type StoredImage, type WantedPlatform, withSource } from './stored-image.ts';

const REMEDY = 'Write it with skopeo copy … oci:PATH, or buildx --output type=oci,tar=false,dest=PATH';

/**
 * The images in the folder of an OCI layout (OCI image specification, "Image Layout"): one for each wanted platform, in
 * that order. Their layers are read on request. Files outside the folder are never read.
 * @param source names the folder in errors.
 * @param normalize says what counts of a file in a layer; by default all of it.
 * @throws UserError if the folder cannot be read, is damaged, or does not hold exactly one image of each wanted platform.
 */
export function openLayout(
  path: string,
  source: string,
  wanted: readonly WantedPlatform[],
  normalize?: ContentNormalizer,
): Promise<readonly StoredImage[]> {
  return withSource(source, REMEDY, async () => {
    const folder = new LayoutFolder(await realFolder(path), normalize);
    const index = await folder.bytes('index.json');
    if (!index) throw new UserError('it is not an OCI layout: it has no index.json');
    const images = await layoutImages(index, folder, wanted);
    return images.map(({ name, digests, ...image }) => ({
      config: image.config,
      digests,
      name,
      contents: (known) =>
        withSource(source, REMEDY, async () => {
          const layers: LayerContents[] = [];
          for (const [i, layer] of image.manifest.layers.entries()) {
            layers.push(await folder.layer(layer, image.config.diffIds[i] ?? '', known));
          }
          return { ...image, layers };
        }),
    }));
  });
}

async function realFolder(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    throw new UserError('there is no such folder', { cause });
  }
}

class LayoutFolder {
  readonly #root: string;
  readonly #normalize: ContentNormalizer | undefined;

  constructor(root: string, normalize: ContentNormalizer | undefined) {
    this.#root = root;
    this.#normalize = normalize;
  }

  async has(digest: Digest): Promise<boolean> {
    return (await this.#locate(blobPath(digest))) !== undefined;
  }

  async read(digest: Digest): Promise<Uint8Array> {
    const bytes = await this.bytes(blobPath(digest));
    if (!bytes) throw new UserError(`${digest} is not in it`);
    if (sha256(bytes) !== digest) throw new UserError(`${digest} in it is damaged`);
    return bytes;
  }

  /** A small document, or undefined if there is none of that name. */
  async bytes(name: string): Promise<Uint8Array | undefined> {
    const path = await this.#locate(name);
    if (path === undefined) return undefined;
    const file = await this.#open(name, path);
    try {
      const { size } = await file.stat();
      if (size > bounds.document)
        throw new UserError(`${name} in it is larger than ${bounds.document} bytes`);
      return await file.readFile();
    } finally {
      await file.close();
    }
  }

  async layer(descriptor: Descriptor, diffId: Digest, known: ReadonlySet<Digest>): Promise<LayerContents> {
    const { digest, size } = descriptor;
    if (known.has(diffId)) {
      const unread = unknown('not read: it is a layer of the base image');
      return { digest, diffId, download: stated(size), disk: unread, files: unread };
    }
    const path = await this.#locate(blobPath(digest));
    if (path === undefined) return absentLayer(descriptor, diffId, 'the layout does not hold this layer');
    const blob = await this.#readBlob(blobPath(digest), path, size);
    if (blob?.digest !== digest || blob.size !== size) {
      throw new UserError(`the layer ${digest} in it is damaged`);
    }
    return layerOfStoredBlob(blob, diffId);
  }

  /** Undefined if the file has another size: a sparse file can be larger than any disk. */
  async #readBlob(name: string, path: string, size: number): Promise<Blob | undefined> {
    const file = await this.#open(name, path);
    const reader = new BlobReader(this.#normalize);
    try {
      if ((await file.stat()).size !== size) return undefined;
      for await (const chunk of readChunks(file)) await reader.write(chunk);
      return await reader.finish();
    } finally {
      reader.abort();
      await file.close();
    }
  }

  /** The real path of a file of the layout, or undefined if there is none. */
  async #locate(name: string): Promise<string | undefined> {
    let path: string;
    try {
      path = await realpath(join(this.#root, name));
    } catch (error) {
      if (error instanceof Error && 'code' in error && ABSENT.includes(String(error.code))) return undefined;
      throw error;
    }
    if (path.startsWith(this.#root + sep)) return path;
    throw new UserError(`${name} in it is a link to outside of it`);
  }

  async #open(name: string, path: string): ReturnType<typeof openFile> {
    try {
      return await openFile(path);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      throw new UserError(`${name} in it cannot be read: ${error.message}`, { cause: error });
    }
  }
}

const ABSENT: readonly string[] = ['ENOENT', 'ENOTDIR', 'ELOOP'];

/** Digests were checked when the documents were parsed, so no other character is in them. */
const blobPath = (digest: Digest): string => `blobs/${digest.replace(':', '/')}`;
