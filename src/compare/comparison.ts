import type { Baseline, BaselineImage, Measured, MissingBaseline } from '../model/measured.ts';
import { difference, sum, type UnknownSize, verified } from '../model/size.ts';
import type { Sizes, Weighed } from '../model/weigh.ts';
import { type BaseComparison, compareBases } from './base-comparison.ts';
import { type Deploy, deploySize } from './deploy-size.ts';
import { sameContents } from './same-contents.ts';

/** What a change did to an image: differences in bytes, which may be negative. */
export interface Comparison {
  /**
   * Whether the app layers hold the same files on the same base, or one that drifted; or why that cannot be told.
   * Where they do, nothing grew, whatever compressors, times and the order of files made of it.
   */
  readonly noChange: boolean | UnknownSize;
  /** What the change is answerable for: app layers, and a base image that it chose. Never base drift. */
  readonly increase: Sizes;
  readonly base: BaseComparison;
  readonly deploy: Deploy;
  /** The app layers were compressed by different tools, or one of the two is not known. */
  readonly compressorsDiffer: boolean;
  /** The project at its former place, where it was moved or renamed. */
  readonly renamedFrom: { readonly name: string; readonly project: string } | undefined;
}

/** An image and what it is compared with, if there is something. */
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

export function compareWith(image: Measured, baseline: Baseline): Compared {
  if ('missing' in baseline) return { image, baseline };
  return { image, baseline, comparison: compare(image, baseline.image) };
}

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
  if ('unknown' in base) {
    // The whole images can still be equal; where they differ, it may be in the base.
    return sameContents(now.layers, before.layers) === true ? true : base;
  }
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

/** If both are unknown, the same workflow made both images as far as anybody knows. */
function sameCompressor(now: Measured['compressor'], before: Measured['compressor']): boolean {
  return typeof now === 'string' ? now === before : typeof before !== 'string';
}
