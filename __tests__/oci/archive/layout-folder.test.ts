import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stated, verified } from '../../../src/model/size.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { openLayout } from '../../../src/oci/archive/layout-folder.ts';
import { OCI_INDEX } from '../../../src/oci/name/media-types.ts';
import { withListed } from '../../fakes/listed.ts';
import {
  AMD64,
  descriptor,
  digestOf,
  imageOf,
  indexOf,
  layerOf,
  type PushableImage,
} from '../../fakes/pushable-image.ts';
import { scratchFolder } from '../../fakes/scratch-folder.ts';
import { tarOf } from '../../fakes/tar-writer.ts';

const scratch = await scratchFolder();
const HOST = { platform: AMD64, required: false };
const NOTHING = new Set<string>();

const base = layerOf(tarOf({ 'bin/sh': 'sh'.repeat(9000) }));
const app = layerOf(tarOf({ 'app/Program.dll': 'MZ'.repeat(40_000) }));
const image = imageOf([base, app]);
const arm = imageOf([base], { architecture: 'arm64' });

const attestation = {
  ...descriptor(Buffer.from('{}'), image.mediaType),
  platform: { os: 'unknown', architecture: 'unknown' },
};

/** A layout of images in an index, as buildx writes it. */
async function layout(images: readonly PushableImage[] = [image]): Promise<string> {
  const root = join(scratch, randomUUID());
  const blobs = join(root, 'blobs', 'sha256');
  await mkdir(blobs, { recursive: true });
  const index = indexOf(images, [attestation]);
  const all = images.flatMap(({ layers, config, manifest }) => [
    ...layers.map(({ blob }) => blob),
    config,
    manifest,
  ]);
  for (const bytes of [...all, index]) await writeFile(join(blobs, digestOf(bytes).slice(7)), bytes);
  const top = { schemaVersion: 2, manifests: [descriptor(index, OCI_INDEX)] };
  await writeFile(join(root, 'index.json'), JSON.stringify(top));
  return root;
}

const blobOf = (root: string, bytes: Uint8Array) => join(root, 'blobs', 'sha256', digestOf(bytes).slice(7));

async function contents(root: string, wanted = HOST, known: ReadonlySet<string> = NOTHING) {
  const [image] = await openLayout(root, 'oci-layout://x', [wanted]);
  if (!image) throw new Error('no image');
  return image.contents(known);
}

async function failure(root: string, wanted = HOST): Promise<string> {
  return contents(root, wanted).then(
    () => 'none',
    (error: unknown) => {
      if (error instanceof UserError) return error.message;
      throw error;
    },
  );
}

describe('an OCI layout', () => {
  it('has verified sizes and files of its layers', async () => {
    const { digest, layers } = await contents(await layout());
    expect(digest).toBe(image.digest);
    expect(layers).toMatchObject([
      { digest: digestOf(base.blob), download: verified(base.blob.length), disk: verified(base.tar.length) },
      { digest: digestOf(app.blob), download: verified(app.blob.length), disk: verified(app.tar.length) },
    ]);
    expect(layers.map(withListed)[1]?.files).toMatchObject({
      entries: [{ path: 'app/Program.dll', size: 80_000 }],
    });
  });

  it('does not read known layers', async () => {
    const root = await layout();
    await rm(blobOf(root, base.blob));
    const { layers } = await contents(root, HOST, new Set([digestOf(base.tar)]));
    expect(layers[0]).toMatchObject({
      download: stated(base.blob.length),
      disk: { unknown: 'not read: it is a layer of the base image' },
    });
    expect(layers[1]).toMatchObject({ disk: verified(app.tar.length) });
  });

  it('gives the image of the platform', async () => {
    const root = await layout([image, arm]);
    expect((await contents(root)).digest).toBe(image.digest);
    const platform = { os: 'linux', architecture: 'arm64' };
    expect((await contents(root, { platform, required: true })).digest).toBe(arm.digest);
    expect(
      await failure(root, { platform: { os: 'windows', architecture: 'amd64' }, required: true }),
    ).toContain('it has no image for windows/amd64; there is: linux/amd64, linux/arm64');
  });

  it('gives one image for each platform, in the order of the request', async () => {
    const root = await layout([image, arm]);
    const wanted = ['arm64', 'amd64'].map((architecture) => ({
      platform: { os: 'linux', architecture },
      required: true,
    }));
    const images = await openLayout(root, 'oci-layout://x', wanted);
    const both = await Promise.all(images.map((one) => one.contents(NOTHING)));
    expect(both.map(({ digest }) => digest)).toEqual([arm.digest, image.digest]);
    const windows = { platform: { os: 'windows', architecture: 'amd64' }, required: true };
    await expect(openLayout(root, 'oci-layout://x', [...wanted, windows])).rejects.toThrow(
      'it has no image for windows/amd64; there is: linux/amd64, linux/arm64',
    );
  });

  it('may be a link, and may contain links to its own files', async () => {
    const root = await layout();
    const blob = blobOf(root, app.blob);
    await rename(blob, join(root, 'elsewhere'));
    await symlink('../../elsewhere', blob);
    const named = join(scratch, randomUUID());
    await symlink(root, named);
    expect((await contents(named)).layers[1]).toMatchObject({ disk: verified(app.tar.length) });
  });

  it('has unknown sizes of a missing layer', async () => {
    const root = await layout();
    await rm(blobOf(root, app.blob));
    expect((await contents(root)).layers[1]).toMatchObject({
      disk: { unknown: 'the layout does not hold this layer' },
    });
  });
});

describe('an OCI layout is refused', () => {
  it('if a blob is a link to outside of it', async () => {
    const root = await layout();
    const outside = join(scratch, randomUUID());
    await cp(blobOf(root, app.blob), outside);
    await rm(blobOf(root, app.blob));
    await symlink(outside, blobOf(root, app.blob));
    expect(await failure(root)).toContain(
      `blobs/sha256/${digestOf(app.blob).slice(7)} in it is a link to outside of it`,
    );
  });

  it('if a blob is a link to another folder with a name that begins with the same text', async () => {
    const root = await layout();
    await mkdir(`${root}-other`);
    await rename(blobOf(root, app.blob), join(`${root}-other`, 'blob'));
    await symlink(join(`${root}-other`, 'blob'), blobOf(root, app.blob));
    expect(await failure(root)).toContain('in it is a link to outside of it');
  });

  it('if index.json or a folder is a link to outside of it', async () => {
    const [root, other] = [await layout(), await layout()];
    await rm(join(root, 'blobs'), { recursive: true });
    await symlink(join(other, 'blobs'), join(root, 'blobs'));
    expect(await failure(root)).toContain('is a link to outside of it');
    await rm(join(root, 'index.json'));
    await symlink(join(other, 'index.json'), join(root, 'index.json'));
    expect(await failure(root)).toContain('index.json in it is a link to outside of it');
  });

  it.each([
    ['layer', app.blob, `the layer ${digestOf(app.blob)} in it is damaged`],
    ['config', image.config, `${digestOf(image.config)} in it is damaged`],
    ['manifest', image.manifest, `${digestOf(image.manifest)} in it is damaged`],
  ])('if its %s is not what its name says', async (_, bytes, message) => {
    const root = await layout();
    await writeFile(blobOf(root, bytes), '{}');
    expect(await failure(root)).toContain(message);
  });

  it('if a layer is a sparse file larger than any disk, without reading it', async () => {
    const root = await layout();
    await truncate(blobOf(root, app.blob), 2 ** 42);
    expect(await failure(root)).toContain(`the layer ${digestOf(app.blob)} in it is damaged`);
  });

  it('if a blob is a pipe, without waiting for it', async () => {
    const root = await layout();
    await rm(blobOf(root, app.blob));
    execFileSync('mkfifo', [blobOf(root, app.blob)]);
    expect(await failure(root)).toContain('cannot be read: it is not a regular file');
  });

  it('if the folder is missing or has no index.json', async () => {
    const empty = join(scratch, randomUUID());
    expect(await failure(empty)).toContain('there is no such folder');
    await mkdir(empty);
    expect(await failure(empty)).toContain('it has no index.json');
    await writeFile(join(empty, 'index.json'), '{"schemaVersion": 2, "layers": []}');
    expect(await failure(empty)).toMatch(/^oci-layout:\/\/x cannot be weighed: .*Write it with skopeo copy/);
  });
});
