import { afterEach, beforeEach, expect } from 'vitest';
import { connect, type GitHubClient } from '../../src/github/client.ts';
import { type FakeGitHub, type FakeGitHubOptions, startFakeGitHub } from '../fakes/github/fake-github.ts';
import { PatientClock } from './patient-clock.ts';

export const REPOSITORY = { owner: 'octo-org', name: 'octo-repo' };

/** A stand-in of GitHub, new for every test; each test ends without a broken contract. */
export interface Scene {
  readonly github: FakeGitHub;
  readonly clock: PatientClock;
  restart(options: FakeGitHubOptions): Promise<void>;
  /** As a job of its own has it. */
  client(): Promise<GitHubClient>;
}

/** `prepare` fills a stand-in that has just started. */
export function useGitHub(prepare: (github: FakeGitHub) => void): Scene {
  let github: FakeGitHub;
  let clock: PatientClock;
  const start = async (options: FakeGitHubOptions = {}) => {
    github = await startFakeGitHub(options);
    prepare(github);
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
    client: () => connect({ apiUrl: github.url, token: 'token-of-a-job' }, clock),
  };
}
