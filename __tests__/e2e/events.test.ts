import { expect, it } from 'vitest';
import { pullRequestEvent } from '../fakes/pull-request-event.ts';
import { useGitHub } from '../github/scene.ts';
import { act, alsoPushTo, checkout } from './scene.ts';
import { storedApp } from './stored-app.ts';

/* Every other event is in ../run/events.test.ts. */

const SHA = '3'.repeat(40);

const hub = useGitHub(({ state }) => {
  state.addPullRequest({ number: 7 });
});

it('an image is measured on workflow_dispatch, and reported in the summary without a request to GitHub', async () => {
  await using app = await storedApp();
  const repository = { full_name: 'octo-org/octo-repo', default_branch: 'main' };
  const result = await act({
    workspace: app.workspace,
    with: { ...app.inputs, comment: 'always' },
    event: { name: 'workflow_dispatch', payload: { inputs: null, repository }, sha: SHA },
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

it('the code of a pull request is not built on an event that has secrets', async () => {
  const event = { name: 'pull_request_target', payload: pullRequestEvent(7).payload };
  const programs = await alsoPushTo('localhost:1');
  const workspace = await checkout('dockerfiles/multi-stage');
  const result = await act({ workspace, event, apiUrl: hub.github.url, env: programs.env });
  expect(result.exitCode).toBe(1);
  expect(result.commands('error').map(({ message }) => message)).toEqual([
    expect.stringMatching(/refuses to .* on pull_request_target: .*secrets.* Run it on pull_request/),
  ]);
  expect(await programs.started()).toEqual([]);
  expect(result.outputs).toEqual({ verdict: 'fail' });
  expect(result.summary).toMatch(/^### ❌ .* refuses to /);
  expect(hub.github.requests).toEqual([]);
});
