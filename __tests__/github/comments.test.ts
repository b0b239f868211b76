import { describe, expect, it } from 'vitest';
import { commentRoom } from '../../src/github/comment-marker.ts';
import { BOT, NUMBER, ours, REQUEST, useScene } from './comment-scene.ts';

const scene = useScene();

describe('one comment per key', () => {
  it('creates the comment, then updates the same one', async () => {
    const created = await scene.upsert();
    const updated = await scene.upsert({ body: 'smaller' });
    expect([created.kind, updated.kind]).toEqual(['created', 'updated']);
    expect(scene.bodies()).toEqual([ours('smaller')]);
    expect(updated).toEqual({ ...created, kind: 'updated' });
  });

  it('leaves an equal comment alone', async () => {
    await scene.upsert();
    expect((await scene.upsert()).kind).toBe('unchanged');
    expect(scene.github.requestsOf('issues/update-comment')).toEqual([]);
  });

  it('treats a comment that GitHub stored with other line endings as unchanged', async () => {
    scene.github.state.addComment(NUMBER, BOT, `${ours('a\nb').replaceAll('\n', '\r\n')}\r\n`);
    expect((await scene.upsert({ body: 'a\nb' })).kind).toBe('unchanged');
  });

  it('finds its comment behind 250 others', async () => {
    for (let i = 0; i < 250; i++) scene.github.state.addComment(NUMBER, 'octocat', `comment ${i}`);
    await scene.upsert();
    for (let i = 0; i < 250; i++) scene.github.state.addComment(NUMBER, BOT, `another bot's comment ${i}`);
    expect((await scene.upsert({ body: 'smaller' })).kind).toBe('updated');
    expect(scene.bodies().filter((body) => body.startsWith('<!--'))).toEqual([ours('smaller')]);
    const pages = scene.github.requestsOf('issues/list-comments').map((request) => request.query);
    expect(pages).toEqual(expect.arrayContaining([expect.stringContaining('page=6')]));
  });

  it('reads the next page if a proxy drops the Link header', async () => {
    for (let i = 0; i < 100; i++) scene.github.state.addComment(NUMBER, 'octocat', `comment ${i}`);
    await scene.upsert();
    const body = scene.github.state
      .commentsOf(NUMBER)
      .slice(0, 100)
      .map(({ id, body, author }) => ({
        ...{ id, body, html_url: 'https://github.com/' },
        user: { login: author },
      }));
    scene.github.fail({ operation: 'issues/list-comments', status: 200, body });
    expect((await scene.upsert({ body: 'smaller' })).kind).toBe('updated');
  });

  it('keeps keys apart, also if one is a prefix of the other', async () => {
    await scene.upsert({ key: 'web' });
    expect((await scene.upsert({ key: 'web-api', body: 'api' })).kind).toBe('created');
    expect(scene.bodies()).toEqual([ours(REQUEST.body, 'web'), ours('api', 'web-api')]);
  });

  it('does not create a comment if it may only update', async () => {
    expect(await scene.upsert({ mode: 'update-only' })).toEqual({ kind: 'skipped' });
    expect(scene.bodies()).toEqual([]);
    await scene.upsert();
    expect((await scene.upsert({ mode: 'update-only', body: 'smaller' })).kind).toBe('updated');
  });

  it('updates a comment that would not be created any more, and does not delete it', async () => {
    const { kind, ...alarm } = await scene.upsert({ body: '### ❌ +12 MB' });
    const calm = await scene.upsert({ mode: 'update-only', body: '### ✅ No change' });
    expect([kind, calm]).toEqual(['created', { ...alarm, kind: 'updated' }]);
    expect(scene.bodies()).toEqual([ours('### ✅ No change')]);
    const again = await scene.upsert({ mode: 'update-only', body: '### ✅ No change' });
    expect(again).toEqual({ ...alarm, kind: 'unchanged' });
    expect(scene.github.requestsOf('issues/update-comment')).toHaveLength(1);
    expect(scene.github.requestsOf('issues/delete-comment')).toEqual([]);
  });

  it('ends even if the list of comments does not', async () => {
    const headers = { link: '<https://api.github.com/x?page=2>; rel="next"' };
    scene.github.fail({ operation: 'issues/list-comments', status: 200, headers, body: [], times: 1000 });
    expect(await scene.upsert()).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('does not end'),
    });
    expect(scene.github.requestsOf('issues/list-comments')).toHaveLength(100);
    expect(scene.github.requestsOf('issues/create-comment')).toEqual([]);
  });

  it('takes a body that fills a comment, and refuses one character more', async () => {
    const full = 'x'.repeat(commentRoom(REQUEST.key));
    expect((await scene.upsert({ body: full })).kind).toBe('created');
    await expect(scene.upsert({ body: `${full}x` })).rejects.toThrow(RangeError);
  });
});

describe('the author of a comment', () => {
  it("neither edits nor counts somebody else's comment with the marker", async () => {
    scene.github.state.addComment(NUMBER, 'mallory', ours('forged'));
    expect((await scene.upsert()).kind).toBe('created');
    expect((await scene.upsert({ body: 'smaller' })).kind).toBe('updated');
    expect(scene.bodies()).toEqual([ours('forged'), ours('smaller')]);
  });

  it('passes over a marker that is not at the beginning', async () => {
    scene.github.state.addComment(NUMBER, BOT, `> ${ours('quoted')}`);
    scene.github.state.addComment(NUMBER, BOT, `Title: ${ours('')}`);
    expect((await scene.upsert()).kind).toBe('created');
    expect(scene.bodies()).toHaveLength(3);
  });

  it.each(['size-app[bot]', 'octocat'])('knows %s by its token', async (login) => {
    await scene.restart({ login });
    scene.github.state.addComment(NUMBER, BOT, ours('of the default token'));
    await scene.upsert();
    await scene.upsert({ body: 'smaller' });
    expect(scene.bodies()).toEqual([ours('of the default token'), ours('smaller')]);
    expect(scene.github.requestsOf('users/get-authenticated')).toEqual([]);
  });

  it('asks for its author only if a comment has the marker', async () => {
    await scene.upsert();
    expect(scene.github.requestsOf('graphql')).toEqual([]);
  });

  it.each([404, 403, 500])('assumes the default author if GraphQL answers %i', async (status) => {
    await scene.upsert();
    scene.github.fail({ operation: 'graphql', status, times: 9 });
    expect((await scene.upsert({ body: 'smaller' })).kind).toBe('updated');
    expect(scene.bodies()).toEqual([ours('smaller')]);
  });

  it('corrects a wrong guess of its author after creating', async () => {
    await scene.restart({ login: 'size-app[bot]' });
    await scene.upsert();
    scene.github.fail({ operation: 'graphql', status: 502, times: 9 });
    expect((await scene.upsert({ body: 'smaller' })).kind).toBe('updated');
    expect(scene.bodies()).toEqual([ours('smaller')]);
  });
});

describe('two jobs at once', () => {
  it('deletes its comment if another job created one in the meantime', async () => {
    scene.github.before('issues/create-comment', () =>
      scene.github.state.addComment(NUMBER, BOT, ours('theirs')),
    );
    const outcome = await scene.upsert();
    expect(outcome.kind).toBe('updated');
    expect(scene.bodies()).toEqual([ours(REQUEST.body)]);
  });

  it('ends with one comment when both create', async () => {
    const outcomes = await Promise.all([
      scene.upsert({ body: 'a' }),
      scene.upsert({ body: 'b' }),
      scene.upsert({ body: 'c' }),
    ]);
    await scene.upsert({ body: 'd' });
    expect(outcomes.map((outcome) => outcome.kind)).toContain('created');
    expect(scene.bodies()).toEqual([ours('d')]);
  });

  it('deletes its own duplicates, and keeps the oldest comment', async () => {
    const oldest = scene.github.state.addComment(NUMBER, BOT, ours('old'));
    scene.github.state.addComment(NUMBER, 'mallory', ours('forged'));
    scene.github.state.addComment(NUMBER, BOT, ours('double'));
    await scene.upsert();
    expect(scene.github.state.commentsOf(NUMBER).map((comment) => comment.author)).toEqual([BOT, 'mallory']);
    expect(oldest.body).toBe(ours(REQUEST.body));
  });

  it('does not mind if another job deleted a duplicate first', async () => {
    const oldest = scene.github.state.addComment(NUMBER, BOT, ours('old'));
    scene.github.state.addComment(NUMBER, BOT, ours('double'));
    scene.github.fail({ operation: 'issues/delete-comment', status: 404, carriedOut: true });
    expect(await scene.upsert()).toEqual({ kind: 'updated', url: expect.any(String) });
    expect(scene.bodies()).toEqual([oldest.body]);
  });

  it('says which duplicate it could not delete', async () => {
    scene.github.state.addComment(NUMBER, BOT, ours('old'));
    scene.github.state.addComment(NUMBER, BOT, ours('double'));
    scene.github.fail({ operation: 'issues/delete-comment', status: 403 });
    const outcome = await scene.upsert();
    expect(outcome).toMatchObject({ kind: 'updated', warning: expect.stringContaining('#issuecomment-2') });
  });
});
