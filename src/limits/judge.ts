import type { Compared } from '../compare/comparison.ts';
import type { Measured } from '../model/measured.ts';
import { sdkRatio } from '../model/sdk-comparison.ts';
import type { Sizes } from '../model/size.ts';
import { judgeGrowth } from './judge-growth.ts';
import { judgeTotals } from './judge-totals.ts';
import type { Figures, LimitResult, Limits } from './limits.ts';

/** Judges an image by the limits that the user set: one result for each of them. */
export function judgeImage(
  { image, baseline, comparison }: Compared,
  limits: Limits,
): readonly LimitResult[] {
  const before = comparison ? { ...figures(baseline.image), ...comparison } : baseline;
  return judge({ ...figures(image), before }, limits);
}

/** The same by its figures. An unknown figure does not pass its limit: it warns. */
export function judge(image: Figures, limits: Limits): readonly LimitResult[] {
  return [...judgeGrowth(image.before, limits), ...judgeTotals(image, limits)];
}

function figures({ weighed, sdk, sdkBase }: Measured): Sizes & Pick<Figures, 'sdkRatio' | 'sdkBase'> {
  return { ...weighed.sizes, sdkRatio: sdkRatio(sdk), sdkBase };
}

/** A label that accepts exceeded limits. */
export interface Override {
  readonly label: string;
  /** Login of the person who set it; null if GitHub does not say. */
  readonly by: string | null;
  /** ISO 8601. */
  readonly at?: string;
}

/** Turns failures into warnings that say who accepted them. */
export function applyOverride(
  results: readonly LimitResult[],
  { label, by }: Override,
): readonly LimitResult[] {
  const who = by === null ? '' : `, set by ${by}`;
  return results.map((result) =>
    result.verdict === 'fail'
      ? {
          ...result,
          verdict: 'warn',
          reason: `${result.reason}; accepted by label ${label}${who}`,
          overridden: true,
        }
      : result,
  );
}
