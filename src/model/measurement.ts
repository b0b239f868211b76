import type { Comparison } from '../compare/comparison.ts';
import type { Finding } from '../explain/finding.ts';
import { judge } from '../limits/judge.ts';
import type { Before, LimitResult, Limits, SdkBase } from '../limits/limits.ts';
import { applyOverride, type Override } from '../limits/override.ts';
import type { ImageReport } from '../report/report.ts';
import { reportedSdkRatio, weighedOf } from '../report/reported-weight.ts';
import type { Baseline } from './baseline.ts';
import type { ImageContents } from './image.ts';
import type { SdkComparison } from './sdk-comparison.ts';
import { isKnown, type UnknownSize } from './size.ts';
import type { Weighed } from './weigh.ts';

/** `image`: it was there already. */
export type BuilderName = 'sdk' | 'docker' | 'image';

/** An image as a builder made it and the measuring registry received it, or as a source holds it. */
export interface BuiltImage {
  readonly contents: ImageContents;
  /** The name that the builder gave it, where the user chose one; or where it lies. */
  readonly reference: string | undefined;
  /** The tool that compressed the app layers: figures of different ones differ for the same content. */
  readonly compressor: string | UnknownSize;
  /** How it was weighed, where that was not the best way, and what is unknown for it. A sentence without its full stop. */
  readonly note?: string;
}

/** Everything that was measured of one image, for one platform. */
export interface Measurement {
  readonly name: string;
  /** Project file, relative to the workspace. */
  readonly project: string | undefined;
  readonly builder: BuilderName;
  readonly platform: string;
  readonly built: BuiltImage;
  readonly weighed: Weighed;
  readonly sdk: SdkComparison | UnknownSize;
  /** Set where the image is built on an SDK image. */
  readonly sdkBase: SdkBase | undefined;
}

/** A measurement beside what it is compared with. */
export interface Compared {
  readonly image: Measurement;
  readonly baseline: Baseline;
  /** Undefined where there is no baseline. */
  readonly comparison: Comparison | undefined;
}

/** What is said of one image: how it compares, what would make it smaller, and what the user's limits say of it. */
export interface ImageResult extends Compared {
  readonly findings: readonly Finding[];
  readonly limits: readonly LimitResult[];
}

/** Holds an image against the limits. */
export function judgeImage(
  { image, baseline, comparison }: Compared,
  limits: Limits,
  override?: Override,
): readonly LimitResult[] {
  const { weighed, sdk, sdkBase } = image;
  const before =
    'missing' in baseline
      ? baseline
      : comparison
        ? earlier(baseline.image, comparison)
        : { missing: 'it was not compared' };
  return applyOverride(
    judge({ ...weighed.sizes, sdkRatio: sdkRatio(sdk), sdkBase, before }, limits),
    override,
  );
}

function earlier(image: ImageReport, { increase, compressorsDiffer }: Comparison): Before {
  return {
    ...weighedOf(image).sizes,
    sdkRatio: reportedSdkRatio(image),
    sdkBase: image.sdkBase ?? undefined,
    increase,
    compressorsDiffer,
  };
}

function sdkRatio(sdk: Measurement['sdk']): number | UnknownSize {
  if ('unknown' in sdk) return sdk;
  if (sdk.ratio !== undefined) return sdk.ratio;
  return isKnown(sdk.download) ? { unknown: 'the download size is unknown' } : sdk.download;
}
