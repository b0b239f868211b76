import { afterEach, beforeEach, expect } from 'vitest';
import { connect } from '../../src/github/client.ts';
import { withMarker } from '../../src/github/comment-marker.ts';
import { type CommentOutcome, type CommentRequest, pullRequestComments } from '../../src/github/comments.ts';
import { type FakeGitHub, type FakeGitHubOptions, startFakeGitHub } from '../fakes/github/fake-github.ts';
import { PatientClock } from './patient-clock.ts';

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

/** A pull request on a stand-in of GitHub, new for every test; each test ends without a broken contract. */
export interface Scene {
  readonly github: FakeGitHub;
  readonly clock: PatientClock;
  restart(options: FakeGitHubOptions): Promise<void>;
  /** As a job of its own does it: with a client of its own. */
  upsert(change?: Partial<CommentRequest>): Promise<CommentOutcome>;
  /** Of all comments of the pull request, oldest first. */
  bodies(): string[];
}

export function useScene(): Scene {
  let github: FakeGitHub;
  let clock: PatientClock;
  const start = async (options: FakeGitHubOptions = {}) => {
    github = await startFakeGitHub(options);
    github.state.addPullRequest({ number: NUMBER });
    clock = new PatientClock();
  };
  const stop = async () => {
    expect(github.violations).toEqual([]);
    await github.close();
  };
  beforeEach(() => start());
  afterEach(stop);
  return {
    get github() {
      return github;
    },
    get clock() {
      return clock;
    },
    async restart(options) {
      await stop();
      await start(options);
    },
    async upsert(change = {}) {
      const client = await connect({ apiUrl: github.url, token: 'token-of-a-job' }, clock);
      const comments = pullRequestComments(client, { owner: 'octo-org', name: 'octo-repo' });
      return comments.upsert({ ...REQUEST, ...change });
    },
    bodies: () => github.state.commentsOf(NUMBER).map((comment) => comment.body),
  };
}
