import { withMarker } from '../../src/github/comment-marker.ts';
import { type CommentOutcome, type CommentRequest, pullRequestComments } from '../../src/github/comments.ts';
import { REPOSITORY, type Scene, useGitHub } from './scene.ts';

export const BOT = 'github-actions[bot]';
export const NUMBER = 7;
export const REQUEST: CommentRequest = {
  number: NUMBER,
  key: 'ci / build / web',
  body: '## Image size',
  mode: 'create-or-update',
};

/** The whole text of a comment of ours. */
export const ours = (body: string, key: string = REQUEST.key) => withMarker(key, body);

/** A pull request on a stand-in of GitHub, new for every test. */
export interface CommentScene extends Scene {
  /** As a job of its own does it: with a client of its own. */
  upsert(change?: Partial<CommentRequest>): Promise<CommentOutcome>;
  /** Of all comments of the pull request, oldest first. */
  bodies(): string[];
}

export function useScene(): CommentScene {
  const scene = useGitHub((github) => github.state.addPullRequest({ number: NUMBER }));
  return Object.assign(Object.create(scene) as Scene, {
    async upsert(change: Partial<CommentRequest> = {}) {
      const comments = pullRequestComments(await scene.client(), REPOSITORY);
      return comments.upsert({ ...REQUEST, ...change });
    },
    bodies: () => scene.github.state.commentsOf(NUMBER).map((comment) => comment.body),
  });
}
