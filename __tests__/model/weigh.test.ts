import { describe, expect, it } from 'vitest';
import { stated, unknown, verified } from '../../src/model/size.ts';
import { weigh } from '../../src/model/weigh.ts';
import { contents, digest } from './contents.ts';

const debian = { id: 'debian', download: 30, disk: 80 };
const runtime = { id: 'runtime', download: 60, disk: 120 };
const app = { id: 'app', download: 5, disk: 9, how: 'verified' } as const;
const base = {
  reference: 'mcr.microsoft.com/dotnet/aspnet:10.0',
  contents: contents([debian, runtime], { id: 'base' }),
};

describe('weighing an image', () => {
  it('adds the base as published to the app as uploaded', () => {
    const { sizes, app: added, layers } = weigh(contents([debian, runtime, app]), base);
    expect(sizes).toEqual({ download: stated(95), disk: stated(209) });
    expect(added).toEqual({ download: verified(5), disk: verified(9) });
    expect(layers.map((layer) => layer.from)).toEqual(['base', 'base', 'app']);
  });

  it('uses the published size of a base layer that the engine compressed again', () => {
    const sent = contents([debian, { ...runtime, download: 71, how: 'verified' }, app], { compressor: 'go' });
    const { sizes, layers } = weigh(sent, base);
    expect(sizes.download).toEqual(stated(95));
    expect(layers[1]).toMatchObject({ digest: digest('runtime'), download: stated(60), disk: verified(120) });
  });

  it('names the instruction of each layer, and skips those that made none', () => {
    const { layers } = weigh(contents([debian, runtime, app]), base);
    expect(layers.map((layer) => layer.createdBy)).toEqual(['COPY debian', 'COPY runtime', 'COPY app']);
  });

  it('names no instruction if the history does not fit the layers', () => {
    const image = contents([debian, app]);
    const odd = { ...image, config: { ...image.config, history: image.config.history.slice(1) } };
    expect(weigh(odd, base).layers.map((layer) => layer.createdBy)).toEqual(['', '']);
  });

  it('knows no base if only some of its layers come first', () => {
    const { base: known } = weigh(contents([debian, app]), base);
    expect(known).toEqual({ unknown: `the image does not start with the layers of ${base.reference}` });
  });

  it('knows no base if its layers come in another order', () => {
    expect(weigh(contents([runtime, debian, app]), base).base).toHaveProperty('unknown');
  });

  it('knows only the disk size if the base is unknown, and no size of the app', () => {
    const weighed = weigh(contents([{ ...debian, how: 'verified' }, app]), { unknown: 'registry down' });
    const reason = { unknown: 'the base image is not known: registry down' };
    expect(weighed.base).toEqual({ unknown: 'registry down' });
    expect(weighed.sizes).toEqual({ download: reason, disk: verified(89) });
    expect(weighed.app).toEqual({ download: reason, disk: reason });
    expect(weighed.layers.map((layer) => layer.from)).toEqual([undefined, undefined]);
  });

  it('knows the download size of an image on an unknown base if its registry states every layer', () => {
    const weighed = weigh(contents([debian, runtime]), { unknown: 'no label names it' });
    expect(weighed.sizes).toEqual({ download: stated(90), disk: stated(200) });
    expect(weighed.app.download).toEqual({ unknown: 'the base image is not known: no label names it' });
  });

  it.each([
    ['the builder sent a layer', [{ ...debian, how: 'verified' } as const, runtime]],
    ['the builder sent the last layer', [debian, { ...runtime, how: 'verified' } as const]],
  ])('does not know the download size on an unknown base if %s', (_why, layers) => {
    const why = unknown('the base image is not known: no label names it');
    expect(weigh(contents(layers), unknown('no label names it')).sizes.download).toEqual(why);
  });

  it('does not know the download size on an unknown base if that of a layer is unknown', () => {
    const image = contents([debian, runtime]);
    const layers = image.layers.map((layer, i) =>
      i === 0 ? { ...layer, download: unknown('zstd') } : layer,
    );
    expect(weigh({ ...image, layers }, unknown('429')).sizes.download).toEqual(
      unknown('the base image is not known: 429'),
    );
  });

  it('has the digests, instructions and contents of the layers on an unknown base too', () => {
    const { layers } = weigh(contents([debian, { ...app, holds: 'app' }]), unknown('429'));
    expect(layers).toMatchObject([
      {
        digest: digest('debian'),
        diffId: digest('debian'),
        createdBy: 'COPY debian',
        contentDigest: unknown('not read'),
      },
      { digest: digest('app'), createdBy: 'COPY app', contentDigest: digest('app'), disk: verified(9) },
    ]);
  });

  it('knows the sizes of the base alone, its reference and its digest', () => {
    expect(weigh(contents([debian, runtime, app]), base).base).toEqual({
      reference: base.reference,
      digest: base.contents.digest,
      download: stated(90),
      disk: stated(200),
    });
  });

  it('keeps the published disk size of a base layer that was sent but could not be read', () => {
    const image = contents([debian, runtime, app]);
    const layers = image.layers.map((layer, i) =>
      i === 1 ? { ...layer, disk: unknown('not a tar') } : layer,
    );
    expect(weigh({ ...image, layers }, base).layers[1]?.disk).toEqual(stated(120));
  });

  it('keeps the published disk size of a base layer with a size that is only stated', () => {
    const sent = contents([debian, { ...runtime, disk: 121 }, app]);
    expect(weigh(sent, base).layers[1]?.disk).toEqual(stated(120));
  });

  it('knows no base that is larger than the image', () => {
    expect(weigh(contents([debian]), base).base).toHaveProperty('unknown');
  });

  it('counts every layer as the app’s if there is no base', () => {
    const weighed = weigh(contents([app]), { none: 'FROM scratch' });
    expect(weighed.sizes).toEqual({ download: verified(5), disk: verified(9) });
    expect(weighed.app).toEqual(weighed.sizes);
    expect(weighed.base).toEqual({ none: 'FROM scratch' });
  });

  it('adds nothing to a base that is the whole image', () => {
    const { app: added, sizes } = weigh(contents([debian, runtime]), base);
    expect(added).toEqual({ download: verified(0), disk: verified(0) });
    expect(sizes.download).toEqual(stated(90));
  });

  it('has no sum if one part is unknown', () => {
    const image = contents([debian, runtime, app]);
    const layers = image.layers.map((layer, i) =>
      i === 2 ? { ...layer, disk: { unknown: 'no tar' } } : layer,
    );
    const { sizes } = weigh({ ...image, layers }, base);
    expect(sizes).toEqual({ download: stated(95), disk: { unknown: 'no tar' } });
  });
});
