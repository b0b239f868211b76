import type { MissingBaseline, SdkBase } from '../model/measured.ts';
import type { Size, Sizes, Unknown } from '../model/size.ts';
import type { GrowthLimit } from './growth-limit.ts';

export type Verdict = 'pass' | 'warn' | 'fail';

/** The limits that the user set. */
export interface Limits {
  readonly maxSize?: Bound;
  readonly maxDiskSize?: Bound;
  readonly maxSdkRatio?: Bound;
  readonly allowSdkImage: boolean;
  readonly maxIncrease?: GrowthLimit;
  readonly maxDiskIncrease?: GrowthLimit;
  /** Exceeding it is a warning. */
  readonly warnIncrease?: GrowthLimit;
  /** The verdict of growth limits if there is no baseline. */
  readonly onMissingBaseline: Verdict;
}

export interface Bound {
  /** As the user wrote it. */
  readonly text: string;
  /** Bytes, or a ratio as a decimal. */
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
  /** Bytes, or a ratio as a decimal, or why it is unknown; null if the limit is not on a number. */
  readonly actual: number | Unknown | null;
  readonly verdict: Verdict;
  /** One sentence with the limit and the figure. */
  readonly reason: string;
  /** The limit is exceeded, and the override label turned the failure into a warning. */
  readonly overridden?: true;
}

/** The figures of an image that limits are on. */
export interface Figures {
  readonly download: Size;
  readonly disk: Size;
  /** Download size / SDK image's download size, as a decimal. */
  readonly sdkRatio: number | Unknown;
  /** Set if the image is built on an SDK image. */
  readonly sdkBase: SdkBase | undefined;
  readonly before: Before | MissingBaseline;
}

/** The same figures of the baseline, and the change since. */
export interface Before extends Sizes {
  readonly sdkRatio: number | Unknown;
  readonly sdkBase: SdkBase | undefined;
  /** What the pull request changed, in bytes. */
  readonly increase: Sizes;
  /** The compressed sizes are not comparable: growth is judged on the disk size. */
  readonly compressorsDiffer: boolean;
}

/** The worst of several verdicts; `pass` if there is none. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = 'pass';
  for (const verdict of verdicts) {
    if (verdict === 'fail') return 'fail';
    if (verdict === 'warn') result = 'warn';
  }
  return result;
}

/** The result of a limit on a figure that is unknown. */
export function undecided(
  name: LimitResult['name'],
  limit: string,
  what: string,
  actual: Unknown,
): LimitResult {
  const reason = `${name} ${limit} could not be judged: ${what} is unknown (${actual.unknown})`;
  return { name, limit, actual, verdict: 'warn', reason };
}

/**
 * The size that a growth limit is judged on: the disk size if different tools compressed the two images, because their
 * download sizes are then not comparable.
 */
export function comparableSize(before: Before, which: keyof Sizes): keyof Sizes {
  return before.compressorsDiffer ? 'disk' : which;
}
