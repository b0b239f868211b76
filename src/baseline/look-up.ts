import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { GitHubCalls } from '../action/github-calls.ts';
import type { MeasurementCache } from '../cache/measurement-cache.ts';
import type { Docker } from '../docker/engine.ts';
import type { Git } from '../git/git.ts';
import type { GitRepository } from '../git/repository.ts';
import { GitError } from '../git/run-git.ts';
import type { Measured } from '../model/measured.ts';
import { UserError } from '../model/user-error.ts';
import { parseReport } from '../report/parse-report.ts';
import { measuredOf } from '../report/read-measured.ts';
import type { Log } from '../tools/tools.ts';
import { type BaselineRequest, checkoutOf } from './baseline-request.ts';
import { unpack } from './kept-images.ts';
import { imageKey, projectsKey } from './key.ts';
import type { RunBaseline } from './match-baseline.ts';
import { type BaselineCommit, whichCommit } from './which-commit.ts';

export interface LookUpTools {
  readonly git: Git;
  readonly docker: Pick<Docker, 'engine'>;
  /** Undefined if the user switched it off. */
  readonly cache: MeasurementCache | undefined;
  readonly github: Pick<GitHubCalls, 'commits'>;
  readonly log: Log;
}

/** A commit without a measurement that an earlier run kept. */
export interface ToBuild {
  readonly commit: string;
  readonly repository: GitRepository;
}

/** A baseline that was measured before; or the commit to build, or the reference to read from its registry. */
export type LookedUp = RunBaseline | { readonly toBuild: ToBuild } | { readonly toRead: string };

const NO_CHECKOUT = { missing: 'the workspace is not a git checkout, so no earlier commit can be built' };

/**
 * Looks for a baseline that was measured before. Needs nothing of the run's own builds and deletes nothing, so it
 * runs at the same time as they do. If it fails, the run has no baseline, and a warning says why.
 */
export async function lookUpBaseline(request: BaselineRequest, tools: LookUpTools): Promise<LookedUp> {
  if (request.targets.length === 0) return { missing: 'there is nothing to compare' };
  try {
    return await lookUp(request, tools);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tools.log.warning(`There is no baseline: ${error.message}`);
    return { missing: error.message };
  }
}

async function lookUp(request: BaselineRequest, tools: LookUpTools): Promise<LookedUp> {
  const choice = request.inputs.baseline;
  switch (choice.kind) {
    case 'none':
      return { missing: 'input baseline is none' };
    case 'file':
      return readReportFile(choice.path, request.places.workspace);
    case 'registry':
      return { toRead: choice.reference };
    case 'auto':
    case 'git': {
      const repository = checkoutOf(request, tools.git);
      if (!repository && !request.inputs.image) return NO_CHECKOUT;
      const chosen = await whichCommit(choice, request.event, repository, tools.github.commits);
      return 'missing' in chosen ? chosen : ofCommit(chosen, repository, request, tools);
    }
  }
}

async function readReportFile(path: string, workspace: string): Promise<RunBaseline> {
  const name = `file://${path}`;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(resolve(workspace, path));
  } catch (cause) {
    throw new UserError(
      `Input baseline: ${name} cannot be read: ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    );
  }
  const report = parseReport(bytes, name);
  const images = report.images.map((image) => measuredOf(image));
  return { commit: report.measuredCommit, source: 'file', images, failures: [] };
}

async function ofCommit(
  { commit, source }: Exclude<BaselineCommit, { missing: string }>,
  repository: GitRepository | undefined,
  request: BaselineRequest,
  tools: LookUpTools,
): Promise<LookedUp> {
  tools.log.info(`The baseline is ${commit}: ${source}.`);
  if (request.inputs.image) {
    const name = request.targets[0]?.name ?? '';
    const kept = await cached(imageKey(commit, name), tools);
    const missing = `no run kept a measurement of ${name} at ${commit.slice(0, 10)}; runs on the base branch keep one`;
    return kept ? { commit, source: 'cache', images: kept, failures: [] } : { missing };
  }
  if (!repository) return NO_CHECKOUT;
  try {
    await repository.obtain(commit);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return { missing: `commit ${commit.slice(0, 10)} cannot be fetched: ${error.message}` };
  }
  const key = await projectsKey(commit, repository, request, tools.docker);
  const kept = await cached(key, tools);
  if (kept) return { commit, source: 'cache', images: kept, failures: [] };
  return { toBuild: { commit, repository } };
}

/** What an earlier run kept. If it cannot be used, the commit is measured again. */
async function cached(key: string, { cache, log }: LookUpTools): Promise<readonly Measured[] | undefined> {
  const bytes = await cache?.restore(key);
  if (!bytes) return undefined;
  try {
    return unpack(bytes);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.info(`What the cache has is not used: ${error.message}.`);
    return undefined;
  }
}
