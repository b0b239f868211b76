import { relative, sep } from 'node:path';
import type { Git } from '../git/git.ts';
import { GitError } from '../git/run-git.ts';
import { type Failure, findTargets, measureAll } from '../measure/measure-all.ts';
import type { Measured } from '../model/measured.ts';
import { UserError } from '../model/user-error.ts';
import { planImage } from '../plan/plan.ts';
import { temporaryRoot } from '../process/temporary-root.ts';
import type { Log, Tools } from '../tools/tools.ts';
import type { RunBaseline } from './found-baseline.ts';
import type { BaselineRequest, ToBuild } from './look-up.ts';
import { type BaselineTree, checkOutBaseline, worktreeName } from './worktree.ts';

export interface BuildTools extends Tools {
  readonly git: Git;
  /** Told the name of a worktree and whose it will be before it is made, for whoever cleans up after a run that is killed. */
  readonly onWorktree: (name: string, repository: string) => void;
}

/** Builds the commit apart from the checkout, and weighs it the same way. */
export async function buildBaseline(
  { commit, repository }: ToBuild,
  { inputs, places }: BaselineRequest,
  tools: BuildTools,
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
    const { targets, failures } = await findTargets(inputs, there, quiet, { mayBeAbsent: true });
    const measured = await measureAll(targets, inputs, there, quiet);
    return {
      commit,
      source: 'built',
      images: measured.measurements,
      failures: [...failures, ...measured.failures].map((failure) => plain(failure, tree.workspace)),
    };
  } finally {
    await tree.remove();
  }
}

/** Weighs the image that input `baseline` names, where it lies. */
export async function weighBaseline(
  reference: string,
  { inputs, places }: BaselineRequest,
  measurements: readonly Measured[],
  tools: Tools,
): Promise<RunBaseline> {
  const [first, ...others] = new Set(measurements.map(({ name }) => name));
  if (first === undefined || others.length > 0) {
    return { missing: `registry://${reference} is one image, and this run weighs ${others.length + 1}` };
  }
  const source = { kind: 'registry', reference } as const;
  const platforms = measurements.map(({ platform }) => platform);
  const base = measurements[0]?.weighed.base;
  const baseImage = inputs.baseImage ?? (base && 'reference' in base ? base.reference : undefined);
  const asked = { ...inputs, image: source, name: first, baseImage, platforms };
  const { measurements: images, failures } = await measureAll([planImage(source, first)], asked, places, {
    ...tools,
    log: logOfBaseline(tools.log, reference),
  });
  const [failure] = failures;
  if (failure) {
    if (!(failure.error instanceof UserError)) throw failure.error;
    return { missing: failure.error.message };
  }
  return { commit: null, source: 'registry', images, failures: [] };
}

/** What is amiss with the baseline is no warning of the pull request. */
function logOfBaseline(log: Log, name: string): Log {
  const shown = /^[0-9a-f]{40,}$/.test(name) ? name.slice(0, 10) : name;
  return {
    info: (message) => log.info(message),
    warning: (message) => log.info(`Of the baseline: ${message}`),
    group: (title, part) => log.group(`${title} at the baseline ${shown}`, part),
  };
}

/** The folder that it was built in means nothing to anybody by now. */
function plain(failure: Failure, workspace: string): Failure {
  const { error } = failure;
  if (!(error instanceof UserError)) return failure;
  const bare = (text: string) => text.replaceAll(`${workspace}${sep}`, '').replaceAll(workspace, '.');
  const details = error.details.map((detail) => ({ ...detail, message: bare(detail.message) }));
  return { ...failure, error: new UserError(bare(error.message), { details, cause: error }) };
}
