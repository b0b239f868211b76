import type { LabelSetter, LabelState, PullRequestLabels } from './labels.ts';
import type { MergeGroup, MergeGroups } from './merge-group.ts';

/** Whether a label overrides the limits for everything that is merged here. */
export type LabelOverride =
  /** Who set it, for every pull request; at least one. */
  | { readonly kind: 'given'; readonly by: readonly OverrideGiver[] }
  /** `missing` are the pull requests without the label. */
  | { readonly kind: 'not-given'; readonly missing: readonly number[] }
  /** No override; the reason is worth a warning. */
  | { readonly kind: 'unknown'; readonly reason: string };

export interface OverrideGiver {
  readonly pullRequest: number;
  readonly by: LabelSetter;
  /** ISO 8601; null if unknown. */
  readonly at: string | null;
}

/** A pull request and the state of the label on it. */
export interface LabelledPullRequest {
  readonly pullRequest: number;
  readonly label: LabelState;
}

/** Given only if every pull request has the label. Without a pull request this is unknown. */
export function overrideOf(pullRequests: readonly LabelledPullRequest[]): LabelOverride {
  const missing = pullRequests.filter(({ label }) => label.kind === 'not-set');
  if (missing.length > 0) {
    return { kind: 'not-given', missing: missing.map(({ pullRequest }) => pullRequest) };
  }
  const by: OverrideGiver[] = [];
  for (const { pullRequest, label } of pullRequests) {
    if (label.kind === 'unknown') return { kind: 'unknown', reason: label.reason };
    if (label.kind === 'set') by.push({ pullRequest, by: label.by, at: label.at });
  }
  if (by.length === 0) return { kind: 'unknown', reason: 'there is no pull request that could have it' };
  return { kind: 'given', by };
}

/** Looks up whether the pull request, or every one of the merge group, has the label now. */
export async function findOverride(
  label: string,
  subject: { readonly pullRequest: number } | { readonly mergeGroup: MergeGroup },
  github: { readonly labels: PullRequestLabels; readonly groups: MergeGroups },
): Promise<LabelOverride> {
  const members =
    'pullRequest' in subject
      ? { kind: 'resolved' as const, pullRequests: [subject.pullRequest] }
      : await github.groups.members(subject.mergeGroup);
  if (members.kind === 'unresolved') return { kind: 'unknown', reason: members.reason };
  const labelled: LabelledPullRequest[] = [];
  for (const pullRequest of members.pullRequests) {
    labelled.push({ pullRequest, label: await github.labels.find(pullRequest, label) });
  }
  return overrideOf(labelled);
}
