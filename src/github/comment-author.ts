import * as v from 'valibot';
import type { Octokit } from './client.ts';
import { asRefusal } from './retry.ts';

/** Whose comments the default token of a workflow writes. */
const DEFAULT_AUTHOR = 'github-actions[bot]';

const Viewer = v.object({ viewer: v.object({ login: v.pipe(v.string(), v.nonEmpty()) }) });

/**
 * The login, as REST spells it (`NAME[bot]` for apps), under which this token writes comments.
 *
 * GraphQL's `viewer` answers for every kind of token: the default one, an app's, a person's. `GET /user` is
 * 403 for the first two, and `performed_via_github_app` names the app even where a person wrote through it.
 * Where GraphQL cannot tell, the default token's author is assumed; a wrong guess shows in the author of the
 * comment that is then created, and is mended there.
 */
export async function tokenAuthor(octokit: Octokit): Promise<string> {
  try {
    const answer = v.safeParse(Viewer, await octokit.graphql('query { viewer { login } }'));
    return answer.success ? answer.output.viewer.login : DEFAULT_AUTHOR;
  } catch (error) {
    const answered = error instanceof Error && error.name === 'GraphqlResponseError';
    if (answered || asRefusal(error) !== undefined) return DEFAULT_AUTHOR;
    throw error;
  }
}
