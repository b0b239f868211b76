import { describe, expect, it } from 'vitest';
import { stated, unknown } from '../../../src/model/size.ts';
import { PushStore } from '../../../src/oci/receiver/push-store.ts';
import { asPublished, digestOf, imageOf, layerOf } from '../../fakes/pushable-image.ts';
import { tarOf } from '../../fakes/tar-writer.ts';

const gzipped = layerOf(tarOf({ 'bin/sh': 'x' }));
const plain = layerOf(gzipped.tar, (tar) => tar);

describe('the store of pushes', () => {
  it('gives the sizes of base layers by digest and by diffID', () => {
    const store = new PushStore();
    store.expectBase(asPublished(imageOf([gzipped])));
    expect(store.blobSize(digestOf(gzipped.blob))).toBe(gzipped.blob.length);
    expect(store.blobSize(digestOf(gzipped.tar))).toBe(gzipped.tar.length);
    expect(store.blobSize(digestOf('other'))).toBeUndefined();
  });

  it('does not mistake the diffID of one layer for another layer that is uncompressed', () => {
    const store = new PushStore();
    store.expectBase(asPublished(imageOf([plain, gzipped])));
    expect(store.expected(digestOf(plain.blob))?.layer?.digest).toBe(digestOf(plain.blob));
  });

  it('gives the compressed size for a diffID with an unknown uncompressed size', () => {
    const base = asPublished(imageOf([gzipped]));
    const store = new PushStore();
    store.expectBase({
      ...base,
      layers: base.layers.map((layer) => ({ ...layer, disk: unknown('no trailer') })),
    });
    expect(store.blobSize(digestOf(gzipped.tar))).toBe(gzipped.blob.length);
  });

  it('does not expect layers of unknown size: they must be sent', () => {
    const base = asPublished(imageOf([gzipped]));
    const store = new PushStore();
    store.expectBase({
      ...base,
      layers: base.layers.map((layer) => ({ ...layer, download: unknown('why') })),
    });
    expect(store.blobSize(digestOf(gzipped.blob))).toBeUndefined();
    expect(store.blobSize(digestOf(gzipped.tar))).toBeUndefined();
  });

  it('keeps what the base’s manifest says of a blob that was looked up at its registry before', async () => {
    const store = new PushStore();
    store.findMissingBlobs(async () => 5);
    const lookUp = store.findMissingBlob(digestOf(gzipped.blob));
    store.expectBase(asPublished(imageOf([gzipped])));
    expect(await lookUp).toBe(5);
    expect(store.expected(digestOf(gzipped.blob))).toMatchObject({
      size: gzipped.blob.length,
      layer: { download: stated(gzipped.blob.length) },
    });
  });
});
