import type { LimitResult } from './limits.ts';

/** A label that accepts exceeded limits. */
export interface Override {
  readonly label: string;
  /** Login of who set it; null if the API does not say. */
  readonly by: string | null;
  /** ISO 8601. */
  readonly at?: string;
}

/** Limits that failed become warnings that say who accepted them. */
export function applyOverride(
  results: readonly LimitResult[],
  override: Override | undefined,
): readonly LimitResult[] {
  if (!override) return results;
  const by = override.by === null ? '' : `, set by ${override.by}`;
  return results.map((result) =>
    result.verdict === 'fail'
      ? {
          ...result,
          verdict: 'warn',
          reason: `${result.reason}; accepted by label ${override.label}${by}`,
          overridden: true,
        }
      : result,
  );
}
