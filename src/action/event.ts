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

/** What is known of every run, whatever started it. */
export interface RunFacts {
  readonly repository: { readonly owner: string; readonly name: string };
  /** SHA-1 or SHA-256 of the commit the run is about: a pull request's head, else GITHUB_SHA. */
  readonly headCommit: string;
  /** GITHUB_SHA: what the runner checks out; for a pull request the merge commit. */
  readonly measuredCommit: string;
  /** GITHUB_REF, such as `refs/heads/main` or `refs/pull/7/merge`; empty if the runner does not set it. */
  readonly ref: string;
  /** Without a trailing slash, as is `apiUrl`. */
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** Page of this run, or null outside a runner that numbers its runs. */
  readonly runUrl: string | null;
  /** Name of the workflow and ID of the job; empty if the runner does not set them. */
  readonly workflow: string;
  readonly job: string;
}

export interface PullRequest {
  readonly number: number;
  readonly headSha: string;
  /** Tip of the base branch at the time of the event; not always the parent of the merge commit. */
  readonly baseSha: string;
  /** Name of the base branch, without `refs/heads/`. */
  readonly baseRef: string;
}

/** The event of a run. `other` (workflow_dispatch, schedule, …) does not name a commit to compare with. */
export type RunEvent = RunFacts &
  (
    | { readonly kind: 'pull-request'; readonly pullRequest: PullRequest }
    /** `before`: null if the push created the branch. */
    | { readonly kind: 'push'; readonly before: string | null }
    | { readonly kind: 'merge-group'; readonly baseSha: string; readonly headRef: string }
    | { readonly kind: 'other'; readonly name: string }
    | { readonly kind: 'pull-request-target'; readonly pullRequest: PullRequest }
    /** `startedBy`: name of the event that started the run which this run follows, such as `pull_request`. */
    | { readonly kind: 'workflow-run'; readonly startedBy: string }
  );

/** The commits and the pull request that a run reports on. */
export function subjectOf(event: RunEvent) {
  const { headCommit, measuredCommit } = event;
  const pullRequest = event.kind === 'pull-request' ? event.pullRequest.number : null;
  return { headCommit, measuredCommit, pullRequest };
}

const RunnerVariables = v.object({
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
type RunnerVariables = v.InferOutput<typeof RunnerVariables>;

/**
 * Reads what started this run from the runner's environment and its payload file.
 * https://docs.github.com/actions/reference/workflows-and-actions/variables
 * @throws UserError that names every variable or field that is missing or malformed.
 */
export async function readEvent(
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => Promise<string>,
): Promise<RunEvent> {
  const variables = check(RunnerVariables, env, 'The environment is not that of a GitHub Actions job');
  const payload = await readPayload(variables.GITHUB_EVENT_PATH, readFile);
  const name = variables.GITHUB_EVENT_NAME;
  const reject = `The payload of the ${name} event (GITHUB_EVENT_PATH) is malformed`;
  const facts = runFacts(variables);
  switch (name) {
    case 'pull_request': {
      const pullRequest = asPullRequest(check(PullRequestPayload, payload, reject));
      return { ...facts, kind: 'pull-request', pullRequest, headCommit: pullRequest.headSha };
    }
    case 'pull_request_target':
      return {
        ...facts,
        kind: 'pull-request-target',
        pullRequest: asPullRequest(check(PullRequestPayload, payload, reject)),
      };
    case 'push': {
      const { before } = check(PushPayload, payload, reject);
      // A push that creates a branch has forty zeros as its `before`.
      return { ...facts, kind: 'push', before: before && !/^0+$/.test(before) ? before : null };
    }
    case 'merge_group': {
      const { merge_group } = check(MergeGroupPayload, payload, reject);
      return { ...facts, kind: 'merge-group', baseSha: merge_group.base_sha, headRef: merge_group.head_ref };
    }
    case 'workflow_run': {
      const { workflow_run } = check(WorkflowRunPayload, payload, reject);
      return { ...facts, kind: 'workflow-run', startedBy: workflow_run.event };
    }
    default:
      check(AnyPayload, payload, reject);
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

function runFacts(env: RunnerVariables): RunFacts {
  const [owner = '', name = ''] = env.GITHUB_REPOSITORY.split('/');
  const serverUrl = env.GITHUB_SERVER_URL.replace(/\/+$/, '');
  const attempt = env.GITHUB_RUN_ATTEMPT === undefined ? '' : `/attempts/${env.GITHUB_RUN_ATTEMPT}`;
  return {
    repository: { owner, name },
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

function asPullRequest({ pull_request }: v.InferOutput<typeof PullRequestPayload>): PullRequest {
  const { number, head, base } = pull_request;
  return { number, headSha: head.sha, baseSha: base.sha, baseRef: base.ref };
}

function check<S extends v.GenericSchema>(schema: S, value: unknown, complaint: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const reasons = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
  throw new UserError(`${complaint}: ${reasons.join('; ')}`);
}
