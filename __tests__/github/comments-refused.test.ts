import { describe, expect, it } from 'vitest';
import type { CommentOutcome } from '../../src/github/comments.ts';
import { BOT, NUMBER, ours, REQUEST, useScene } from './comment-scene.ts';

const scene = useScene();

describe('a token that may not comment', () => {
  it('names the permission when creating is forbidden', async () => {
    await scene.restart({ permission: 'read' });
    const message = 'Resource not accessible by integration';
    const denied = { kind: 'denied', permission: 'pull-requests: write', status: 403, message };
    expect(await scene.upsert()).toEqual(denied);
    scene.github.state.addComment(NUMBER, BOT, ours('old'));
    expect(await scene.upsert()).toEqual(denied);
    expect(scene.clock.waits).toEqual([]);
  });

  it('names the permission when a private repository hides itself', async () => {
    await scene.restart({ permission: 'none' });
    expect(await scene.upsert()).toMatchObject({ kind: 'denied', status: 404 });
  });

  it('does not blame permissions for a locked conversation', async () => {
    const message = 'Unable to create comment because issue is locked.';
    scene.github.fail({ operation: 'issues/create-comment', status: 403, body: { message } });
    expect(await scene.upsert()).toEqual({ kind: 'failed', status: 403, message });
  });

  it('reports a token that is no longer valid', async () => {
    scene.github.fail({
      operation: 'issues/list-comments',
      status: 401,
      body: { message: 'Bad credentials' },
    });
    expect(await scene.upsert()).toEqual({ kind: 'failed', status: 401, message: 'Bad credentials' });
  });
});

describe('GitHub in trouble', () => {
  it.each(['issues/list-comments', 'issues/create-comment'])(
    'tries again after 502 of %s',
    async (operation) => {
      scene.github.fail({ operation, status: 502, body: '<html>Unicorn</html>' });
      expect((await scene.upsert()).kind).toBe('created');
      expect(scene.clock.waits).toEqual([1000]);
      expect(scene.bodies()).toHaveLength(1);
    },
  );

  it('does not post a second comment if the first was created in spite of a 502', async () => {
    scene.github.fail({ operation: 'issues/create-comment', status: 502, carriedOut: true });
    expect((await scene.upsert()).kind).toBe('created');
    expect(scene.github.requestsOf('issues/create-comment')).toHaveLength(1);
    expect(scene.bodies()).toEqual([ours(REQUEST.body)]);
  });

  it('does not post a second comment if the first was created before the connection broke', async () => {
    scene.github.fail({ operation: 'issues/create-comment', drop: true, carriedOut: true });
    expect((await scene.upsert()).kind).toBe('created');
    expect(scene.bodies()).toEqual([ours(REQUEST.body)]);
  });

  it('gives up after four attempts', async () => {
    scene.github.fail({ operation: 'issues/create-comment', status: 503, times: 99 });
    const failed: CommentOutcome = { kind: 'failed', status: 503, message: 'Status 503' };
    expect(await scene.upsert()).toEqual(failed);
    expect(scene.github.requestsOf('issues/create-comment')).toHaveLength(4);
    expect(scene.clock.waits).toEqual([1000, 2000, 4000]);
  });

  it('names no status if no answer came', async () => {
    scene.github.fail({ operation: 'issues/list-comments', drop: true, times: 99 });
    expect(await scene.upsert()).toMatchObject({ kind: 'failed', status: undefined });
    expect(scene.clock.waits).toEqual([1000, 2000, 4000]);
  });

  it('reports the comment as created when only the look afterwards fails', async () => {
    scene.github.fail({ operation: 'issues/list-comments', nth: 2, status: 500, times: 99 });
    expect(await scene.upsert()).toMatchObject({ kind: 'created', warning: expect.stringContaining('500') });
  });

  it('honours Retry-After of 429', async () => {
    scene.github.fail({ operation: 'issues/create-comment', status: 429, headers: { 'retry-after': '17' } });
    expect((await scene.upsert()).kind).toBe('created');
    expect(scene.clock.waits).toEqual([17_000]);
  });

  it('waits a minute for a secondary limit that does not say how long', async () => {
    const message =
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
    scene.github.fail({ operation: 'issues/create-comment', status: 403, body: { message } });
    expect((await scene.upsert()).kind).toBe('created');
    expect(scene.clock.waits).toEqual([60_000]);
  });

  it('does not begin anew when a limit outlasts four attempts', async () => {
    const headers = { 'retry-after': '1' };
    scene.github.fail({ operation: 'issues/create-comment', status: 429, headers, times: 99 });
    expect(await scene.upsert()).toMatchObject({ kind: 'failed', status: 429 });
    expect(scene.github.requestsOf('issues/create-comment')).toHaveLength(4);
  });

  it('does not wait longer than a comment is worth', async () => {
    scene.github.fail({ operation: 'issues/list-comments', status: 429, headers: { 'retry-after': '3600' } });
    expect(await scene.upsert()).toMatchObject({ kind: 'failed', status: 429 });
    expect(scene.clock.waits).toEqual([]);
  });

  it('does not hand on the whole page of a proxy', async () => {
    const body = `<html>\n${'Unicorn! '.repeat(1000)}</html>`;
    scene.github.fail({ operation: 'issues/list-comments', status: 502, body, times: 99 });
    const outcome = await scene.upsert();
    expect(outcome).toMatchObject({ kind: 'failed', status: 502, message: expect.stringMatching(/^.+…$/) });
    expect(JSON.stringify(outcome).length).toBeLessThan(400);
  });

  it.each([
    { status: 200, body: '<html>Sign in</html>' },
    { status: 200, body: [{ id: 'seven' }] },
  ])('reports an answer that is none of GitHub', async (answer) => {
    scene.github.fail({ operation: 'issues/list-comments', ...answer });
    expect(await scene.upsert()).toMatchObject({ kind: 'failed', status: undefined });
  });
});
