import * as v from 'valibot';

// What this action reads of GitHub's event payloads; everything else in them is ignored.
// https://docs.github.com/webhooks/webhook-events-and-payloads

/** Hexadecimal only: commits reach command lines of git, links and pages. */
export const Commit = v.pipe(v.string(), v.regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'is not a commit SHA'));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export const FullName = v.pipe(v.string(), v.regex(/^[\w.-]+\/[\w.-]+$/, 'is not OWNER/NAME'));
export const HttpUrl = v.pipe(v.string(), v.regex(/^https?:\/\/[^\s"'<>]+$/, 'is not an http(s) URL'));

/** Of any event. */
export const AnyPayload = v.object({});

const PayloadPullRequest = v.object({
  number: Count,
  head: v.object({ sha: Commit }),
  base: v.object({ sha: Commit, ref: v.optional(v.string(), '') }),
});

/** `pull_request` and `pull_request_target`. */
export const PullRequestPayload = v.object({ pull_request: PayloadPullRequest });

export const PushPayload = v.object({ before: v.nullish(Commit) });

export const MergeGroupPayload = v.object({
  merge_group: v.object({ base_sha: Commit, head_ref: v.string() }),
});

export const WorkflowRunPayload = v.object({ workflow_run: v.object({ event: v.string() }) });
