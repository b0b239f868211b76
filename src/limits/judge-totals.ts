import { formatBytes, formatPercent } from '../model/bytes.ts';
import type { MissingBaseline, SdkBase } from '../model/measured.ts';
import { isKnown, type Size, type Sizes } from '../model/size.ts';
import {
  type Before,
  type Bound,
  comparableSize,
  type Figures,
  type LimitResult,
  type Limits,
  undecided,
} from './limits.ts';

type Earlier = Before | MissingBaseline;

/** Judges the sizes of an image. If the change adds nothing to a size that exceeds its limit, that only warns. */
export function judgeTotals(image: Figures, limits: Limits): readonly LimitResult[] {
  const results: LimitResult[] = [];
  const { before } = image;
  if (limits.maxSize) results.push(judgeSize('max-size', image.download, limits.maxSize, before));
  if (limits.maxDiskSize) results.push(judgeSize('max-disk-size', image.disk, limits.maxDiskSize, before));
  if (limits.maxSdkRatio) results.push(judgeRatio(image.sdkRatio, limits.maxSdkRatio, before));
  if (image.sdkBase) results.push(judgeSdkBase(image.sdkBase, limits.allowSdkImage, before));
  return results;
}

function judgeSize(
  name: 'max-size' | 'max-disk-size',
  size: Size,
  { text, value }: Bound,
  before: Earlier,
): LimitResult {
  const which = name === 'max-size' ? 'download' : 'disk';
  const what = `${which} size`;
  if (!isKnown(size)) return undecided(name, text, what, size);
  const is = `${what} is ${formatBytes(size.bytes)}`;
  const result = { name, limit: text, actual: size.bytes };
  if (size.bytes <= value) return { ...result, verdict: 'pass', reason: `${is}, within ${name} ${text}` };
  const over = `${is}, ${formatBytes(size.bytes - value)} over ${name} ${text}`;
  if (!addsNothing(before, which)) return { ...result, verdict: 'fail', reason: over };
  const was = before[which];
  return {
    ...result,
    verdict: 'warn',
    reason: `${over}; ${withoutIncrease(isKnown(was) ? was.bytes : null, value, formatBytes)}`,
  };
}

function judgeRatio(ratio: Figures['sdkRatio'], { text, value }: Bound, before: Earlier): LimitResult {
  const name = 'max-sdk-ratio';
  if (typeof ratio !== 'number') return undecided(name, text, 'the ratio to the SDK image', ratio);
  const is = `download size is ${formatPercent(ratio)} of the SDK image's`;
  const result = { name, limit: text, actual: ratio } as const;
  if (ratio <= value) return { ...result, verdict: 'pass', reason: `${is}, within ${name} ${text}` };
  const over = `${is}, over ${name} ${text}`;
  if (!addsNothing(before, 'download')) return { ...result, verdict: 'fail', reason: over };
  const was = typeof before.sdkRatio === 'number' ? before.sdkRatio : null;
  return { ...result, verdict: 'warn', reason: `${over}; ${withoutIncrease(was, value, formatPercent)}` };
}

/** A pull request that adds nothing is not to blame: the image was too large before, or the base drifted. */
function addsNothing(before: Earlier, which: keyof Sizes): before is Before {
  if ('missing' in before) return false;
  const increase = before.increase[comparableSize(before, which)];
  return isKnown(increase) && increase.bytes <= 0;
}

function withoutIncrease(was: number | null, limit: number, format: (figure: number) => string): string {
  if (was === null) return 'this change adds nothing to it';
  return was > limit
    ? `already over before this change (${format(was)}), which adds nothing`
    : `${format(was)} before this change, which adds nothing`;
}

function judgeSdkBase({ base, instead }: SdkBase, allowed: boolean, before: Earlier): LimitResult {
  const result = { name: 'allow-sdk-image', limit: String(allowed), actual: null } as const;
  const is = `the final image is built on the SDK image (${base})`;
  if (allowed) return { ...result, verdict: 'pass', reason: `${is}, as allow-sdk-image permits` };
  const advice = `end the Dockerfile with a stage FROM ${instead} that copies the published app, or set allow-sdk-image: true`;
  const wasBefore = !('missing' in before) && before.sdkBase !== undefined;
  return wasBefore
    ? { ...result, verdict: 'warn', reason: `${is}, as it was before this change; ${advice}` }
    : { ...result, verdict: 'fail', reason: `${is}; ${advice}` };
}
