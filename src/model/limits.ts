import { formatBytes, formatPercent } from './bytes.ts';
import { isKnown, type Size, type UnknownSize } from './size.ts';

export type Verdict = 'pass' | 'warn' | 'fail';

/** The bounds that the user set; sizes in bytes, ratios as decimals. `text` is as the user wrote it. */
export interface Limits {
  readonly maxSize?: Bound;
  readonly maxDiskSize?: Bound;
  readonly maxSdkRatio?: Bound;
  readonly allowSdkImage: boolean;
}

export interface Bound {
  readonly text: string;
  readonly value: number;
}

export interface LimitResult {
  /** The input that set it. */
  readonly name: 'max-size' | 'max-disk-size' | 'max-sdk-ratio' | 'allow-sdk-image';
  readonly limit: string;
  /** Bytes, or a ratio as a decimal, or why it is not known; null for limits that are no number. */
  readonly actual: number | UnknownSize | null;
  readonly verdict: Verdict;
  /** One sentence with the limit and the figure. */
  readonly reason: string;
}

/** What limits are judged on. */
export interface Judged {
  readonly download: Size;
  readonly disk: Size;
  /** Of the SDK image's download size. */
  readonly sdkRatio: number | UnknownSize;
  /** Set where the image is built on an SDK image. */
  readonly sdkBase: SdkBase | undefined;
}

/** An SDK image that an image is built on, and the image that should be in its place. */
export interface SdkBase {
  readonly base: string;
  readonly instead: string;
}

/** One result for each limit that is set. A figure that is not known cannot pass a limit: it warns. */
export function judge(image: Judged, limits: Limits): readonly LimitResult[] {
  const results: LimitResult[] = [];
  if (limits.maxSize) results.push(judgeSize('max-size', 'download size', image.download, limits.maxSize));
  if (limits.maxDiskSize)
    results.push(judgeSize('max-disk-size', 'disk size', image.disk, limits.maxDiskSize));
  if (limits.maxSdkRatio) results.push(judgeRatio(image.sdkRatio, limits.maxSdkRatio));
  if (image.sdkBase) results.push(judgeSdkBase(image.sdkBase, limits.allowSdkImage));
  return results;
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

function judgeSize(
  name: 'max-size' | 'max-disk-size',
  what: string,
  size: Size,
  { text, value }: Bound,
): LimitResult {
  if (!isKnown(size)) return undecided(name, text, what, size);
  const over = size.bytes - value;
  return {
    name,
    limit: text,
    actual: size.bytes,
    verdict: over > 0 ? 'fail' : 'pass',
    reason:
      over > 0
        ? `${what} is ${formatBytes(size.bytes)}, ${formatBytes(over)} over ${name} ${text}`
        : `${what} is ${formatBytes(size.bytes)}, within ${name} ${text}`,
  };
}

function judgeRatio(ratio: Judged['sdkRatio'], { text, value }: Bound): LimitResult {
  const name = 'max-sdk-ratio';
  const what = 'the ratio to the SDK image';
  if (typeof ratio !== 'number') return undecided(name, text, what, ratio);
  const within = ratio <= value;
  return {
    name,
    limit: text,
    actual: ratio,
    verdict: within ? 'pass' : 'fail',
    reason: `download size is ${formatPercent(ratio)} of the SDK image's, ${within ? 'within' : 'over'} ${name} ${text}`,
  };
}

function judgeSdkBase({ base, instead }: SdkBase, allowed: boolean): LimitResult {
  return {
    name: 'allow-sdk-image',
    limit: String(allowed),
    actual: null,
    verdict: allowed ? 'pass' : 'fail',
    reason: allowed
      ? `the final image is built on the SDK image (${base}), as allow-sdk-image permits`
      : `the final image is built on the SDK image (${base}); end the Dockerfile with a stage FROM ${instead} that copies the published app, or set allow-sdk-image: true`,
  };
}

function undecided(name: LimitResult['name'], limit: string, what: string, actual: UnknownSize): LimitResult {
  const reason = `${name} ${limit} could not be judged: ${what} is unknown (${actual.unknown})`;
  return { name, limit, actual, verdict: 'warn', reason };
}
