import type { Contract, Template } from './contract.ts';
import type { FakeComment, FakeCommit, FakeLabelEvent, FakePullRequest } from './state.ts';

/** GitHub's number for the user that the default token acts as; others count from their name. */
const ACTIONS_BOT_ID = 41_898_282;

/** The state's facts as GitHub spells them: its own published examples with the facts put in. */
export class GitHubObjects {
  readonly #contract: Contract;
  /** `OWNER/NAME`. */
  readonly #repository: string;

  constructor(contract: Contract, repository: string) {
    this.#contract = contract;
    this.#repository = repository;
  }

  comment({ id, pullRequest, author, body, createdAt, updatedAt }: FakeComment): Template {
    const template = this.#contract.template('issues/create-comment');
    const issue = `https://api.github.com/repos/${this.#repository}/issues`;
    return {
      ...template,
      id,
      body,
      url: `${issue}/comments/${id}`,
      issue_url: `${issue}/${pullRequest}`,
      html_url: `https://github.com/${this.#repository}/pull/${pullRequest}#issuecomment-${id}`,
      user: user(template.user, author),
      created_at: createdAt,
      updated_at: updatedAt,
    };
  }

  /** `pulls/get` answers with more than lists do. */
  pullRequest(operation: 'pulls/get' | 'pulls/list', pull: FakePullRequest): Template {
    const template = this.#contract.template(operation);
    const head = {
      ref: pull.headRef,
      sha: pull.headSha,
      label: `${ownerOf(pull.headRepository)}:${pull.headRef}`,
    };
    return {
      ...template,
      number: pull.number,
      title: pull.title,
      state: pull.state,
      html_url: `https://github.com/${this.#repository}/pull/${pull.number}`,
      user: user(template.user, pull.author),
      labels: pull.labels.map(label),
      // GitHub's example of a team lacks what its schema requires; the same holds for a commit's files.
      requested_teams: [],
      head: { ...part(template.head), ...head, repo: repository(template.head, pull.headRepository) },
      base: {
        ...part(template.base),
        ...{ ref: pull.baseRef, sha: pull.baseSha, label: `${ownerOf(this.#repository)}:${pull.baseRef}` },
        repo: repository(template.base, this.#repository),
      },
    };
  }

  labelEvent({ id, event, label: name, actor, createdAt }: FakeLabelEvent): Template {
    const template = this.#contract.template('issues/list-events');
    return {
      ...template,
      id,
      event,
      actor: user(template.actor, actor),
      commit_id: null,
      commit_url: null,
      created_at: createdAt,
      label: { name, color: 'ededed' },
    };
  }

  commit({ sha, parents, message }: FakeCommit): Template {
    const template = this.#contract.template('repos/get-commit');
    const url = (of: string) => `https://api.github.com/repos/${this.#repository}/commits/${of}`;
    return {
      ...template,
      sha,
      url: url(sha),
      html_url: `https://github.com/${this.#repository}/commit/${sha}`,
      commit: { ...part(template.commit), message },
      files: [],
      parents: parents.map((parent) => ({ sha: parent, url: url(parent) })),
    };
  }

  person(login: string): Template {
    return { ...this.#contract.template('users/get-authenticated'), login };
  }
}

/** A label as GitHub answers it; its description may be null, but not in a list of pull requests. */
export function label(name: string): Template {
  const url = `https://api.github.com/labels/${encodeURIComponent(name)}`;
  return { id: 1, node_id: 'LA_1', url, name, description: '', color: 'ededed', default: false };
}

function user(template: unknown, login: string): Template {
  const bot = login.endsWith('[bot]');
  const id =
    login === 'github-actions[bot]'
      ? ACTIONS_BOT_ID
      : [...login].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7) % 2 ** 31;
  return { ...part(template), login, id, type: bot ? 'Bot' : 'User' };
}

function repository(side: unknown, fullName: string | null): Template | null {
  if (fullName === null) return null;
  const template = part(part(side).repo);
  const owner = { ...part(template.owner), login: ownerOf(fullName) };
  return { ...template, full_name: fullName, name: fullName.split('/')[1] ?? '', owner };
}

function ownerOf(fullName: string | null): string {
  return fullName?.split('/')[0] ?? 'unknown';
}

function part(value: unknown): Template {
  return typeof value === 'object' && value !== null ? (value as Template) : {};
}
