import type { MissingBaseline, SdkBase } from '../model/measured.ts';
import type { Size, UnknownSize } from '../model/size.ts';
import type { Sizes } from '../model/weigh.ts';
import type { GrowthLimit } from './growth-limit.ts';

export type Verdict = 'pass' | 'warn' | 'fail';

/** The bounds that the user set; sizes in bytes, ratios as decimals. `text` is as the user wrote it. */
export interface Limits {
  readonly maxSize?: Bound;
  readonly maxDiskSize?: Bound;
  readonly maxSdkRatio?: Bound;
  readonly allowSdkImage: boolean;
  readonly maxIncrease?: GrowthLimit;
  readonly maxDiskIncrease?: GrowthLimit;
  /** Past it is a warning. */
  readonly warnIncrease?: GrowthLimit;
  /** What becomes of growth limits where there is nothing to compare with. */
  readonly onMissingBaseline: Verdict;
}

export interface Bound {
  readonly text: string;
  readonly value: number;
}

/** The inputs that set limits. */
export const LIMIT_NAMES = [
  'max-size',
  'max-disk-size',
  'max-sdk-ratio',
  'allow-sdk-image',
  'max-increase',
  'max-disk-increase',
  'warn-increase',
  'on-missing-baseline',
] as const;

export interface LimitResult {
  /** The input that set it. */
  readonly name: (typeof LIMIT_NAMES)[number];
  readonly limit: string;
  /** Bytes, or a ratio as a decimal, or why it is not known; null for limits that are no number. */
  readonly actual: number | UnknownSize | null;
  readonly verdict: Verdict;
  /** One sentence with the limit and the figure. */
  readonly reason: string;
  /** It failed, and the override label made a warning of that. */
  readonly overridden?: true;
}

/** What limits are judged on. */
export interface Judged {
  readonly download: Size;
  readonly disk: Size;
  /** Of the SDK image's download size. */
  readonly sdkRatio: number | UnknownSize;
  /** Set where the image is built on an SDK image. */
  readonly sdkBase: SdkBase | undefined;
  readonly before: Before | MissingBaseline;
}

/** The same of the baseline, and what became of it. */
export interface Before extends Sizes {
  readonly sdkRatio: number | UnknownSize;
  readonly sdkBase: SdkBase | undefined;
  /** What the change is answerable for. */
  readonly increase: Sizes;
  /** Compressed sizes of the two cannot be told from each other: growth is judged on the disk. */
  readonly compressorsDiffer: boolean;
}

/** The worst of several. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = 'pass';
  for (const verdict of verdicts) {
    if (verdict === 'fail') return 'fail';
    if (verdict === 'warn') result = 'warn';
  }
  return result;
}

/** A limit on a figure that is not known. */
export function undecided(
  name: LimitResult['name'],
  limit: string,
  what: string,
  actual: UnknownSize,
): LimitResult {
  const reason = `${name} ${limit} could not be judged: ${what} is unknown (${actual.unknown})`;
  return { name, limit, actual, verdict: 'warn', reason };
}

/**
 * The growth by which a limit on the download size is judged: of the disk size where the two sides were compressed by
 * different tools.
 */
export function growthOf(before: Before, which: keyof Sizes): keyof Sizes {
  return before.compressorsDiffer ? 'disk' : which;
}
