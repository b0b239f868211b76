import { isKnown, type Size, sum } from './size.ts';
import type { MeasuredLayer, Sizes, Weighed } from './weigh.ts';

/**
 * The sizes of several images together: each distinct layer counts once, as on a host that runs them all. It is
 * pulled once a digest and unpacked once a diffID.
 */
export function distinctSizes(images: readonly { readonly weighed: Weighed }[]): Sizes {
  const layers = images.flatMap((image) => image.weighed.layers);
  // A layer that one image knows only by half may be known whole from another.
  const known = (size: Size) => (isKnown(size) ? 1 : 0);
  const first = (of: (layer: MeasuredLayer) => Size, key: (layer: MeasuredLayer) => string) => [
    ...new Map(
      layers.toSorted((a, b) => known(of(a)) - known(of(b))).map((layer) => [key(layer), of(layer)]),
    ).values(),
  ];
  const unknown = images.map((image) => image.weighed.sizes.download).filter((size) => !isKnown(size));
  return {
    download: sum([
      ...unknown,
      ...first(
        (layer) => layer.download,
        (layer) => layer.digest,
      ),
    ]),
    disk: sum(
      first(
        (layer) => layer.disk,
        (layer) => layer.diffId,
      ),
    ),
  };
}
