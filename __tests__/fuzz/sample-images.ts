import { strict as assert } from 'node:assert';
import type { ImageContents } from '../../src/model/image.ts';
import { UserError } from '../../src/model/user-error.ts';
import { OCI_TAR } from '../fakes/image-archives.ts';
import { descriptor, digestOf, imageOf, layerOf } from '../fakes/pushable-image.ts';
import { tarEntries } from '../fakes/read-tar.ts';
import { entry, header, pax, tar, tarOf } from '../fakes/tar-writer.ts';
import { frame } from '../fakes/zstd-writer.ts';

/** Small images to be damaged. */

const base = layerOf(tarOf({ 'bin/sh': 'sh'.repeat(900), 'etc/os-release': 'ID=debian' }));
const app = layerOf(
  tar(
    header({ path: 'app/', typeflag: '5', mode: 0o755 }),
    entry({ path: 'app/Program.dll' }, 'MZ'.repeat(2000)),
    pax({ path: `app/${'long/'.repeat(40)}name` }),
    entry({ path: 'short' }, '{}'),
    header({ path: 'app/.wh.old', typeflag: '0' }),
  ),
);
const zstdApp = layerOf(app.tar, (bytes) => frame(bytes));
const plain = [base, app].map((layer) => layerOf(layer.tar, (bytes) => bytes));

export const image = imageOf([base, app]);
export const zstdImage = imageOf([base, zstdApp, base]);
export const plainImage = imageOf(plain, {
  manifest: { layers: plain.map((layer) => descriptor(layer.blob, OCI_TAR)) },
});
export const armImage = imageOf([base, app], { architecture: 'arm64' });

const TARS = new Map(
  [base, app].map(({ tar }) => [digestOf(tar), { size: tar.length, entries: tarEntries(tar) }] as const),
);
const BLOBS = new Map(
  [base, app, zstdApp, ...plain].map((layer) => [digestOf(layer.blob), layer.blob.length]),
);

/** Fails if a verified figure is not that of the bytes of its digest. */
export function checkFigures({ layers, config }: ImageContents): void {
  if (layers.length !== config.diffIds.length) throw new Error('layers do not match diffIDs');
  for (const { digest, diffId, disk, download, files } of layers) {
    if ('how' in disk && disk.how === 'verified' && disk.bytes !== TARS.get(diffId)?.size) {
      throw new Error(`${diffId} is said to have ${disk.bytes} bytes, verified`);
    }
    if ('how' in download && download.how === 'verified' && download.bytes !== BLOBS.get(digest)) {
      throw new Error(`${digest} is said to have ${download.bytes} bytes, verified`);
    }
    if ('entries' in files) {
      assert.ok('how' in disk && disk.how === 'verified', `${diffId} has files, but no verified size`);
      assert.deepEqual([...files.entries], TARS.get(diffId)?.entries);
    }
    for (const size of [disk, download, files]) {
      if ('unknown' in size && size.unknown.length < 10) throw new Error('unknown without a reason');
    }
  }
}

/** What was read, or undefined if it was refused with a message for users. */
export async function orRefused<T>(read: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.message.length < 20) throw new Error(`an error without a message: ${error.message}`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    if (/[\0-\x1f]/.test(error.message))
      throw new Error('a message with control characters', { cause: error });
    if (error.message.length > 3000) throw new Error(`a message of ${error.message.length} characters`);
    return undefined;
  }
}
