import { judgeGrowth } from './judge-growth.ts';
import { judgeTotals } from './judge-totals.ts';
import type { Judged, LimitResult, Limits } from './limits.ts';

/** One result for each limit that is set. A figure that is not known cannot pass a limit: it warns. */
export function judge(image: Judged, limits: Limits): readonly LimitResult[] {
  return [...judgeGrowth(image.before, limits), ...judgeTotals(image, limits)];
}
