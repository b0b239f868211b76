import { distinctSizes } from '../model/distinct-sizes.ts';
import { formatPlatform } from '../model/image.ts';
import { isKnown, type Size, type Sizes, sum, type Unknown } from '../model/size.ts';
import type { Weighed } from '../model/weigh.ts';
import type { Compared, ComparedImage } from './comparison.ts';
import { movedLayers } from './deploy-size.ts';

/** The comparisons of several images together, in bytes. */
export interface ComparisonSums {
  /** What a host that runs all images has to pull: each distinct layer once. */
  readonly deploy: Size;
  /** Download size of the baselines, each distinct layer once. */
  readonly before: Size;
  /** Of the images that have a baseline: new and removed images do not count as growth. */
  readonly increase: Sizes;
  /** Download size; each base image once. */
  readonly baseDrift: Size;
}

/** Unknown if any image has no baseline and is not new. */
export function sumComparisons(results: readonly Compared[]): ComparisonSums {
  const pairs = results.filter(isCompared);
  const missing = results
    .map(({ baseline }) => baseline)
    .filter((baseline) => 'missing' in baseline)
    .find((baseline) => !baseline.appeared);
  if (missing || pairs.length === 0) {
    const unknown: Unknown = { unknown: missing?.missing ?? 'no image has a baseline' };
    return {
      deploy: unknown,
      before: unknown,
      increase: { download: unknown, disk: unknown },
      baseDrift: unknown,
    };
  }
  const before = pairs.map(({ baseline }) => baseline.image);
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

function isCompared(result: Compared): result is ComparedImage {
  return result.comparison !== undefined;
}

function deployOfAll(
  results: readonly Compared[],
  pairs: readonly ComparedImage[],
  before: readonly { readonly weighed: Weighed }[],
): Size {
  // If the deploy size of one image is unknown, so is the sum.
  const compared = pairs.map(({ comparison }) => comparison.deploy.size);
  const appeared = results
    .filter((result) => !isCompared(result))
    .map(({ image }) => image.weighed.sizes.download);
  const unknown = [...compared, ...appeared].find((size) => !isKnown(size));
  if (unknown) return unknown;
  const layers = (of: readonly { readonly weighed: Weighed }[]) =>
    of.flatMap(({ weighed }) => weighed.layers);
  const moved = movedLayers(layers(results.map(({ image }) => image)), layers(before));
  return sum(moved.map((layer) => layer.download));
}

function driftOfAll(pairs: readonly ComparedImage[]): Size {
  const drifts = new Map<string, Size>();
  for (const { comparison, image } of pairs) {
    const { base } = comparison;
    if ('unknown' in base) return base;
    if (base.kind === 'drift')
      drifts.set(`${formatPlatform(image.platform)} ${base.from} ${base.to}`, base.download);
  }
  return sum(drifts.values());
}
