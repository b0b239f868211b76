import { describe, expect, it } from 'vitest';
import { distinctSizes } from '../../src/model/distinct-sizes.ts';
import { stated, unknown, verified } from '../../src/model/size.ts';
import type { Weighed } from '../../src/model/weigh.ts';
import { measured } from './measured.ts';

const app = { id: 'app', download: 10, disk: 30, how: 'verified' } as const;
const other = { id: 'other', download: 5, disk: 7, how: 'verified' } as const;
const scratch = (...layers: readonly (typeof app | typeof other)[]) => measured({ app: layers, base: null });

/** The same image, with an unknown size in its first layer. */
function without(which: 'download' | 'disk', image = scratch(app)): { readonly weighed: Weighed } {
  const [first, ...layers] = image.weighed.layers;
  if (!first) return image;
  return { weighed: { ...image.weighed, layers: [{ ...first, [which]: unknown('429') }, ...layers] } };
}

describe('the sizes of several images together', () => {
  it('count a layer that they share once', () => {
    expect(distinctSizes([scratch(app), scratch(app, other)])).toEqual({
      download: verified(15),
      disk: verified(37),
    });
  });

  it('are known if one of two images knows the size of the layer that they share', () => {
    const sizes = { download: verified(10), disk: verified(30) };
    for (const which of ['download', 'disk'] as const) {
      expect(distinctSizes([scratch(app), without(which)])).toEqual(sizes);
      expect(distinctSizes([without(which), scratch(app)])).toEqual(sizes);
    }
  });

  it('are unknown if no image knows the size of a layer', () => {
    expect(distinctSizes([without('disk')])).toEqual({ download: verified(10), disk: unknown('429') });
    expect(distinctSizes([without('download')])).toEqual({ download: unknown('429'), disk: verified(30) });
  });

  it('have no download size if an image has none, even if every layer has one', () => {
    const lost = measured({ app: [app], base: unknown('429') });
    expect(distinctSizes([scratch(other), lost])).toEqual({
      download: unknown('the base image is not known: 429'),
      disk: verified(37),
    });
  });

  it('are 0 bytes of no image', () => {
    expect(distinctSizes([])).toEqual({ download: verified(0), disk: verified(0) });
  });

  it('are only stated if one is', () => {
    const base = measured({ app: [app], base: [{ id: 'base', download: 1, disk: 2 }] });
    expect(distinctSizes([base])).toEqual({ download: stated(11), disk: stated(32) });
  });
});
