import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { annotateFailure, conclude } from '../../src/action/annotations.ts';
import { commentKey } from '../../src/action/comment-key.ts';
import { deliverFailure } from '../../src/action/delivery.ts';
import type { RunEvent } from '../../src/action/event.ts';
import type { GitHubCalls } from '../../src/action/github-calls.ts';
import { readInputs } from '../../src/action/inputs.ts';
import type { Docker } from '../../src/docker/engine.ts';
import { UserError } from '../../src/model/user-error.ts';
import { type MeasuringRegistry, startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import type { Report } from '../../src/report/report.ts';
import { run } from '../../src/run.ts';
import { NO_BUILDX } from '../fakes/buildx.ts';
import { CacheFake } from '../fakes/cache.ts';
import { type Files, GitFake, writeFiles } from '../fakes/checkout.ts';
import { GitHubFake } from '../fakes/github-calls.ts';
import { LogFake } from '../fakes/log.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import { pullRequestRun, runFacts } from '../fakes/run-facts.ts';
import { noise, PUBLISHED, SdkFake } from '../fakes/sdk.ts';
import { StepFake } from '../fakes/step.ts';
import { testFolder } from '../fakes/test-folder.ts';

export const [BASE, HEAD, MERGE] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
];
const FACTS = runFacts({ headCommit: HEAD, measuredCommit: MERGE });

/** A pull request whose merge commit is checked out. */
export const PULL_REQUEST = pullRequestRun(FACTS, { headSha: HEAD, baseSha: BASE });
export const PUSH = { ...FACTS, kind: 'push', before: BASE } as const satisfies RunEvent;
export const MERGE_GROUP: RunEvent = { ...FACTS, kind: 'merge-group', baseSha: BASE, headRef: 'queue' };

/** The files of a project whose app has so many bytes, and cannot be compressed. */
export function project(name: string, bytes: number, more: Files = {}): Files {
  const files = { [`${name}.csproj`]: '<Project />', 'app.bin': noise(name, bytes), ...more };
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`${name}/${path}`, content]));
}

export interface Ended {
  readonly exitCode: 0 | 1;
  /** Undefined if the run ended before there was anything to report. */
  readonly report: Report | undefined;
  readonly step: StepFake;
  readonly log: LogFake;
  /** The first line of the job summary. */
  readonly headline: string;
}

/** A checkout, and everything outside of the action as fakes. It belongs to the running test. */
export class Scene {
  readonly #temporary = testFolder();
  readonly workspace = join(this.#temporary, 'workspace');
  readonly git = new GitFake(this.workspace);
  readonly sdk = new SdkFake();
  readonly cache = new CacheFake();
  readonly github = new GitHubFake();
  /** What the post step gets to know of worktrees. */
  readonly worktrees: { readonly name: string; readonly repository: string }[] = [];
  images = new PublishedImagesFake(PUBLISHED);
  /** Tokens may be given in the inputs; this one is by default. */
  token = 'ghs_token';

  /** @param before files of the base commit; undefined: the workspace is no checkout. */
  constructor(now: Files, before?: Files) {
    this.git.isCheckout = before !== undefined;
    if (before !== undefined) {
      this.git.commit(BASE, before);
      this.git.commit(HEAD, now, [BASE]);
      this.git.commit(MERGE, now, [BASE, HEAD]);
    }
    mkdirSync(this.workspace);
    writeFiles(this.workspace, now);
  }

  /** Runs as main does, up to the exit code. */
  async run(
    inputs: Readonly<Record<string, string>> = {},
    event: RunEvent = PULL_REQUEST,
    { github = this.github, step = new StepFake() }: { github?: GitHubCalls; step?: StepFake } = {},
  ): Promise<Ended> {
    vi.stubEnv('RUNNER_TEMP', this.#temporary);
    onTestFinished(() => void vi.unstubAllEnvs());
    const log = new LogFake();
    const registry = await startMeasuringRegistry({ preferredPort: 0 });
    try {
      const given: Readonly<Record<string, string>> = { 'github-token': this.token, ...inputs };
      const read = readInputs((name) => given[name] ?? '');
      const places = { workspace: this.workspace, temporaryFolder: this.#temporary };
      const outcome = await run(read, event, places, {
        ...this.#tools(registry),
        github,
        log,
        runner: step,
        commentKey: commentKey(event, read, []),
      });
      return ended(conclude(outcome, read.reportOnly, step), outcome.report, step, log);
    } catch (error) {
      annotateFailure(error, step);
      await deliverFailure(error, step);
      return ended(true, undefined, step, log);
    } finally {
      await registry.close();
    }
  }

  #tools(registry: MeasuringRegistry) {
    const noEngine = () => Promise.reject(new UserError('No Docker engine answers'));
    return {
      dotnet: this.sdk,
      docker: { engine: noEngine } as unknown as Docker,
      buildx: NO_BUILDX,
      images: this.images,
      registry,
      engine: noEngine,
      engineReach: noEngine,
      buildxBuilder: async () => undefined,
      buildxReach: noEngine,
      git: this.git,
      cache: this.cache,
      onWorktree: (name: string, repository: string) => void this.worktrees.push({ name, repository }),
    };
  }
}

function ended(fails: boolean, report: Report | undefined, step: StepFake, log: LogFake): Ended {
  return { exitCode: fails ? 1 : 0, report, step, log, headline: step.summary.split('\n')[0] ?? '' };
}

export async function readReport({ step }: Ended): Promise<Report> {
  return JSON.parse(await readFile(step.outputs.report ?? '', 'utf8')) as Report;
}

/** The only image of a run. */
export function onlyImage({ report }: Ended): Report['images'][number] {
  const [image, ...others] = report?.images ?? [];
  if (!image || others.length > 0) throw new Error(`${report?.images.length} images`);
  return image;
}
