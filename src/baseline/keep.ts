import type { MeasurementCache } from '../cache/measurement-cache.ts';
import type { SaveOutcome } from '../cache/outcome.ts';
import type { Measured } from '../model/measured.ts';
import { UserError } from '../model/user-error.ts';
import { type BaselineRequest, checkoutOf } from './baseline-request.ts';
import { pack } from './kept-images.ts';
import { imageKey, projectsKey } from './key.ts';
import type { LookUpTools } from './look-up.ts';
import type { RunBaseline } from './match-baseline.ts';

export interface KeepRequest extends BaselineRequest {
  readonly measurements: readonly Measured[];
  readonly baseline: RunBaseline;
}

interface Keepable {
  readonly key: string;
  readonly commit: string;
  readonly images: readonly Measured[];
}

/**
 * Keeps what later runs may be compared with. A run keeps one entry: a push its own measurement, which the next pull
 * requests find; a pull request the baseline if it had to build it. Entries of a merge group are never found again.
 * If it cannot be kept, a later run builds the baseline; this run is not affected.
 */
export async function keepForLater(request: KeepRequest, tools: LookUpTools): Promise<void> {
  const { cache, log } = tools;
  if (!cache) return;
  const outcome = await keep(cache, request, tools);
  if (outcome === 'saved') log.info('The measurement is kept in the Actions cache.');
  else if (outcome === 'read-only')
    log.info('The measurement is not kept: this run may only read the Actions cache, as runs of forks do.');
  else if (typeof outcome === 'object') log.info(`The measurement is not kept: ${outcome.failed}`);
}

/** @returns undefined if there is nothing to keep. */
async function keep(
  cache: MeasurementCache,
  request: KeepRequest,
  tools: LookUpTools,
): Promise<SaveOutcome | undefined> {
  try {
    const keepable = await toKeep(request, tools);
    return keepable && (await cache.save(keepable.key, pack(keepable.images, keepable.commit)));
  } catch (error) {
    // The build may have changed the checkout that the key is read from.
    if (!(error instanceof UserError)) throw error;
    return { failed: error.message };
  }
}

async function toKeep(request: KeepRequest, tools: LookUpTools): Promise<Keepable | undefined> {
  switch (request.event.kind) {
    case 'push':
      return ownMeasurement(request, tools);
    case 'pull-request':
      return builtBaseline(request, tools);
    case 'merge-group':
    case 'pull-request-target':
    case 'workflow-run':
    case 'other':
      return undefined;
  }
}

async function ownMeasurement(request: KeepRequest, tools: LookUpTools): Promise<Keepable | undefined> {
  const { event, inputs, targets, measurements } = request;
  const name = targets[0]?.name;
  const repository = checkoutOf(request, tools.git);
  if (name === undefined || (!inputs.image && !repository)) return undefined;
  const commit = repository && !inputs.image ? await repository.head() : event.measuredCommit;
  const key =
    repository && !inputs.image
      ? await projectsKey(commit, repository, request, tools.docker)
      : imageKey(commit, name);
  return { key, commit, images: measurements };
}

async function builtBaseline(request: KeepRequest, tools: LookUpTools): Promise<Keepable | undefined> {
  const { baseline } = request;
  if ('missing' in baseline || baseline.source !== 'built' || baseline.failures.length > 0) return undefined;
  const { commit, images } = baseline;
  const repository = checkoutOf(request, tools.git);
  if (commit === null || repository === undefined) return undefined;
  return { key: await projectsKey(commit, repository, request, tools.docker), commit, images };
}
