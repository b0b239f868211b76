import type { Compared } from '../compare/comparison.ts';
import type { Finding } from '../explain/finding.ts';
import { findings } from '../explain/findings.ts';
import { applyOverride, judgeImage, type Override } from '../limits/judge.ts';
import type { LimitResult, Limits } from '../limits/limits.ts';

/** What is reported of one image: how it compares, what would make it smaller, and how the user's limits judge it. */
export type ImageResult = Compared & {
  readonly findings: readonly Finding[];
  readonly limits: readonly LimitResult[];
};

/** Looks for findings in an image and judges it. */
export function imageResult(compared: Compared, limits: Limits): ImageResult {
  return { ...compared, findings: findings(compared), limits: judgeImage(compared, limits) };
}

/** The result after the override, if there is one. */
export function accept(result: ImageResult, override: Override | undefined): ImageResult {
  if (!override) return result;
  return { ...result, limits: applyOverride(result.limits, override) };
}
