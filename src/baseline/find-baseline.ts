import type { Measured } from '../model/measured.ts';
import { UserError } from '../model/user-error.ts';
import { type BuildTools, buildBaseline, weighBaseline } from './build-baseline.ts';
import type { RunBaseline } from './found-baseline.ts';
import { type BaselineRequest, type LookedUp, type LookUpTools, lookUpBaseline } from './look-up.ts';

export type BaselineTools = BuildTools & LookUpTools;

/** What the run is compared with, and the key under which others may find it, where it was built for this run. */
export interface RunComparison {
  readonly baseline: RunBaseline;
  readonly builtUnder?: string;
}

/**
 * Measures the run's images with `measureHead` and finds what they are compared with. The look-up runs beside the
 * builds, of whose results it needs none; what nobody has measured is built after them.
 */
export async function findBaseline<T extends { readonly measurements: readonly Measured[] }>(
  request: BaselineRequest,
  tools: BaselineTools,
  measureHead: () => Promise<T>,
): Promise<RunComparison & { readonly head: T }> {
  const [lookedUp, head] = await Promise.all([lookUp(request, tools), measureHead()]);
  return { head, ...(await finish(lookedUp, request, head.measurements, tools)) };
}

/** What cannot be looked up leaves the run without a baseline. */
async function lookUp(request: BaselineRequest, tools: BaselineTools): Promise<LookedUp> {
  if (request.targets.length === 0) return { missing: 'there is nothing to compare' };
  try {
    return await lookUpBaseline(request, tools);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tools.log.warning(`There is no baseline: ${error.message}`);
    return { missing: error.message };
  }
}

async function finish(
  lookedUp: LookedUp,
  request: BaselineRequest,
  measurements: readonly Measured[],
  tools: BaselineTools,
): Promise<RunComparison> {
  if (!('toBuild' in lookedUp || 'toWeigh' in lookedUp)) return { baseline: lookedUp };
  if (measurements.length === 0) return { baseline: { missing: 'there is nothing to compare' } };
  if ('toWeigh' in lookedUp) {
    return { baseline: await weighBaseline(lookedUp.toWeigh, request, measurements, tools) };
  }
  const { toBuild } = lookedUp;
  return { baseline: await buildBaseline(toBuild, request, tools), builtUnder: toBuild.key };
}
