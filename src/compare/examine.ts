import { findings } from '../explain/findings.ts';
import type { Limits } from '../limits/limits.ts';
import type { Override } from '../limits/override.ts';
import type { Baseline } from '../model/baseline.ts';
import { type ImageResult, judgeImage, type Measurement } from '../model/measurement.ts';
import { compare } from './comparison.ts';

/** Holds an image beside its baseline, looks for what would make it smaller, and judges it. */
export function examine(
  image: Measurement,
  baseline: Baseline = { missing: 'there is no baseline to compare with' },
  limits: Limits,
  override?: Override,
): ImageResult {
  const comparison = 'missing' in baseline ? undefined : compare(image, baseline);
  const compared = { image, baseline, comparison };
  return { ...compared, findings: findings(compared), limits: judgeImage(compared, limits, override) };
}
