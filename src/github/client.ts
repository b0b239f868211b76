import { type Clock, RetryWaits, realClock, retryHook } from './retry.ts';

/** How to reach GitHub's API. */
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
  readonly waits: RetryWaits;
}

/**
 * Loads octokit, which runs without a pull request do not need, and makes it repeat requests as GitHub asks.
 * Octokit gets no option `request`: it would replace the one that honors proxies.
 */
export async function connect(access: ApiAccess, clock: Clock = realClock): Promise<GitHubClient> {
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(access.token, { baseUrl: access.apiUrl });
  const waits = new RetryWaits(clock);
  octokit.hook.wrap('request', retryHook(waits));
  return { octokit, waits };
}
