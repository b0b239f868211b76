import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { marker } from '../../src/github/comment-marker.ts';
import { type FakeGitHub, type FakeGitHubOptions, startFakeGitHub } from '../fakes/github/fake-github.ts';
import type { FakeComment } from '../fakes/github/state.ts';
import { pullRequestEvent } from '../fakes/pull-request-event.ts';
import { act } from './scene.ts';
import { type StoredApp, storedApp } from './stored-app.ts';

const PULL_REQUEST = 7;
const BOT = 'github-actions[bot]';
const KEY = { 'comment-key': 'image-size' };
const MARKER = marker('image-size');
const PASSED = /^### ✅ shop: [\d.]+ MB to download, [\d.]+ MB on disk/;
const FAILED =
  /^### ❌ shop: download size is [\d.]+ MB, [\d.]+ MB over max-size 1 MB; add label image-size-ok to accept it$/;
/** A limit that the image exceeds. */
const TOO_SMALL = { 'max-size': '1 MB' };

describe('the comment on a pull request', () => {
  let app: StoredApp;
  let github: FakeGitHub;

  beforeAll(async () => {
    app = await storedApp();
  });

  afterAll(() => app[Symbol.asyncDispose]());

  beforeEach(() => start());

  afterEach(async () => {
    expect(github.violations).toEqual([]);
    await github.close();
  });

  async function start(options: FakeGitHubOptions = {}): Promise<void> {
    await github?.close();
    github = await startFakeGitHub(options);
    github.state.addPullRequest({ number: PULL_REQUEST });
  }

  function weigh(inputs: Readonly<Record<string, string>> = {}, apiUrl = github.url) {
    const event = pullRequestEvent(PULL_REQUEST);
    return act({ workspace: app.workspace, with: { ...app.inputs, ...inputs }, event, apiUrl });
  }

  function ours(): FakeComment[] {
    return github.state.commentsOf(PULL_REQUEST).filter(({ author }) => author === BOT);
  }

  /** The marker, and what a reader sees first. */
  function firstLines({ body }: { body: string }): readonly [string | undefined, string | undefined] {
    const [hidden, first] = body.split('\n');
    return [hidden, first];
  }

  it('is created, then updated, never duplicated, among 250 others and a forged one', async () => {
    for (let i = 0; i < 125; i++) github.state.addComment(PULL_REQUEST, 'octocat', `Comment ${i}`);
    const forged = github.state.addComment(PULL_REQUEST, 'mallory', `${MARKER}\n### ✅ all is well`);
    for (let i = 125; i < 250; i++) github.state.addComment(PULL_REQUEST, BOT, `Of another workflow: ${i}`);
    const others = structuredClone(github.state.commentsOf(PULL_REQUEST));

    const first = await weigh(KEY);
    expect(first.exitCode, first.stdout).toBe(0);
    const created = structuredClone(ours().at(-1));
    if (!created) throw new Error('there is no comment');
    expect(firstLines(created)).toEqual([MARKER, expect.stringMatching(PASSED)]);
    expect(first.outputs['comment-url']).toMatch(new RegExp(`/pull/7#issuecomment-${created.id}$`));

    const second = await weigh({ ...KEY, ...TOO_SMALL });
    const updated = structuredClone(ours().at(-1));
    expect(updated?.id).toBe(created.id);
    expect(firstLines(updated ?? created)).toEqual([MARKER, expect.stringMatching(FAILED)]);
    expect(second.outputs['comment-url']).toBe(first.outputs['comment-url']);

    await weigh({ ...KEY, ...TOO_SMALL });
    expect(github.state.commentsOf(PULL_REQUEST)).toHaveLength(others.length + 1);
    expect(ours().at(-1)?.id).toBe(created.id);
    expect(github.state.commentsOf(PULL_REQUEST).slice(0, -1)).toEqual(others);
    expect(forged.body).toBe(`${MARKER}\n### ✅ all is well`);
  });

  it('becomes a warning that names the missing permission; the summary has the report', async () => {
    await start({ permission: 'read' });
    const passed = await weigh();
    expect(passed.exitCode).toBe(0);
    expect(passed.commands('warning').map(({ message }) => message)).toEqual([
      expect.stringMatching(/may not comment .*403: Resource not accessible.*pull-requests: write/),
    ]);
    expect(passed.summary).toMatch(PASSED);
    expect(passed.outputs).toMatchObject({ verdict: 'pass', report: expect.stringMatching(/report\.json$/) });
    expect(passed.outputs['comment-url'] ?? '').toBe('');
    expect(ours()).toEqual([]);

    const failed = await weigh(TOO_SMALL);
    expect(failed.exitCode).toBe(1);
    expect(failed.summary.split('\n')[0]).toMatch(FAILED);
    expect(failed.outputs.verdict).toBe('fail');
  });

  it('is created at the first failure if comment is on-failure, and updated from then on', async () => {
    const mode = { comment: 'on-failure' };
    await weigh(mode);
    expect(ours()).toEqual([]);

    await weigh({ ...mode, ...TOO_SMALL });
    const [created, ...doubles] = structuredClone(ours());
    expect(doubles).toEqual([]);
    expect(created?.body.split('\n')[1]).toMatch(FAILED);

    await weigh(mode);
    expect(ours().map(({ id }) => id)).toEqual([created?.id]);
    expect(ours()[0]?.body.split('\n')[1]).toMatch(PASSED);
  });

  it('is created once although GitHub answers 502, even after it created the comment', async () => {
    const page = '<html><head><title>502 Bad Gateway</title></head></html>';
    github.fail({ operation: 'issues/list-comments', status: 502, body: page });
    github.fail({ operation: 'issues/create-comment', status: 502, body: page, carriedOut: true });
    const { exitCode, outputs, stdout } = await weigh();
    expect(exitCode).toBe(0);
    expect(ours()).toHaveLength(1);
    expect(outputs['comment-url']).toMatch(new RegExp(`#issuecomment-${ours()[0]?.id}$`));
    expect(stdout).not.toContain('Bad Gateway');
  });

  it('that cannot be delivered leaves a warning, the report and the exit code', async () => {
    const { exitCode, commands, outputs, summary } = await weigh({}, 'http://127.0.0.1:9');
    expect(exitCode).toBe(0);
    expect(commands('warning')).toHaveLength(1);
    expect(commands('warning')[0]?.message).toMatch(/comment/);
    expect(outputs.verdict).toBe('pass');
    expect(summary).toMatch(PASSED);
  });

  it('is not created if comment is never, and no request reaches GitHub', async () => {
    const { exitCode, summary } = await weigh({ comment: 'never' });
    expect(exitCode).toBe(0);
    expect(summary).toMatch(PASSED);
    expect(github.requests).toEqual([]);
  });
});
