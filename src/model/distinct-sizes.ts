import { isKnown, type Size, type Sizes, sum } from './size.ts';
import type { MeasuredLayer, Weighed } from './weigh.ts';

/**
 * The sizes of several images together, in bytes: each distinct layer counts once, as on a host that runs all of them.
 * The host pulls each digest once and unpacks each diffID once.
 */
export function distinctSizes(images: readonly { readonly weighed: Weighed }[]): Sizes {
  const layers = images.flatMap((image) => image.weighed.layers);
  // Of a layer in several images, a known size wins over an unknown one.
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
