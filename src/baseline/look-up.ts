import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { RunEvent } from '../action/event.ts';
import type { Inputs } from '../action/inputs.ts';
import type { Places } from '../build/choose-builder.ts';
import type { MeasurementCache } from '../cache/measurement-cache.ts';
import type { Docker } from '../docker/engine.ts';
import type { Git } from '../git/git.ts';
import type { GitRepository } from '../git/repository.ts';
import { GitError } from '../git/run-git.ts';
import type { Measured } from '../model/measured.ts';
import { UserError } from '../model/user-error.ts';
import type { Target } from '../plan/plan.ts';
import { temporaryRoot } from '../process/temporary-root.ts';
import { parseReport } from '../report/parse-report.ts';
import { measuredOf } from '../report/read-measured.ts';
import type { Log } from '../tools/tools.ts';
import type { RunBaseline } from './found-baseline.ts';
import { unpack } from './kept-images.ts';
import { imageKey, projectsKey } from './key.ts';
import { removeStaleBaselines } from './stale.ts';
import { type BaselineCommit, type CommitApi, whichCommit } from './which-commit.ts';

/** What a baseline is looked up for. */
export interface BaselineRequest {
  readonly inputs: Inputs;
  readonly event: RunEvent;
  readonly places: Places;
  /** Of the run itself; at least one. */
  readonly targets: readonly Target[];
}

export interface LookUpTools {
  readonly git: Git;
  readonly docker: Pick<Docker, 'engine'>;
  /** Undefined where none is to be used. */
  readonly cache: MeasurementCache | undefined;
  readonly commits: CommitApi;
  readonly log: Log;
}

/** A commit whose measurement nobody has: it is to be built. */
export interface ToBuild {
  readonly commit: string;
  readonly repository: GitRepository;
  /** Under which its measurement belongs into the cache. */
  readonly key: string;
}

/** What the run is compared with, as far as it is there already; or what is to be built or read for it. */
export type LookedUp = RunBaseline | { readonly toBuild: ToBuild } | { readonly toWeigh: string };

const NO_CHECKOUT = { missing: 'the workspace holds no git checkout to build it from' };

/** Needs nothing that a build makes, so it may run beside one. */
export async function lookUpBaseline(request: BaselineRequest, tools: LookUpTools): Promise<LookedUp> {
  const choice = request.inputs.baseline;
  switch (choice.kind) {
    case 'none':
      return { missing: 'input baseline is none' };
    case 'file':
      return readReportFile(choice.path, request.places.workspace);
    case 'registry':
      return { toWeigh: choice.reference };
    case 'auto':
    case 'git': {
      const repository = checkoutOf(request, tools.git);
      if (!repository && !request.inputs.image) return NO_CHECKOUT;
      await removeStaleBaselines(tools.git, repository, temporaryRoot());
      const chosen = await whichCommit(choice, request.event, repository, tools.commits);
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
      {
        cause,
      },
    );
  }
  const report = parseReport(bytes, name);
  const images = report.images.map((image) => measuredOf(image));
  return { commit: report.measuredCommit, source: 'file', images, failures: [] };
}

/** The workspace's own, or where that holds several checkouts, that of the projects. */
export function checkoutOf(
  { places: { workspace }, targets }: Pick<BaselineRequest, 'places' | 'targets'>,
  git: Git,
): GitRepository | undefined {
  const own = git.open(workspace, workspace);
  const [first] = targets;
  if (own || !first || 'source' in first) return own;
  return git.open(dirname(first.project.path), workspace);
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
    const missing = `no run kept what ${name} weighed at ${commit.slice(0, 10)}; runs on the base branch do`;
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
  return { toBuild: { commit, repository, key } };
}

/** What an earlier run kept; whatever is wrong with it, it can be measured again. */
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
