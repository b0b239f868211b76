import * as v from 'valibot';
import {
  AnyPayload,
  Commit,
  FullName,
  HttpUrl,
  MergeGroupPayload,
  PullRequestPayload,
  PushPayload,
  WorkflowRunPayload,
} from '../github/event-payload.ts';
import { UserError } from '../model/user-error.ts';

/** What holds for every run, whatever started it. */
export interface RunFacts {
  readonly repository: Repository;
  /** SHA-1 or SHA-256 of the commit the run is about: a pull request's head, else GITHUB_SHA. */
  readonly headCommit: string;
  /** GITHUB_SHA: what the runner checks out; for a pull request the merge commit. */
  readonly measuredCommit: string;
  /** GITHUB_REF, such as `refs/heads/main` or `refs/pull/7/merge`; empty where the runner does not say. */
  readonly ref: string;
  /** Without a slash behind, as is `apiUrl`. */
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** Page of this run, or null outside a runner that numbers its runs. */
  readonly runUrl: string | null;
  /** Name of the workflow and id of the job; empty where the runner does not say. */
  readonly workflow: string;
  readonly job: string;
}

export interface Repository {
  readonly owner: string;
  readonly name: string;
  /** Branch name, or null where the payload does not say. */
  readonly defaultBranch: string | null;
}

export interface PullRequest {
  readonly number: number;
  readonly headSha: string;
  /** Tip of the base branch when the event was made; not always what the merge commit was made from. */
  readonly baseSha: string;
  /** Branch name without `refs/heads/`, as the author of the pull request chose it: untrusted text. */
  readonly headRef: string;
  readonly baseRef: string;
  /** Names at the time of the event. */
  readonly labels: readonly string[];
  /** Also true where the head's repository was deleted. Such runs have no secrets and a read-only token. */
  readonly fromFork: boolean;
}

/** The event of a run. `other` (workflow_dispatch, schedule, ...) has nothing to compare with by itself. */
export type RunEvent = RunFacts &
  (
    | { readonly kind: 'pull-request'; readonly action: string; readonly pullRequest: PullRequest }
    | { readonly kind: 'push'; readonly before: string | null; readonly toDefaultBranch: boolean }
    | { readonly kind: 'merge-group'; readonly baseSha: string; readonly headRef: string }
    | { readonly kind: 'other'; readonly name: string }
    | { readonly kind: 'pull-request-target'; readonly pullRequest: PullRequest }
    | { readonly kind: 'workflow-run'; readonly triggeredBy: TriggeringRun }
  );

/** The run that a `workflow_run` run follows. Its code is the pull request's and not to be trusted. */
export interface TriggeringRun {
  readonly id: number;
  /** Name of the event that started it, such as `pull_request`. */
  readonly event: string;
  readonly headSha: string;
  /** Null for a detached head; untrusted text. */
  readonly headBranch: string | null;
  /** `OWNER/NAME` of the head's repository; null where it was deleted. */
  readonly headRepository: string | null;
}

const Environment = v.object({
  GITHUB_EVENT_NAME: v.pipe(v.string(), v.regex(/^[a-z_]+$/, 'is not the name of an event')),
  GITHUB_EVENT_PATH: v.pipe(v.string(), v.nonEmpty('is empty')),
  GITHUB_REPOSITORY: FullName,
  GITHUB_SHA: Commit,
  GITHUB_REF: v.optional(v.string(), ''),
  GITHUB_SERVER_URL: v.optional(HttpUrl, 'https://github.com'),
  GITHUB_API_URL: v.optional(HttpUrl, 'https://api.github.com'),
  GITHUB_RUN_ID: v.optional(v.pipe(v.string(), v.regex(/^\d+$/, 'is not a number'))),
  GITHUB_RUN_ATTEMPT: v.optional(v.pipe(v.string(), v.regex(/^\d+$/, 'is not a number'))),
  GITHUB_WORKFLOW: v.optional(v.string(), ''),
  GITHUB_JOB: v.optional(v.string(), ''),
});
type Environment = v.InferOutput<typeof Environment>;

/**
 * Reads what started this run from the runner's environment and its payload file.
 * https://docs.github.com/actions/reference/workflows-and-actions/variables
 * Throws a UserError that names every variable or field that is missing or malformed.
 */
export async function readEvent(
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => Promise<string>,
): Promise<RunEvent> {
  const variables = check(Environment, env, 'The environment is not that of a GitHub Actions job');
  const payload = await readPayload(variables.GITHUB_EVENT_PATH, readFile);
  const name = variables.GITHUB_EVENT_NAME;
  const reject = `The payload of the ${name} event (GITHUB_EVENT_PATH) is malformed`;
  const { repository } = check(AnyPayload, payload, reject);
  const facts = runFacts(variables, repository?.default_branch ?? null);
  switch (name) {
    case 'pull_request': {
      const { action, pull_request } = check(PullRequestPayload, payload, reject);
      const pullRequest = asPullRequest(pull_request, variables.GITHUB_REPOSITORY);
      return { ...facts, kind: 'pull-request', action, pullRequest, headCommit: pullRequest.headSha };
    }
    case 'pull_request_target': {
      const { pull_request } = check(PullRequestPayload, payload, reject);
      const pullRequest = asPullRequest(pull_request, variables.GITHUB_REPOSITORY);
      return { ...facts, kind: 'pull-request-target', pullRequest };
    }
    case 'push':
      return { ...facts, kind: 'push', ...pushed(check(PushPayload, payload, reject).before, facts) };
    case 'merge_group': {
      const { merge_group } = check(MergeGroupPayload, payload, reject);
      return { ...facts, kind: 'merge-group', baseSha: merge_group.base_sha, headRef: merge_group.head_ref };
    }
    case 'workflow_run': {
      const { workflow_run } = check(WorkflowRunPayload, payload, reject);
      return { ...facts, kind: 'workflow-run', triggeredBy: asTriggeringRun(workflow_run) };
    }
    default:
      return { ...facts, kind: 'other', name };
  }
}

async function readPayload(path: string, readFile: (path: string) => Promise<string>): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`The event payload ${path} (GITHUB_EVENT_PATH) cannot be read: ${reason}`, {
      cause: error,
    });
  }
}

function runFacts(env: Environment, defaultBranch: string | null): RunFacts {
  const [owner = '', name = ''] = env.GITHUB_REPOSITORY.split('/');
  const serverUrl = env.GITHUB_SERVER_URL.replace(/\/+$/, '');
  const attempt = env.GITHUB_RUN_ATTEMPT === undefined ? '' : `/attempts/${env.GITHUB_RUN_ATTEMPT}`;
  return {
    repository: { owner, name, defaultBranch },
    headCommit: env.GITHUB_SHA,
    measuredCommit: env.GITHUB_SHA,
    ref: env.GITHUB_REF,
    serverUrl,
    apiUrl: env.GITHUB_API_URL.replace(/\/+$/, ''),
    runUrl:
      env.GITHUB_RUN_ID === undefined
        ? null
        : `${serverUrl}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}${attempt}`,
    workflow: env.GITHUB_WORKFLOW,
    job: env.GITHUB_JOB,
  };
}

function asPullRequest(
  payload: v.InferOutput<typeof PullRequestPayload>['pull_request'],
  repository: string,
): PullRequest {
  const { head, base } = payload;
  // GitHub sends null for a head whose repository is gone: only a fork can go away and leave us running.
  const fromFork =
    head.repo === null ||
    (head.repo !== undefined && head.repo.full_name.toLowerCase() !== repository.toLowerCase());
  return {
    number: payload.number,
    headSha: head.sha,
    baseSha: base.sha,
    headRef: head.ref,
    baseRef: base.ref,
    labels: payload.labels.map((label) => label.name),
    fromFork,
  };
}

function pushed(before: string | null | undefined, facts: RunFacts) {
  const { defaultBranch } = facts.repository;
  // A push that creates a branch has forty zeros before it.
  const created = before === null || before === undefined || /^0+$/.test(before);
  return {
    before: created ? null : before,
    toDefaultBranch: defaultBranch !== null && facts.ref === `refs/heads/${defaultBranch}`,
  };
}

function asTriggeringRun(run: v.InferOutput<typeof WorkflowRunPayload>['workflow_run']): TriggeringRun {
  return {
    id: run.id,
    event: run.event,
    headSha: run.head_sha,
    headBranch: run.head_branch ?? null,
    headRepository: run.head_repository?.full_name ?? null,
  };
}

function check<S extends v.GenericSchema>(schema: S, value: unknown, complaint: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const reasons = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
  throw new UserError(`${complaint}: ${reasons.join('; ')}`);
}
