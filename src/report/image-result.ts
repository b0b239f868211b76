import type { Compared } from '../compare/comparison.ts';
import type { Finding } from '../explain/finding.ts';
import { findings } from '../explain/findings.ts';
import { judgeImage } from '../limits/judge.ts';
import type { LimitResult, Limits } from '../limits/limits.ts';
import { applyOverride, type Override } from '../limits/override.ts';

/** What is reported of one image: how it compares, what would make it smaller, and how the user's limits judge it. */
export type ImageResult = Compared & {
  readonly findings: readonly Finding[];
  readonly limits: readonly LimitResult[];
};

export function imageResult(compared: Compared, limits: Limits): ImageResult {
  return { ...compared, findings: findings(compared), limits: judgeImage(compared, limits) };
}

/** The same result if the label accepts what exceeds the limits. */
export function accept(result: ImageResult, override: Override | undefined): ImageResult {
  return { ...result, limits: applyOverride(result.limits, override) };
}
