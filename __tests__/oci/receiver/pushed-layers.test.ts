import { constants, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stated, unknown, verified } from '../../../src/model/size.ts';
import { OCI_MANIFEST } from '../../../src/oci/name/media-types.ts';
import {
  type MeasuringRegistry,
  startMeasuringRegistry,
} from '../../../src/oci/receiver/measuring-registry.ts';
import { withListed } from '../../fakes/listed.ts';
import {
  AMD64,
  asPublished,
  descriptor,
  digestOf,
  imageOf,
  layerOf,
  OCI_LAYER,
} from '../../fakes/pushable-image.ts';
import { Pusher } from '../../fakes/pusher.ts';
import { tarOf } from '../../fakes/tar-writer.ts';
import { frame } from '../../fakes/zstd-writer.ts';

let registry: MeasuringRegistry;
let pusher: Pusher;

beforeEach(async () => {
  registry = await startMeasuringRegistry({ preferredPort: 0 });
  pusher = new Pusher(registry.address);
});

afterEach(async () => {
  pusher.close();
  await registry.close();
});

const baseLayer = layerOf(tarOf({ 'bin/sh': 'sh'.repeat(9000) }));
const appLayer = layerOf(tarOf({ 'app/Program.dll': 'MZ'.repeat(9000) }));
const base = imageOf([baseLayer]);
const app = imageOf([baseLayer, appLayer]);

const image = (built: string, platform = AMD64) => registry.image('team/app', built, platform);

describe('a layer of the pushed image', () => {
  it('that the manifest names by diffID, as Podman does, has the sizes that the base publishes', async () => {
    registry.expectBase(asPublished(base));
    const echo = { mediaType: OCI_LAYER, digest: digestOf(baseLayer.tar), size: baseLayer.tar.length };
    const podman = imageOf([baseLayer, appLayer], {
      manifest: { layers: [echo, descriptor(appLayer.blob, OCI_LAYER)] },
    });
    await pusher.pushBlob(appLayer.blob);
    await pusher.pushBlob(podman.config);
    await pusher.putManifest('latest', podman.manifest, OCI_MANIFEST);
    expect(image(podman.digest).layers[0]).toMatchObject({
      digest: digestOf(baseLayer.blob),
      diffId: digestOf(baseLayer.tar),
      download: stated(baseLayer.blob.length),
      disk: stated(baseLayer.tar.length),
    });
  });

  it('without the zeros of its tar’s last record (Podman 4, zstd:chunked) has the sizes of the tar that the config names', async () => {
    const cut = tarOf({ 'app/Program.dll': 'MZ'.repeat(9000) });
    const record = Buffer.concat([cut, Buffer.alloc(10_240 - (cut.length % 10_240))]);
    const [padded, other] = [record, Buffer.concat([record, Buffer.alloc(10_240)])].map((tar) =>
      imageOf([{ tar, blob: frame(cut) }]),
    );
    for (const pushed of [padded, other]) if (pushed) await pusher.pushImage(pushed);
    expect(image(padded?.digest ?? '').layers.map(withListed)[0]).toMatchObject({
      download: verified(frame(cut).length),
      disk: verified(record.length),
      files: { entries: [expect.objectContaining({ path: 'app/Program.dll' })] },
    });
    expect(image(other?.digest ?? '').layers[0]?.disk).toEqual(
      unknown(expect.stringContaining('as its config says')),
    );
  });

  it('does not get its size from a manifest that only repeats it', async () => {
    registry.expectBase(asPublished(base));
    const wrong = { ...descriptor(baseLayer.blob, OCI_LAYER), size: 1 };
    const echo = imageOf([baseLayer], { manifest: { layers: [wrong] } });
    await pusher.pushBlob(echo.config);
    await pusher.putManifest('latest', echo.manifest, OCI_MANIFEST);
    expect(image(echo.digest).layers[0]?.download).toEqual(stated(baseLayer.blob.length));
  });

  it('that the base’s registry has under another digest has the sizes of the layer with its diffID', async () => {
    registry.expectBase(asPublished(base));
    const recompressed = gzipSync(baseLayer.tar, { level: 1 });
    registry.findMissingBlobs(async () => recompressed.length);
    const used = imageOf([{ ...baseLayer, blob: recompressed }]);
    await pusher.send('HEAD', `/v2/team/app/blobs/${digestOf(recompressed)}`);
    registry.findMissingBlobs(async () => undefined);
    await pusher.pushBlob(used.config);
    await pusher.putManifest('latest', used.manifest, OCI_MANIFEST);
    expect(image(used.digest).layers[0]).toMatchObject({
      digest: digestOf(baseLayer.blob),
      download: stated(baseLayer.blob.length),
      disk: stated(baseLayer.tar.length),
    });
  });

  it('that is only in the base’s registry has a stated download size and an unknown disk size', async () => {
    registry.findMissingBlobs(async (digest) =>
      digest === digestOf(baseLayer.blob) ? baseLayer.blob.length : undefined,
    );
    await pusher.pushImage(app);
    const absent = unknown('this layer was not sent, nor does the base image name it');
    expect(image(app.digest).layers[0]).toEqual({
      digest: digestOf(baseLayer.blob),
      diffId: digestOf(baseLayer.tar),
      download: stated(baseLayer.blob.length),
      disk: absent,
      files: absent,
    });
  });

  it('of the base that was sent anyway, recompressed, is verified as it was sent', async () => {
    registry.expectBase(asPublished(base));
    const recompressed = layerOf(baseLayer.tar, (tar) => gzipSync(tar, { level: constants.Z_BEST_SPEED }));
    const again = imageOf([recompressed, appLayer]);
    expect(await pusher.pushImage(again)).toContain(digestOf(recompressed.blob));
    expect(image(again.digest).layers[0]).toMatchObject({
      digest: digestOf(recompressed.blob),
      diffId: digestOf(baseLayer.tar),
      download: verified(recompressed.blob.length),
      disk: verified(baseLayer.tar.length),
    });
  });

  it('that the app shares with the base (an empty one) is not sent', async () => {
    const empty = layerOf(Buffer.alloc(1024));
    registry.expectBase(asPublished(imageOf([baseLayer, empty])));
    const shared = imageOf([baseLayer, empty, appLayer, empty]);
    expect(await pusher.pushImage(shared)).toEqual([digestOf(appLayer.blob), shared.configDigest]);
    expect(image(shared.digest).layers.map((layer) => layer.disk)).toEqual([
      stated(baseLayer.tar.length),
      stated(1024),
      verified(appLayer.tar.length),
      stated(1024),
    ]);
  });

  it.each([
    ['zstd', (tar: Buffer) => frame(tar)],
    ['no compression', (tar: Buffer) => tar],
  ])('with %s is verified', async (_, compress) => {
    const layer = layerOf(appLayer.tar, compress);
    const other = imageOf([layer]);
    await pusher.pushImage(other);
    expect(image(other.digest).layers.map(withListed)[0]).toMatchObject({
      download: verified(layer.blob.length),
      disk: verified(appLayer.tar.length),
      files: { entries: [{ path: 'app/Program.dll' }] },
    });
  });

  it.each([
    ['that is no tar', gzipSync('no tar'), verified(6), /not readable as a tar/],
    ['with gzip that is cut off', gzipSync(appLayer.tar).subarray(0, -9), undefined, /not readable as gzip/],
    [
      'with zeros behind its gzip',
      Buffer.concat([appLayer.blob, Buffer.alloc(9)]),
      undefined,
      /9 bytes follow/,
    ],
  ])('%s is accepted, with a verified download size and unknown files', async (_, blob, disk, why) => {
    const tar = disk ? Buffer.from('no tar') : appLayer.tar;
    const odd = imageOf([{ tar, blob }]);
    await pusher.pushImage(odd);
    expect(image(odd.digest).layers[0]).toMatchObject({
      download: verified(blob.length),
      disk: disk ?? { unknown: expect.stringMatching(why) },
      files: { unknown: expect.stringMatching(why) },
    });
  });

  it('has an unknown disk size if its tar is not the one that the config names', async () => {
    const odd = imageOf([appLayer], { config: { rootfs: { diff_ids: [digestOf('another tar')] } } });
    await pusher.pushImage(odd);
    const [layer] = image(odd.digest).layers;
    expect(layer?.download).toEqual(verified(appLayer.blob.length));
    expect(layer?.disk).toEqual({ unknown: expect.stringContaining(`not ${digestOf('another tar')}`) });
    expect(layer?.files).toEqual(layer?.disk);
  });

  it('of the base with the diffID of another layer has an unknown disk size', async () => {
    registry.expectBase(asPublished(base));
    const odd = imageOf([baseLayer], { config: { rootfs: { diff_ids: [digestOf('another tar')] } } });
    await pusher.pushImage(odd);
    expect(image(odd.digest).layers[0]).toMatchObject({
      download: stated(baseLayer.blob.length),
      disk: { unknown: expect.any(String) },
    });
  });
});
