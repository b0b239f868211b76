import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pullRequestEvent } from '../fakes/pull-request-event.ts';
import type { Event } from '../fakes/runner.ts';
import { useGitHub } from '../github/scene.ts';
import { act, alsoPushTo, checkout } from './scene.ts';
import { type StoredApp, storedApp } from './stored-app.ts';

const SHA = '3'.repeat(40);
const REPOSITORY = { full_name: 'octo-org/octo-repo', default_branch: 'main' };

const hub = useGitHub(({ state }) => {
  state.addPullRequest({ number: 7 });
});

describe('an event without a pull request to comment on', () => {
  const events: readonly Event[] = [
    {
      name: 'push',
      payload: { ref: 'refs/heads/main', before: '1'.repeat(40), after: SHA, repository: REPOSITORY },
    },
    { name: 'workflow_dispatch', payload: { inputs: null, repository: REPOSITORY } },
    {
      name: 'merge_group',
      payload: {
        action: 'checks_requested',
        merge_group: {
          base_sha: '1'.repeat(40),
          head_sha: SHA,
          base_ref: 'refs/heads/main',
          head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${'1'.repeat(40)}`,
        },
        repository: REPOSITORY,
      },
    },
  ];
  let app: StoredApp;

  beforeAll(async () => {
    app = await storedApp();
  });

  afterAll(() => app[Symbol.asyncDispose]());

  it.each(events)('$name is measured, reported in the summary, and asks GitHub nothing', async (event) => {
    const result = await act({
      workspace: app.workspace,
      with: { ...app.inputs, comment: 'always' },
      event: { ...event, sha: SHA },
      apiUrl: hub.github.url,
    });
    expect(result.exitCode, result.stdout).toBe(0);
    expect(result.report).toMatchObject({
      verdict: 'pass',
      headCommit: SHA,
      measuredCommit: SHA,
      pullRequest: null,
    });
    expect(result.summary).toMatch(/^### ✅ shop: /);
    expect(result.commands('warning')).toEqual([]);
    expect(hub.github.requests).toEqual([]);
  });
});

describe('code of a pull request under an event that has secrets', () => {
  const { payload } = pullRequestEvent(7);
  const run = (event: string) => ({
    action: 'completed',
    workflow_run: {
      id: 99,
      event,
      head_sha: '2'.repeat(40),
      head_branch: 'feature',
      head_repository: { full_name: 'mallory/octo-repo' },
    },
    repository: REPOSITORY,
  });

  it.each([
    { name: 'pull_request_target', payload },
    { name: 'workflow_run', payload: run('pull_request') },
    { name: 'workflow_run', payload: run('pull_request_target') },
  ])('is not built: $name', async (event) => {
    const also = await alsoPushTo('localhost:1');
    const workspace = await checkout('dockerfiles/multi-stage');
    const result = await act({ workspace, event, apiUrl: hub.github.url, env: also.env });
    expect(result.exitCode).toBe(1);
    const refusal = new RegExp(`refuses to .* on ${event.name}: .*secrets.* Run it on pull_request`);
    expect(result.commands('error').map(({ message }) => message)).toEqual([expect.stringMatching(refusal)]);
    expect(await also.started()).toEqual([]);
    expect(result.outputs).toEqual({ verdict: 'fail' });
    expect(result.summary).toMatch(/^### ❌ This action builds the code .* refuses to /);
    expect(hub.github.requests).toEqual([]);
  });
});
