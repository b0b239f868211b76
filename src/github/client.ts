import { type Clock, Patience, realClock, repeating } from './retry.ts';

/** How GitHub's API is reached. */
export interface ApiAccess {
  /** GITHUB_API_URL, such as `https://api.github.com` or `https://HOST/api/v3`. */
  readonly apiUrl: string;
  readonly token: string;
}

/** A repository on GitHub. */
export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

export type Octokit = ReturnType<typeof import('@actions/github').getOctokit>;

/** GitHub's API, and the waiting that all requests of a run share. */
export interface GitHubClient {
  readonly octokit: Octokit;
  readonly patience: Patience;
}

/**
 * Loads octokit, which runs without a pull request do not need, and teaches it to wait as GitHub asks.
 * No option `request` is given to octokit: it would take the place of the one that honours proxies.
 */
export async function connect(access: ApiAccess, clock: Clock = realClock): Promise<GitHubClient> {
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(access.token, { baseUrl: access.apiUrl });
  const patience = new Patience(clock);
  octokit.hook.wrap('request', repeating(patience));
  return { octokit, patience };
}
