import { EMPTY_CONTENT, EMPTY_TAR } from '../model/image.ts';
import type { Baseline, BaselineImage, Measured, MissingBaseline } from '../model/measured.ts';
import { difference, type Sizes, sum, type Unknown, verified } from '../model/size.ts';
import type { MeasuredLayer, Weighed } from '../model/weigh.ts';
import { type BaseComparison, compareBases } from './base-comparison.ts';
import { type Deploy, deploySize } from './deploy-size.ts';

/** What a change did to an image: differences in bytes, which may be negative. */
export interface Comparison {
  /**
   * Whether the app layers have the same files on the same base image, drifted or not; or why that is unknown. If they
   * do, the increase is 0: compressors, times and the order of files change sizes too.
   */
  readonly noChange: boolean | Unknown;
  /** What the pull request changed: app layers, and the choice of the base image. Never base drift. */
  readonly increase: Sizes;
  readonly base: BaseComparison;
  readonly deploy: Deploy;
  /** Different tools compressed the app layers, or one of the two tools is unknown. */
  readonly compressorsDiffer: boolean;
  /** Set if the project was moved or renamed. */
  readonly renamedFrom: { readonly name: string; readonly project: string } | undefined;
}

/** An image and its comparison with the baseline, if it has one. */
export type Compared = ComparedImage | UncomparedImage;

export interface ComparedImage {
  readonly image: Measured;
  readonly baseline: BaselineImage;
  readonly comparison: Comparison;
}

export interface UncomparedImage {
  readonly image: Measured;
  readonly baseline: MissingBaseline;
  readonly comparison?: undefined;
}

/** Compares an image with its baseline, if there is one. */
export function compareWith(image: Measured, baseline: Baseline): Compared {
  if ('missing' in baseline) return { image, baseline };
  return { image, baseline, comparison: compare(image, baseline.image) };
}

/** Compares two measurements, each from any run. */
export function compare(image: Measured, earlier: Measured): Comparison {
  const [now, before] = [image.weighed, earlier.weighed];
  const base = compareBases(now.base, before.base);
  const noChange = sameApp(now, before, base);
  const { name, project } = earlier;
  return {
    noChange,
    increase: noChange === true ? { download: verified(0), disk: verified(0) } : increase(now, before, base),
    base,
    deploy: deploySize(now, before),
    compressorsDiffer: !sameCompressor(image.compressor, earlier.compressor),
    renamedFrom:
      project === undefined || image.project === undefined || project === image.project
        ? undefined
        : { name, project },
  };
}

function sameApp(now: Weighed, before: Weighed, base: BaseComparison): Comparison['noChange'] {
  // Two whole images can be equal on an unknown base. If they differ, the base may be the reason.
  if ('unknown' in base) return sameContents(now.layers, before.layers) === true ? true : base;
  if (base.kind === 'change' && base.from?.digest !== base.to?.digest) return false;
  const app = ({ layers }: Weighed) => layers.filter((layer) => layer.from === 'app');
  return sameContents(app(now), app(before));
}

function increase(now: Weighed, before: Weighed, base: BaseComparison): Sizes {
  if ('unknown' in base) return { download: base, disk: base };
  const of = (which: keyof Sizes) => {
    const app = difference(now.app[which], before.app[which]);
    return base.kind === 'change' ? sum([app, base[which]]) : app;
  };
  return { download: of('download'), disk: of('disk') };
}

/** If both are unknown, the same workflow probably made both images. */
function sameCompressor(now: Measured['compressor'], before: Measured['compressor']): boolean {
  return typeof now === 'string' ? now === before : typeof before !== 'string';
}

type Layer = Pick<MeasuredLayer, 'diffId' | 'contentDigest'>;

/**
 * Whether two lists of layers have the same contents, layer by layer: a layer that only repeats another one counts.
 * Layers without an entry do not count.
 */
function sameContents(a: readonly Layer[], b: readonly Layer[]): boolean | Unknown {
  const [left, right] = [a.filter(hasEntries), b.filter(hasEntries)];
  if (left.length !== right.length) return false;
  const same = left.map((layer, i) => {
    const other = right[i];
    return other !== undefined && sameContent(layer, other);
  });
  return !same.includes(false) && (same.findLast((one) => one !== true) ?? true);
}

function hasEntries({ diffId, contentDigest }: Layer): boolean {
  return diffId !== EMPTY_TAR && contentDigest !== EMPTY_CONTENT;
}

function sameContent(a: Layer, b: Layer): boolean | Unknown {
  if (a.diffId === b.diffId) return true;
  if (typeof a.contentDigest !== 'string') return a.contentDigest;
  if (typeof b.contentDigest !== 'string') return b.contentDigest;
  return a.contentDigest === b.contentDigest;
}
