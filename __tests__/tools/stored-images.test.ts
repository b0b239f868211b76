import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { withoutBuildIdentity } from '../../src/dotnet/assembly/without-build-identity.ts';
import type { ImageContents } from '../../src/model/image.ts';
import type { StoredImage } from '../../src/oci/archive/stored-image.ts';
import { startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import { openLayout, readArchive, streamedImages } from '../../src/tools/stored-images.ts';
import { type AssemblyParts, assembly } from '../fakes/assembly-writer.ts';
import { archiveOf, ociArchive } from '../fakes/image-archives.ts';
import { AMD64, descriptor, digestOf, imageOf, layerOf } from '../fakes/pushable-image.ts';
import { Pusher } from '../fakes/pusher.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';
import { entry, tar } from '../fakes/tar-writer.ts';

const folder = await scratchFolder();

const PARTS: AssemblyParts = {
  code: 'ldstr "hello"',
  moduleVersion: Buffer.alloc(16, 1),
  stamp: 1,
  debugId: Buffer.alloc(16, 2),
  signature: Buffer.alloc(16, 3),
};
const [one, rebuilt] = [1, 9].map((build) => {
  const content = assembly({ ...PARTS, moduleVersion: Buffer.alloc(16, build) });
  return imageOf([layerOf(tar(entry({ path: 'app/Shop.dll' }, content)))]);
});
type Image = NonNullable<typeof one>;

const WANTED = [{ platform: AMD64, required: true }];

const read = async ([stored]: readonly StoredImage[]) => stored?.contents(new Set());

const READERS: Readonly<Record<string, (image: Image) => Promise<ImageContents | undefined>>> = {
  archive: async (image) => {
    const path = join(folder, `${image.digest.slice(7)}.tar`);
    await writeFile(path, archiveOf(ociArchive([image])));
    return read(await readArchive(path, 'archive://x.tar', WANTED));
  },
  stream: async (image) => {
    const chunks = (async function* () {
      yield archiveOf(ociArchive([image]));
    })();
    return read(await streamedImages(chunks, 'an archive', WANTED));
  },
  layout: async (image) => {
    const root = join(folder, image.digest.slice(7));
    const files = [image.config, image.manifest, ...image.layers.map(({ blob }) => blob)];
    for (const bytes of files) {
      const path = join(root, 'blobs', digestOf(bytes).replace(':', '/'));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
    const manifests = [descriptor(image.manifest, image.mediaType)];
    await writeFile(join(root, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }));
    return read(await openLayout(root, 'oci-layout://x', WANTED));
  },
  'measuring registry': async (image) => {
    const registry = await startMeasuringRegistry({ preferredPort: 0, normalize: withoutBuildIdentity });
    const pusher = new Pusher(registry.address);
    try {
      await pusher.pushImage(image);
      return registry.image(pusher.repository, image.digest, AMD64);
    } finally {
      pusher.close();
      await registry.close();
    }
  },
};

it.each(Object.entries(READERS))(
  'the same sources have the same content in the %s',
  async (_, contentsOf) => {
    const digests = [];
    for (const image of [one, rebuilt]) {
      if (!image) throw new Error('no image');
      const files = (await contentsOf(image))?.layers[0]?.files;
      digests.push(files && 'contentDigest' in files ? files.contentDigest : undefined);
    }
    expect(one?.digest).not.toBe(rebuilt?.digest);
    expect(digests[0]).toMatch(/^sha256:/);
    expect(digests[1]).toBe(digests[0]);
  },
);
