import { describe, expect, it } from 'vitest';
import { stated, unknown } from '../../../src/model/size.ts';
import { PushStore } from '../../../src/oci/receiver/push-store.ts';
import { asPublished, digestOf, imageOf, layerOf } from '../../fakes/pushable-image.ts';
import { tarOf } from '../../fakes/tar-writer.ts';

const gzipped = layerOf(tarOf({ 'bin/sh': 'x' }));
const plain = layerOf(gzipped.tar, (tar) => tar);

describe('the store of what is there', () => {
  it('gives the sizes of base layers by digest and by diffID', () => {
    const store = new PushStore();
    store.expectBase(asPublished(imageOf([gzipped])));
    expect(store.blobSize(digestOf(gzipped.blob))).toBe(gzipped.blob.length);
    expect(store.blobSize(digestOf(gzipped.tar))).toBe(gzipped.tar.length);
    expect(store.blobSize(digestOf('other'))).toBeUndefined();
  });

  it('does not take the diffID of one layer for an uncompressed layer beside it', () => {
    const store = new PushStore();
    store.expectBase(asPublished(imageOf([plain, gzipped])));
    expect(store.known(digestOf(plain.blob))?.layer?.digest).toBe(digestOf(plain.blob));
  });

  it('has a size for a diffID also where only the compressed size is known', () => {
    const base = asPublished(imageOf([gzipped]));
    const store = new PushStore();
    store.expectBase({
      ...base,
      layers: base.layers.map((layer) => ({ ...layer, disk: unknown('no trailer') })),
    });
    expect(store.blobSize(digestOf(gzipped.tar))).toBe(gzipped.blob.length);
  });

  it('leaves out layers whose size nobody knows: they must be sent', () => {
    const base = asPublished(imageOf([gzipped]));
    const store = new PushStore();
    store.expectBase({
      ...base,
      layers: base.layers.map((layer) => ({ ...layer, download: unknown('why') })),
    });
    expect(store.blobSize(digestOf(gzipped.blob))).toBeUndefined();
    expect(store.blobSize(digestOf(gzipped.tar))).toBeUndefined();
  });

  it('keeps what the base’s manifest says of a blob that its registry was asked for too', () => {
    const store = new PushStore();
    store.expectBase(asPublished(imageOf([gzipped])));
    store.knowBlob(digestOf(gzipped.blob), 5);
    expect(store.known(digestOf(gzipped.blob))).toMatchObject({
      size: gzipped.blob.length,
      layer: { download: stated(gzipped.blob.length) },
    });
  });
});
