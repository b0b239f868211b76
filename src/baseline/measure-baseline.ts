import { relative, sep } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import { GitError } from '../git/run-git.ts';
import { measureAll } from '../measure/measure-all.ts';
import { measureSource } from '../measure/measure-source.ts';
import type { ImageFailure, Measured } from '../model/measured.ts';
import { UserError } from '../model/user-error.ts';
import { findTargets } from '../plan/find-targets.ts';
import { temporaryRoot } from '../process/temporary-root.ts';
import type { Log, Tools } from '../tools/tools.ts';
import type { BaselineRequest } from './baseline-request.ts';
import type { LookedUp, LookUpTools, ToBuild } from './look-up.ts';
import type { RunBaseline } from './match-baseline.ts';
import { type BaselineTree, checkOutBaseline, worktreeName } from './worktree.ts';

export interface BaselineTools extends Tools, Omit<LookUpTools, 'docker'> {
  /** Called before a worktree is made, with its name and the root of its repository, so that a killed run can be cleaned up. */
  readonly onWorktree: (name: string, repository: string) => void;
}

/**
 * Finishes what the look-up found: measures the baseline if nobody measured it before.
 * @param measurements of the run.
 */
export async function measureBaseline(
  lookedUp: LookedUp,
  measurements: readonly Measured[],
  request: BaselineRequest,
  tools: BaselineTools,
): Promise<RunBaseline> {
  if (!('toBuild' in lookedUp || 'toRead' in lookedUp)) return lookedUp;
  if (measurements.length === 0) return { missing: 'there is nothing to compare' };
  return 'toRead' in lookedUp
    ? readFromRegistry(lookedUp.toRead, measurements, request, tools)
    : buildCommit(lookedUp.toBuild, request, tools);
}

/** Builds the commit in a worktree, and measures it as the run's own images. */
async function buildCommit(
  { commit, repository }: ToBuild,
  { inputs, places }: BaselineRequest,
  tools: BaselineTools,
): Promise<RunBaseline> {
  const name = worktreeName();
  tools.onWorktree(name, repository.root);
  const inside = relative(places.workspace, repository.root);
  let tree: BaselineTree;
  try {
    tree = await checkOutBaseline(tools.git, repository, commit, { parent: temporaryRoot(), name, inside });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return { missing: `commit ${commit.slice(0, 10)} cannot be checked out: ${error.message}` };
  }
  try {
    const there = { ...places, workspace: tree.workspace };
    const quiet = { ...tools, log: logOfBaseline(tools.log, commit) };
    const asThen = withoutAudit(inputs);
    const { targets, failures } = await quiet.log.group('Plan', () =>
      findTargets(asThen, there, quiet, { mayBeAbsent: true }),
    );
    const measured = await measureAll(targets, asThen, there, quiet);
    return {
      commit,
      source: 'built',
      images: measured.measurements,
      failures: [...failures, ...measured.failures].map((failure) =>
        withoutWorktree(failure, tree.workspace),
      ),
    };
  } finally {
    await tree.remove();
  }
}

/**
 * An advisory that was published after the commit is an error in projects that treat warnings as errors. It changes no
 * byte of the app, and the pull request may be the one that answers it.
 */
function withoutAudit(inputs: Inputs): Inputs {
  return { ...inputs, publishArgs: [...inputs.publishArgs, '-p:NuGetAudit=false'] };
}

/** Measures the image that input `baseline` names, as its registry publishes it. */
async function readFromRegistry(
  reference: string,
  measurements: readonly Measured[],
  { inputs, places }: BaselineRequest,
  tools: Tools,
): Promise<RunBaseline> {
  const [name, ...others] = new Set(measurements.map(({ name }) => name));
  if (name === undefined || others.length > 0) {
    return { missing: `registry://${reference} is one image, and this run measures ${others.length + 1}` };
  }
  const source = { kind: 'registry', reference } as const;
  const platforms = measurements.map(({ platform }) => platform);
  const base = measurements[0]?.weighed.base;
  const baseImage = inputs.baseImage ?? (base && 'reference' in base ? base.reference : undefined);
  const toMeasure = { source, name, platforms, baseImage, sdkImage: inputs.sdkImage };
  const quiet = { ...tools, log: logOfBaseline(tools.log, reference) };
  try {
    const images = await quiet.log.group(`Weigh ${name}`, () => measureSource(toMeasure, places, quiet));
    return { commit: null, source: 'registry', images, failures: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { missing: error.message };
  }
}

/** A fault of the baseline is not a warning about the pull request: it goes to the log as information. */
function logOfBaseline(log: Log, name: string): Log {
  const shown = /^[0-9a-f]{40,}$/.test(name) ? name.slice(0, 10) : name;
  return {
    info: (message) => log.info(message),
    warning: (message) => log.info(`Of the baseline: ${message}`),
    group: (title, part) => log.group(`${title} at the baseline ${shown}`, part),
  };
}

/** Without the path of the worktree, which is removed by now. */
function withoutWorktree(failure: ImageFailure, workspace: string): ImageFailure {
  const { error } = failure;
  if (!(error instanceof UserError)) return failure;
  const shorten = (text: string) => text.replaceAll(`${workspace}${sep}`, '').replaceAll(workspace, '.');
  const details = error.details.map((detail) => ({ ...detail, message: shorten(detail.message) }));
  return { ...failure, error: new UserError(shorten(error.message), { details, cause: error }) };
}
