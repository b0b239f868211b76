import * as v from 'valibot';
import type { GitHubClient, RepositoryName } from './client.ts';
import { parseAnswer, reasonOf } from './failure.ts';
import { listAll, type PageRequest, pagesFromEnd } from './pages.ts';

/** The labels that a repository's pull requests have now: an event's payload is outdated on a re-run. */
export interface PullRequestLabels {
  /** Never throws for what GitHub answers. */
  find(pullRequest: number, label: string): Promise<LabelState>;
}

export type LabelState =
  | { readonly kind: 'not-set' }
  /** `at` is GitHub's time of it (ISO 8601), null if unknown. */
  | { readonly kind: 'set'; readonly by: LabelSetter; readonly at: string | null }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Login, as REST spells it (`NAME[bot]` for apps), or why it is unknown. */
export type LabelSetter = { readonly login: string } | { readonly unknown: string };

/** Reading labels and events of pull requests; `pull-requests: write` includes it, `issues: read` does not. */
const PERMISSION = 'pull-requests: read';

/** Pages of events, from the newest. Who set a label longer ago stays unknown. */
const MAX_EVENT_PAGES = 10;

const LabelAnswer = v.object({ name: v.string() });

const LabelEvent = v.object({
  event: v.picklist(['labeled', 'unlabeled']),
  label: LabelAnswer,
  actor: v.optional(v.unknown()),
  created_at: v.optional(v.unknown()),
});
type LabelEvent = v.InferOutput<typeof LabelEvent>;

const Actor = v.object({ login: v.pipe(v.string(), v.regex(/^[\w.-]{1,100}(\[bot\])?$/)) });
const Moment = v.pipe(v.string(), v.isoTimestamp());

/**
 * https://docs.github.com/rest/issues/labels and https://docs.github.com/rest/issues/events
 */
export function pullRequestLabels(client: GitHubClient, repository: RepositoryName): PullRequestLabels {
  const calls = new LabelCalls(client, repository);
  return {
    async find(pullRequest, label) {
      try {
        if (!(await calls.hasLabel(pullRequest, label))) return { kind: 'not-set' };
      } catch (error) {
        const reason = reasonOf(error, PERMISSION);
        return { kind: 'unknown', reason: `GitHub did not return the labels of #${pullRequest}: ${reason}` };
      }
      return { kind: 'set', ...(await calls.setter(pullRequest, label)) };
    },
  };
}

class LabelCalls {
  readonly #issues: GitHubClient['octokit']['rest']['issues'];
  readonly #repository: { readonly owner: string; readonly repo: string };

  constructor({ octokit }: GitHubClient, repository: RepositoryName) {
    this.#issues = octokit.rest.issues;
    this.#repository = { owner: repository.owner, repo: repository.name };
  }

  async hasLabel(pullRequest: number, label: string): Promise<boolean> {
    const at = { ...this.#repository, issue_number: pullRequest };
    const ask = (page: PageRequest) => this.#issues.listLabelsOnIssue({ ...at, ...page });
    const labels = await listAll('labels', ask);
    return labels.some((each) => isSame(parseAnswer('a label', LabelAnswer, each).name, label));
  }

  /** Who set a label that is set. It counts as set even if GitHub does not say who set it. */
  async setter(
    pullRequest: number,
    label: string,
  ): Promise<{ readonly by: LabelSetter; readonly at: string | null }> {
    try {
      const event = await this.#newestEvent(pullRequest, label);
      if (event?.event === 'labeled') return { by: loginOf(event.actor), at: momentOf(event.created_at) };
      return { by: { unknown: 'GitHub has no event that says who set it' }, at: null };
    } catch (error) {
      return { by: { unknown: reasonOf(error, PERMISSION) }, at: null };
    }
  }

  async #newestEvent(pullRequest: number, label: string): Promise<LabelEvent | undefined> {
    const at = { ...this.#repository, issue_number: pullRequest };
    const ask = (page: PageRequest) => this.#issues.listEvents({ ...at, ...page });
    for await (const page of pagesFromEnd('events', ask, MAX_EVENT_PAGES)) {
      const event = page
        .map(asLabelEvent)
        .find((each) => each !== undefined && isSame(each.label.name, label));
      if (event !== undefined) return event;
    }
    return undefined;
  }
}

/** Undefined for all other events: they have other shapes, and not all of them are documented. */
function asLabelEvent(event: unknown): LabelEvent | undefined {
  const result = v.safeParse(LabelEvent, event);
  return result.success ? result.output : undefined;
}

function loginOf(actor: unknown): LabelSetter {
  const result = v.safeParse(Actor, actor);
  if (result.success) return { login: result.output.login };
  return { unknown: actor === null ? 'the account is gone' : 'GitHub names no account' };
}

function momentOf(time: unknown): string | null {
  const result = v.safeParse(Moment, time);
  return result.success ? result.output : null;
}

/** A repository has no two labels that differ by case only. */
function isSame(one: string, other: string): boolean {
  return one.normalize().toLowerCase() === other.normalize().toLowerCase();
}
