import type { Compared } from '../compare/comparison.ts';
import type { Measured } from '../model/measured.ts';
import { sdkRatio } from '../model/sdk-comparison.ts';
import type { Sizes } from '../model/weigh.ts';
import { judgeGrowth } from './judge-growth.ts';
import { judgeTotals } from './judge-totals.ts';
import type { Judged, LimitResult, Limits } from './limits.ts';

/** Judges an image by the limits that the user set. */
export function judgeImage(
  { image, baseline, comparison }: Compared,
  limits: Limits,
): readonly LimitResult[] {
  const before = comparison ? { ...figures(baseline.image), ...comparison } : baseline;
  return judge({ ...figures(image), before }, limits);
}

/** One result for each limit that is set. A figure that is not known cannot pass a limit: it warns. */
export function judge(image: Judged, limits: Limits): readonly LimitResult[] {
  return [...judgeGrowth(image.before, limits), ...judgeTotals(image, limits)];
}

function figures({ weighed, sdk, sdkBase }: Measured): Sizes & Pick<Judged, 'sdkRatio' | 'sdkBase'> {
  return { ...weighed.sizes, sdkRatio: sdkRatio(sdk), sdkBase };
}
