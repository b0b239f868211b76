import type { BaselineImage } from '../model/baseline.ts';
import { distinctSizes } from '../model/distinct-sizes.ts';
import type { ImageResult } from '../model/measurement.ts';
import { isKnown, type Size, sum, type UnknownSize } from '../model/size.ts';
import type { Sizes, Weighed } from '../model/weigh.ts';
import { weighedOf } from '../report/reported-weight.ts';
import type { Comparison } from './comparison.ts';
import { movedLayers } from './deploy-size.ts';

/** The comparisons of several images together, in bytes. */
export interface ComparisonSums {
  /** What a host that runs all of them has to fetch: each distinct layer once. */
  readonly deploy: Size;
  /** Download size of the baselines, each distinct layer once. */
  readonly before: Size;
  /** Of the images that were there before: what appeared or went is no growth of what stayed. */
  readonly increase: Sizes;
  /** Download size; each base image once. */
  readonly baseDrift: Size;
}

type Pair = ImageResult & { readonly baseline: BaselineImage; readonly comparison: Comparison };

/** Unknown as soon as one image has no baseline, unless it is new. */
export function sumComparisons(results: readonly ImageResult[]): ComparisonSums {
  const pairs = results.filter(isPair);
  const missing = results
    .map(({ baseline }) => baseline)
    .filter((baseline) => 'missing' in baseline)
    .find((baseline) => !baseline.appeared);
  if (missing || pairs.length === 0) {
    const unknown: UnknownSize = { unknown: missing?.missing ?? 'no image has a baseline' };
    return {
      deploy: unknown,
      before: unknown,
      increase: { download: unknown, disk: unknown },
      baseDrift: unknown,
    };
  }
  const before = pairs.map(({ baseline }) => ({ weighed: weighedOf(baseline.image) }));
  return {
    deploy: deployOfAll(results, pairs, before),
    before: distinctSizes(before).download,
    increase: {
      download: sum(pairs.map(({ comparison }) => comparison.increase.download)),
      disk: sum(pairs.map(({ comparison }) => comparison.increase.disk)),
    },
    baseDrift: driftOfAll(pairs),
  };
}

function isPair(result: ImageResult): result is Pair {
  return !('missing' in result.baseline) && result.comparison !== undefined;
}

function deployOfAll(
  results: readonly ImageResult[],
  pairs: readonly Pair[],
  before: readonly { readonly weighed: Weighed }[],
): Size {
  // Of an image whose layers are not those that travel, nothing can be said of all.
  const compared = pairs.map(({ comparison }) => comparison.deploy.size);
  const appeared = results
    .filter((result) => !isPair(result))
    .map(({ image }) => image.weighed.sizes.download);
  const unknown = [...compared, ...appeared].find((size) => !isKnown(size));
  if (unknown) return unknown;
  const layers = (of: readonly { readonly weighed: Weighed }[]) =>
    of.flatMap(({ weighed }) => weighed.layers);
  const moved = movedLayers(layers(results.map(({ image }) => image)), layers(before));
  return sum(moved.map((layer) => layer.download));
}

function driftOfAll(pairs: readonly Pair[]): Size {
  const drifts = new Map<string, Size>();
  for (const { comparison, image } of pairs) {
    const { base } = comparison;
    if ('unknown' in base) return base;
    if (base.kind === 'drift') drifts.set(`${image.platform} ${base.from} ${base.to}`, base.download);
  }
  return sum(drifts.values());
}
