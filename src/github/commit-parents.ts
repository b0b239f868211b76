import * as v from 'valibot';
import { asked } from './answer.ts';
import type { GitHubClient, RepositoryName } from './client.ts';
import { Commit } from './event-payload.ts';

const CommitAnswer = v.object({ sha: Commit, parents: v.array(v.object({ sha: Commit })) });

/**
 * The parents of a commit of the repository, in their order. Throws what octokit throws, and UnexpectedAnswer.
 * https://docs.github.com/rest/commits/commits#get-a-commit
 */
export async function commitParents(
  { octokit }: GitHubClient,
  { owner, name }: RepositoryName,
  commit: string,
): Promise<readonly string[]> {
  const { data } = await octokit.rest.repos.getCommit({ owner, repo: name, ref: commit, per_page: 1 });
  return asked('a commit', CommitAnswer, data).parents.map(({ sha }) => sha);
}
