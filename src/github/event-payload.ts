import * as v from 'valibot';

// What this action reads of GitHub's event payloads; everything else in them is passed over.
// https://docs.github.com/webhooks/webhook-events-and-payloads

/** Hexadecimal only: commits reach command lines of git, links and pages. */
export const Commit = v.pipe(v.string(), v.regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'is not a commit SHA'));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export const FullName = v.pipe(v.string(), v.regex(/^[\w.-]+\/[\w.-]+$/, 'is not OWNER/NAME'));
export const HttpUrl = v.pipe(v.string(), v.regex(/^https?:\/\/[^\s"'<>]+$/, 'is not an http(s) URL'));
const HeadRepository = v.nullish(v.object({ full_name: FullName }));

/** Every event's: the repository that the run belongs to. */
export const AnyPayload = v.object({
  repository: v.optional(v.object({ default_branch: v.optional(v.string()) })),
});

const PayloadPullRequest = v.object({
  number: Count,
  head: v.object({ sha: Commit, ref: v.optional(v.string(), ''), repo: HeadRepository }),
  base: v.object({ sha: Commit, ref: v.optional(v.string(), '') }),
  labels: v.optional(v.array(v.object({ name: v.string() })), []),
});

/** `pull_request` and `pull_request_target`. */
export const PullRequestPayload = v.object({
  action: v.optional(v.string(), ''),
  pull_request: PayloadPullRequest,
});

export const PushPayload = v.object({ before: v.nullish(Commit) });

export const MergeGroupPayload = v.object({
  merge_group: v.object({ base_sha: Commit, head_ref: v.string() }),
});

export const WorkflowRunPayload = v.object({
  workflow_run: v.object({
    id: Count,
    event: v.string(),
    head_sha: Commit,
    head_branch: v.nullish(v.string()),
    head_repository: HeadRepository,
  }),
});
