import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImageContents, Platform } from '../../../src/model/image.ts';
import { verified } from '../../../src/model/size.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { readArchive, streamedImages } from '../../../src/oci/archive/image-archive.ts';
import type { StoredImage, WantedPlatform } from '../../../src/oci/archive/stored-image.ts';
import { bounds } from '../../../src/oci/bounds.ts';
import { chunkSizes, mutated } from '../../fakes/arbitrary-tar.ts';
import { borrowed } from '../../fakes/chunks.ts';
import {
  archiveOf,
  containerdSave,
  dockerSave,
  type Members,
  OCI_TAR,
  ociArchive,
  skopeoSave,
} from '../../fakes/image-archives.ts';
import { withListed } from '../../fakes/listed.ts';
import { AMD64, descriptor, digestOf, imageOf, layerOf } from '../../fakes/pushable-image.ts';
import { scratchFolder } from '../../fakes/scratch-folder.ts';
import { entry, header, tarOf } from '../../fakes/tar-writer.ts';
import { frame } from '../../fakes/zstd-writer.ts';

const folder = await scratchFolder();
const HOST = { platform: AMD64, required: false };

async function read(bytes: Buffer, wanted: WantedPlatform = HOST): Promise<StoredImage> {
  const path = join(folder, randomUUID());
  await writeFile(path, bytes);
  const [image] = await readArchive(path, 'archive://x.tar', [wanted]);
  if (!image) throw new Error('no image');
  return image;
}

const contentsOf = async (bytes: Buffer): Promise<ImageContents> => (await read(bytes)).contents(new Set());

async function failure(bytes: Buffer, wanted = HOST): Promise<string> {
  const contents = async () => (await read(bytes, wanted)).contents(new Set());
  return contents().then(
    () => 'none',
    (error: unknown) => {
      if (error instanceof UserError) return error.message;
      throw error;
    },
  );
}

const base = layerOf(tarOf({ 'bin/sh': 'sh'.repeat(9000) }));
const app = layerOf(tarOf({ 'app/Program.dll': 'MZ'.repeat(40_000), 'app/a.json': '{}' }));
const image = imageOf([base, app]);
/** A layer that comes twice, as an empty one does after `RUN true`. */
const twice = imageOf([base, app, base]);
const plain = (changes: object = {}) =>
  imageOf(
    [base, app].map((layer) => layerOf(layer.tar, (bytes) => bytes)),
    {
      manifest: { layers: [base, app].map((layer) => descriptor(layer.tar, OCI_TAR)) },
      ...changes,
    },
  );
const arm = imageOf([base, app], { architecture: 'arm64' });

const KINDS: readonly [string, Members, 'compressed' | 'plain'][] = [
  ['docker save of the classic store', dockerSave(image), 'plain'],
  ['docker save that links equal layers', dockerSave(twice), 'plain'],
  ['skopeo’s docker-archive', skopeoSave(image), 'plain'],
  ['docker save of the containerd store', containerdSave(image), 'compressed'],
  ['docker save 25 of the classic store', containerdSave(plain()), 'plain'],
  ['an OCI archive', ociArchive([image]), 'compressed'],
  ['an OCI archive of an uncompressed image', ociArchive([plain()]), 'plain'],
];

describe.each(KINDS)('%s', (_, members, kind) => {
  it('has verified disk sizes and files, and download sizes of compressed layers', async () => {
    const { layers, config } = await contentsOf(archiveOf(members));
    expect(layers.map(({ diffId }) => diffId)).toEqual(config.diffIds);
    for (const layer of layers) {
      const { tar, blob } = layer.diffId === digestOf(base.tar) ? base : app;
      expect(withListed(layer)).toMatchObject({
        digest: digestOf(kind === 'compressed' ? blob : tar),
        disk: verified(tar.length),
        download:
          kind === 'compressed'
            ? verified(blob.length)
            : { unknown: expect.stringContaining('uncompressed') },
        files: { entries: expect.arrayContaining([expect.objectContaining({ type: 'file' })]) },
      });
    }
  });

  it.each([
    ['gzip', gzipSync],
    ['zstd', frame],
    [
      'zstd in two frames',
      (bytes: Buffer) => Buffer.concat([frame(bytes.subarray(0, 700)), frame(bytes.subarray(700))]),
    ],
  ] as const)('reads the same through %s', async (_name, compress) => {
    const bytes = archiveOf(members);
    expect(await contentsOf(compress(bytes))).toEqual(await contentsOf(bytes));
  });

  it('gives the same image for any order of its members', async () => {
    const whole = await contentsOf(archiveOf(members));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...members], { minLength: members.length }), async (shuffled) => {
        expect(await contentsOf(archiveOf(shuffled))).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it('gives the same image in any chunks', async () => {
    const bytes = gzipSync(archiveOf(members));
    const whole = await contentsOf(bytes);
    await fc.assert(
      fc.asyncProperty(chunkSizes, async (sizes) => {
        const lent = (async function* () {
          yield* borrowed(bytes, sizes);
        })();
        const [image] = await streamedImages(lent, 'archive://x.tar', [HOST]);
        expect(await image?.contents(new Set())).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('gives the same image or a UserError if it is damaged', async () => {
    const { layers } = await contentsOf(archiveOf(members));
    const disks = layers.map((layer) => layer.disk);
    const original = fc.constantFrom(
      archiveOf(members),
      gzipSync(archiveOf(members)),
      frame(archiveOf(members)),
    );
    await fc.assert(
      fc.asyncProperty(mutated(original), async (bytes) => {
        const outcome = await contentsOf(bytes).catch((error: unknown) => error);
        if (outcome instanceof UserError) return;
        if (outcome instanceof Error) throw outcome;
        // What is verified is right, whatever else was changed: no damage turns one size into another.
        const now = (outcome as ImageContents).layers;
        for (const { disk } of now.filter((layer) => 'how' in layer.disk)) expect(disks).toContainEqual(disk);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the image of an archive', () => {
  it.each([
    ['docker save', dockerSave(image), 'team/app:1'],
    ['containerd', containerdSave(image), 'docker.io/team/app:1'],
    ['OCI', ociArchive([image], { 'org.opencontainers.image.ref.name': 'ghcr.io/a/b:1' }), 'ghcr.io/a/b:1'],
    // The specification's annotation may be a tag alone.
    ['OCI', ociArchive([image], { 'org.opencontainers.image.ref.name': 'latest' }), undefined],
  ])('has the name that %s gave it', async (_, members, name) => {
    expect((await read(archiveOf(members))).name).toBe(name);
  });

  it('has the digest of its manifest, or says why there is none', async () => {
    expect(await contentsOf(archiveOf(containerdSave(image)))).toMatchObject({ digest: image.digest });
    expect(await contentsOf(archiveOf(dockerSave(image)))).toMatchObject({
      digest: image.configDigest,
      manifestUnknown: `a docker save archive holds no manifest; the image ID is ${image.configDigest}`,
    });
  });

  it('is the only one, whatever its platform, unless a platform is required', async () => {
    const bytes = archiveOf(ociArchive([arm]));
    expect((await read(bytes)).config.platform.architecture).toBe('arm64');
    expect(await failure(bytes, { platform: AMD64, required: true })).toContain(
      'it has no image for linux/amd64; there is: linux/arm64; input platforms names another',
    );
  });

  it('is the one of the platform if there are several', async () => {
    const bytes = archiveOf(ociArchive([image, arm]));
    expect((await read(bytes)).config.platform.architecture).toBe('amd64');
    const platform = { os: 'linux', architecture: 'arm64' };
    expect((await read(bytes, { platform, required: true })).config.platform.architecture).toBe('arm64');
  });

  it('is the only one next to its attestation', async () => {
    const bytes = archiveOf(containerdSave(arm));
    expect((await read(bytes)).config.platform.architecture).toBe('arm64');
  });

  it('is the one without a variant if none is wanted, and the one of a wanted variant', async () => {
    const [v8, none] = [{ variant: 'v8' }, {}].map((config) =>
      imageOf([base, app], { architecture: 'arm64', config }),
    );
    if (!v8 || !none) throw new Error('no image');
    const bytes = archiveOf(ociArchive([v8, none]));
    const platform = { os: 'linux', architecture: 'arm64' };
    const chosen = async (one: Platform) =>
      (await read(bytes, { platform: one, required: true })).config.platform;
    expect(await chosen(platform)).toEqual(platform);
    expect(await chosen({ ...platform, variant: 'v8' })).toEqual({ ...platform, variant: 'v8' });
  });

  it('has verified download sizes of compressed layers in a docker archive', async () => {
    const compressed = imageOf(
      [base, app].map(({ blob }) => ({ tar: blob, blob })),
      {
        config: { rootfs: { type: 'layers', diff_ids: [digestOf(base.tar), digestOf(app.tar)] } },
      },
    );
    const { layers } = await contentsOf(archiveOf(dockerSave(compressed)));
    expect(layers.map(({ download, disk }) => [download, disk])).toEqual([
      [verified(base.blob.length), verified(base.tar.length)],
      [verified(app.blob.length), verified(app.tar.length)],
    ]);
  });

  it('is read once for several platforms', async () => {
    const arm = imageOf([base, app], { architecture: 'arm64' });
    const chunks = (async function* () {
      yield archiveOf(ociArchive([image, arm]));
    })();
    const wanted = ['arm64', 'amd64'].map((architecture) => ({
      platform: { os: 'linux', architecture },
      required: true,
    }));
    const images = await streamedImages(chunks, 'archive://x.tar', wanted);
    const both = await Promise.all(images.map((one) => one.contents(new Set())));
    expect(both.map(({ digest }) => digest)).toEqual([arm.digest, image.digest]);
    for (const { layers } of both) expect(layers[1]).toMatchObject({ disk: verified(app.tar.length) });
  });

  it('has unknown sizes of a missing layer', async () => {
    const without = ociArchive([image]).filter((member) => !member.includes(app.blob));
    const { layers } = await contentsOf(archiveOf(without));
    const absent = { unknown: 'the archive does not hold this layer' };
    expect(layers[0]).toMatchObject({ disk: verified(base.tar.length) });
    expect(layers[1]).toMatchObject({ download: absent, disk: absent, files: absent });
  });

  it('has unknown disk sizes of a layer that is not the one in its config', async () => {
    const other = imageOf([base, app], {
      config: { rootfs: { diff_ids: [digestOf(base.tar), digestOf('x')] } },
    });
    const { layers } = await contentsOf(archiveOf(dockerSave(other)));
    expect(layers[1]?.disk).toEqual({
      unknown: `the layer's content is ${digestOf(app.tar)}, not ${digestOf('x')} as its config says`,
    });
  });
});

describe('an archive is refused', () => {
  const named = (path: string, content: Uint8Array | string) => entry({ path }, content);

  it.each([
    ['not a tar', Buffer.from('PK\x03\x04 a zip, say'), 'it is not readable as a tar'],
    ['empty', Buffer.alloc(0), 'it is not an image archive'],
    ['a tar of other things', tarOf({ 'a.txt': 'a' }), 'it has neither manifest.json nor index.json'],
    ['cut', archiveOf(dockerSave(image)).subarray(0, 30_000), 'it ends in the middle of an entry'],
    ['cut in its gzip', gzipSync(archiveOf(dockerSave(image))).subarray(0, -9), 'not readable as gzip'],
    [
      'two images',
      archiveOf([named('manifest.json', '[{"Config":"a","RepoTags":["a:1"]},{"Config":"b"}]')]),
      'several images: a:1, b',
    ],
    ['wrong JSON', archiveOf([named('manifest.json', '[')]), 'its manifest.json is not JSON'],
    ['a wrong shape', archiveOf([named('manifest.json', '[{}]')]), 'its manifest.json is not valid'],
    [
      'an index of nothing',
      archiveOf([named('index.json', '{"schemaVersion":2,"manifests":[]}')]),
      'names no image',
    ],
    [
      'names outside',
      archiveOf([named('manifest.json', '[{"Config":"../../etc/passwd","Layers":[]}]')]),
      'names "../../etc/passwd", which is not in it',
    ],
  ])('if it is %s', async (_, bytes, message) => {
    const said = await failure(bytes);
    expect(said).toContain(message);
    expect(said).toMatch(/^archive:\/\/x\.tar cannot be weighed: .*Write it with docker save/);
  });

  it('if it has two images of one platform, with their names', async () => {
    const other = imageOf([app]);
    const members = [...ociArchive([image, other], { 'io.containerd.image.name': 'a:1' })];
    expect(await failure(archiveOf(members))).toContain('it holds several images for linux/amd64: a:1, a:1');
  });

  it('if a blob is not what its name says', async () => {
    const bytes = archiveOf([
      ...ociArchive([image]),
      named(`blobs/sha256/${digestOf(app.blob).slice(7)}`, gzipSync(tarOf({ a: 'another' }))),
    ]);
    expect(await failure(bytes)).toContain(`the layer ${digestOf(app.blob)} in it is damaged`);
  });

  it('if a document is not what its name says', async () => {
    const name = `blobs/sha256/${image.digest.slice('sha256:'.length)}`;
    const members = [...ociArchive([image]), named(name, plain().manifest)];
    expect(await failure(archiveOf(members))).toContain(`${image.digest} in it is damaged`);
  });

  it('if its config is not the one that manifest.json names', async () => {
    const path = `${image.configDigest.slice('sha256:'.length)}.json`;
    const members = [...dockerSave(image), named(path, arm.config)];
    expect(await failure(archiveOf(members))).toContain(`its image config "${path}" is damaged`);
  });

  it('if a layer has another size than its manifest says', async () => {
    const layers = [base, app].map(({ blob }) => ({ ...descriptor(blob, OCI_TAR), size: blob.length + 1 }));
    const other = imageOf([base, app], { manifest: { layers } });
    expect(await failure(archiveOf(ociArchive([other])))).toContain(
      `the layer ${digestOf(base.blob)} in it is damaged`,
    );
  });

  it('if manifest.json is larger than the bound', async () => {
    const large = Buffer.alloc(bounds.document + 1, ' ');
    expect(await failure(archiveOf([named('manifest.json', large), ...dockerSave(image)]))).toContain(
      'manifest.json in it is larger than 4194304 bytes',
    );
  });

  it('if its last manifest.json is a link', async () => {
    const link = header({ path: 'manifest.json', typeflag: '2', target: '/etc/passwd' });
    expect(await failure(archiveOf([...dockerSave(image), link]))).toContain('it is not an image archive');
  });

  it('if the last layer of a name cannot be read', async () => {
    const name = `blobs/sha256/${digestOf(app.blob).slice(7)}`;
    const device = header({ path: name, typeflag: '3' });
    const { layers } = await contentsOf(archiveOf([...ociArchive([image]), device]));
    expect(layers[1]?.disk).toEqual({ unknown: 'the archive does not hold this layer' });
  });

  it('if its links form a circle', async () => {
    const link = (path: string, target: string) => header({ path, typeflag: '2', target });
    const manifest = named('manifest.json', '[{"Config":"a","Layers":[]}]');
    expect(await failure(archiveOf([manifest, link('a', 'b'), link('b', 'a')]))).toContain(
      'is a link through more than',
    );
  });

  it('if its indexes are nested too deeply', async () => {
    const blobs: Buffer[] = [];
    let index = JSON.stringify({ schemaVersion: 2, manifests: [] });
    for (let depth = 0; depth < 6; depth++) {
      const bytes = Buffer.from(index);
      blobs.push(named(`blobs/sha256/${digestOf(bytes).slice(7)}`, bytes));
      const entry = descriptor(bytes, 'application/vnd.oci.image.index.v1+json');
      // Each one a hundred times: who followed them all would never end.
      index = JSON.stringify({ schemaVersion: 2, manifests: Array.from({ length: 100 }, () => entry) });
    }
    const bytes = archiveOf([named('index.json', index), ...blobs]);
    expect(await failure(bytes)).toContain('its indexes are nested too deeply');
  });

  it('if it has no image of a required platform', async () => {
    const arm = { platform: { os: 'linux', architecture: 'arm64' }, required: true };
    const amd = { platform: AMD64, required: true };
    const path = join(folder, randomUUID());
    await writeFile(path, archiveOf(dockerSave(imageOf([layerOf(tarOf({ a: 'a' }))]))));
    await expect(readArchive(path, 'archive://x.tar', [amd, arm])).rejects.toThrow(
      'archive://x.tar cannot be weighed: it has no image for linux/arm64; there is: linux/amd64; input platforms names another',
    );
    expect(await readArchive(path, 'archive://x.tar', [amd])).toHaveLength(1);
  });

  it('if it is a folder, a device or missing', async () => {
    await mkdir(join(folder, 'directory'));
    const said = (path: string) =>
      readArchive(path, path, [HOST]).then(
        () => 'none',
        (error: Error) => error.message,
      );
    expect(await said(join(folder, 'directory'))).toContain('it is a folder, not a file');
    expect(await said('/dev/zero')).toContain('it is not a regular file');
    expect(await said(join(folder, 'nowhere'))).toContain('there is no such file');
  });
});
