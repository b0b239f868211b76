import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImageContents } from '../../../src/model/image.ts';
import { stated, verified } from '../../../src/model/size.ts';
import { streamedImages } from '../../../src/oci/archive/image-archive.ts';
import { openLayout } from '../../../src/oci/archive/layout-folder.ts';
import { registryClient } from '../../../src/oci/client/registry-client.ts';
import { OCI_INDEX } from '../../../src/oci/name/media-types.ts';
import { parseReference } from '../../../src/oci/name/reference.ts';
import { startMeasuringRegistry } from '../../../src/oci/receiver/measuring-registry.ts';
import { archiveOf, dockerSave, ociArchive } from '../../fakes/image-archives.ts';
import { AMD64, descriptor, digestOf, imageOf, layerOf, OCI_LAYER } from '../../fakes/pushable-image.ts';
import { Pusher } from '../../fakes/pusher.ts';
import { FakeRegistry } from '../../fakes/registry.ts';
import { scratchFolder } from '../../fakes/scratch-folder.ts';
import { tarOf } from '../../fakes/tar-writer.ts';

/*
 * A foreign layer (Docker) or non-distributable one (OCI) is named by a manifest, with the URLs that hosts pull it
 * from; who has the manifest need not have the layer. Images based on Windows before 2022 have them.
 */
const scratch = await scratchFolder();
const HOST = { platform: AMD64, required: false };
const TYPES = [
  'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
  'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
];

const foreign = layerOf(tarOf({ 'Windows/System32/ntdll.dll': 'MZ'.repeat(5000) }));
const app = layerOf(tarOf({ 'app/Program.dll': 'MZ' }));

const imageWith = (mediaType: string) =>
  imageOf([foreign, app], {
    manifest: {
      layers: [
        { ...descriptor(foreign.blob, mediaType), urls: ['https://example.com/layer'] },
        descriptor(app.blob, OCI_LAYER),
      ],
    },
  });

/** The sizes of the two layers if the foreign one is not there. */
const withoutIt = (reason: string) => {
  const unknown = { unknown: `${reason}; it is a foreign layer, which hosts pull from elsewhere` };
  return [
    {
      digest: digestOf(foreign.blob),
      diffId: digestOf(foreign.tar),
      download: stated(foreign.blob.length),
      disk: unknown,
      files: unknown,
    },
    { download: verified(app.blob.length), disk: verified(app.tar.length) },
  ];
};

const withIt = [
  { download: verified(foreign.blob.length), disk: verified(foreign.tar.length) },
  { download: verified(app.blob.length), disk: verified(app.tar.length) },
];

describe.each(TYPES)('a layer of type %s', (mediaType) => {
  const image = imageWith(mediaType);

  async function pushed(layers: readonly Buffer[]): Promise<ImageContents['layers']> {
    const registry = await startMeasuringRegistry({ preferredPort: 0 });
    const pusher = new Pusher(registry.address);
    try {
      for (const blob of [...layers, image.config]) await pusher.pushBlob(blob);
      expect(await pusher.putManifest('latest', image.manifest, image.mediaType)).toMatchObject({
        status: 201,
      });
      return registry.image(pusher.repository, image.digest, AMD64).layers;
    } finally {
      pusher.close();
      await registry.close();
    }
  }

  it('need not be pushed; its size is then the one that its manifest states', async () => {
    expect(await pushed([app.blob])).toMatchObject(
      withoutIt('this layer was not sent, nor does the base image name it'),
    );
  });

  it('is verified if it is pushed', async () => {
    expect(await pushed([foreign.blob, app.blob])).toMatchObject(withIt);
  });

  async function archived(members: readonly Buffer[]): Promise<ImageContents['layers']> {
    const chunks = (async function* () {
      yield archiveOf(members);
    })();
    const [stored] = await streamedImages(chunks, 'archive://x', [HOST]);
    return (await stored?.contents(new Set()))?.layers ?? [];
  }

  it('need not be in an OCI archive', async () => {
    const without = ociArchive([image]).filter((member) => !member.includes(foreign.blob));
    expect(await archived(without)).toMatchObject(withoutIt('the archive does not hold this layer'));
    expect(await archived(ociArchive([image]))).toMatchObject(withIt);
  });

  it('has no type in the archive that docker save writes', async () => {
    expect((await archived(dockerSave(image)))[0]).toMatchObject({ disk: verified(foreign.tar.length) });
  });

  it('need not be in an OCI layout', async () => {
    const layout = async (name: string, blobs: readonly Buffer[]) => {
      const root = join(scratch, name, mediaType);
      for (const bytes of [...blobs, image.config, image.manifest]) {
        const path = join(root, 'blobs', digestOf(bytes).replace(':', '/'));
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, bytes);
      }
      const index = {
        schemaVersion: 2,
        mediaType: OCI_INDEX,
        manifests: [descriptor(image.manifest, image.mediaType)],
      };
      await writeFile(join(root, 'index.json'), JSON.stringify(index));
      const [stored] = await openLayout(root, 'oci-layout://x', [HOST]);
      return (await stored?.contents(new Set()))?.layers ?? [];
    };
    expect(await layout('without', [app.blob])).toMatchObject(
      withoutIt('the layout does not hold this layer'),
    );
    expect(await layout('with', [foreign.blob, app.blob])).toMatchObject(withIt);
  });

  it('has the size that its manifest states in a registry that does not have it', async () => {
    const registry = await FakeRegistry.start();
    try {
      registry.addBlob(app.blob);
      registry.addBlob(image.config);
      registry.addManifest('app', image.manifest, image.mediaType, '1');
      const client = registryClient({ credentials: async () => undefined, onSecret: () => {} });
      const { layers } = await client.image(parseReference(`${registry.host}/app:1`), AMD64);
      expect(layers).toMatchObject([
        { download: stated(foreign.blob.length), disk: { unknown: expect.stringContaining('404') } },
        { download: stated(app.blob.length), disk: stated(app.tar.length) },
      ]);
    } finally {
      await registry.stop();
    }
  });
});

it('of any other type that was not pushed is refused', async () => {
  const registry = await startMeasuringRegistry({ preferredPort: 0 });
  const pusher = new Pusher(registry.address);
  try {
    for (const type of [
      OCI_LAYER,
      'application/x.foreign.y',
      'application/vnd.docker.image.rootfs.foreign.zip',
    ]) {
      const image = imageWith(type);
      for (const blob of [app.blob, image.config]) await pusher.pushBlob(blob);
      expect(await pusher.putManifest('latest', image.manifest, image.mediaType)).toMatchObject({
        status: 400,
        body: expect.stringContaining('MANIFEST_BLOB_UNKNOWN'),
      });
    }
  } finally {
    pusher.close();
    await registry.close();
  }
});
