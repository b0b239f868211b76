import { describe, expect, it } from 'vitest';
import { pullRequestLabels } from '../../src/github/labels.ts';
import type { FakePullRequest } from '../fakes/github/state.ts';
import { REPOSITORY, useGitHub } from './scene.ts';

const LABEL = 'image-size-ok';
const LABELS = 'issues/list-labels-on-issue';
const EVENTS = 'issues/list-events';

let pull: FakePullRequest;
const scene = useGitHub(({ state }) => {
  pull = state.addPullRequest({ number: 7 });
});
const find = async (label = LABEL, number = 7) =>
  pullRequestLabels(await scene.client(), REPOSITORY).find(number, label);
const set = (label: string, actor: string) => scene.github.state.label(pull, 'labeled', label, actor);
const unset = (label: string, actor: string) => scene.github.state.label(pull, 'unlabeled', label, actor);
const others = (count: number) => {
  for (let i = 0; i < count; i++) set(`other ${i}`, 'hubot');
};
/** As GitHub lists it. */
const event = (change: object) => ({ event: 'labeled', label: { name: LABEL }, ...change });

describe('a label that is set', () => {
  it('comes with who set it and when', async () => {
    set(LABEL, 'mona');
    const at = '2026-03-02T09:00:01Z';
    expect(await find()).toEqual({ kind: 'set', by: { login: 'mona' }, at });
  });

  it('is the same label in other letter case', async () => {
    set('Image-Size-OK', 'mona');
    expect(await find()).toMatchObject({ kind: 'set', by: { login: 'mona' } });
  });

  it.each(['größe: OK ✅', 'a/b?c#d&e=%2F', '日本', "'; DROP TABLE labels; --", '<b>ok</b>', '\u202eko'])(
    'may be called %j',
    async (label) => {
      set(label, 'mona');
      expect(await find(label)).toMatchObject({ kind: 'set', by: { login: 'mona' } });
      expect(await find(`${label}!`)).toEqual({ kind: 'not-set' });
    },
  );

  it('was set by the last who set it, not by who set it before it was taken away', async () => {
    set(LABEL, 'mona');
    unset(LABEL, 'hubot');
    set('another', 'octocat');
    set(LABEL, 'hubot');
    set('a third', 'octocat');
    expect(await find()).toMatchObject({ kind: 'set', by: { login: 'hubot' } });
  });

  it('can be set by an app', async () => {
    set(LABEL, 'size-app[bot]');
    expect(await find()).toMatchObject({ by: { login: 'size-app[bot]' } });
  });

  it('is found behind 99 others', async () => {
    others(99);
    set(LABEL, 'mona');
    expect(await find()).toMatchObject({ kind: 'set', by: { login: 'mona' } });
  });

  it.each([
    [null, 'the account is gone'],
    [{ login: 7 }, 'GitHub names no account'],
    [{ login: 'mona](https://example.com)' }, 'GitHub names no account'],
    ['mona', 'GitHub names no account'],
  ])('is set though its actor is %j', async (actor, unknown) => {
    set(LABEL, 'mona');
    const at = '2026-03-02T09:00:01Z';
    scene.github.fail({ operation: EVENTS, status: 200, body: [event({ actor, created_at: at })] });
    expect(await find()).toEqual({ kind: 'set', by: { unknown }, at });
  });

  it('is set even if no event has it, as after a rename', async () => {
    pull.labels.push(LABEL);
    const by = { unknown: 'GitHub has no event that says who set it' };
    expect(await find()).toEqual({ kind: 'set', by, at: null });
  });

  it('was set by somebody unknown if the last event removed it', async () => {
    set(LABEL, 'mona');
    unset(LABEL, 'hubot');
    pull.labels.push(LABEL);
    expect(await find()).toMatchObject({ kind: 'set', by: { unknown: expect.any(String) }, at: null });
  });

  it('is set though the events cannot be read, and the permission is named', async () => {
    set(LABEL, 'mona');
    const body = { message: 'Resource not accessible by integration' };
    scene.github.fail({ operation: EVENTS, status: 403, body });
    const unknown =
      'Resource not accessible by integration (403); the token needs the permission pull-requests: read';
    expect(await find()).toEqual({ kind: 'set', by: { unknown }, at: null });
  });

  it('is read with nothing but permission to read', async () => {
    await scene.restart({ permission: 'read' });
    set(LABEL, 'mona');
    expect(await find()).toMatchObject({ kind: 'set', by: { login: 'mona' } });
  });
});

describe('a label that is not set', () => {
  it('takes one request, and no look at the events', async () => {
    set('image-size-ok-not', 'mona');
    set('ok', 'mona');
    expect(await find()).toEqual({ kind: 'not-set' });
    expect(scene.github.requests.map(({ operation }) => operation)).toEqual([LABELS]);
  });

  it('is not set any more after it was taken away', async () => {
    set(LABEL, 'mona');
    unset('IMAGE-SIZE-OK', 'mona');
    expect(await find()).toEqual({ kind: 'not-set' });
  });
});

describe('many events', () => {
  it('are read from the newest, on the last page first', async () => {
    for (let i = 0; i < 150; i++) {
      set('wip', 'hubot');
      unset('wip', 'hubot');
    }
    set(LABEL, 'mona');
    expect(await find()).toMatchObject({ by: { login: 'mona' } });
    expect(scene.github.requestsOf(EVENTS)).toHaveLength(2);
  });

  it('are in order on every page', async () => {
    others(120);
    set(LABEL, 'mona');
    unset(LABEL, 'mona');
    set(LABEL, 'hubot');
    scene.github.state.pullRequests[0]?.labels.splice(0, 50);
    expect(await find()).toMatchObject({ by: { login: 'hubot' } });
    expect(scene.github.requestsOf(EVENTS)).toHaveLength(2);
  });

  it('are looked through back to the first page', async () => {
    set(LABEL, 'mona');
    for (let i = 0; i < 125; i++) {
      set('wip', 'hubot');
      unset('wip', 'hubot');
    }
    expect(await find()).toMatchObject({ by: { login: 'mona' } });
    expect(scene.github.requestsOf(EVENTS)).toHaveLength(3);
  });

  it('are bounded: of 1,200 the newest 1,000 are read', async () => {
    set(LABEL, 'mona');
    for (let i = 0; i < 600; i++) {
      set('wip', 'hubot');
      unset('wip', 'hubot');
    }
    expect(await find()).toMatchObject({ kind: 'set', by: { unknown: expect.any(String) } });
    expect(scene.github.requestsOf(EVENTS)).toHaveLength(11);
  });

  it('are read from the front if a proxy drops the Link header', async () => {
    set(LABEL, 'mona');
    const page = (actor: string) => Array(100).fill(event({ actor: { login: actor } }));
    for (let i = 0; i < 2; i++) {
      scene.github.fail({ operation: EVENTS, nth: 1 + i, status: 200, body: page('hubot') });
    }
    scene.github.fail({
      operation: EVENTS,
      nth: 3,
      status: 200,
      body: [event({ actor: { login: 'mona' } })],
    });
    expect(await find()).toMatchObject({ by: { login: 'mona' } });
  });

  it.each([
    '<https://api.github.com/x?page=999999999>; rel="last", <https://api.github.com/x?page=2>; rel="next"',
    '<https://api.github.com/x?page=-3>; rel="last", <https://api.github.com/x?page=2>; rel="next"',
    '<https://api.github.com/x?page=1e9>; rel="last", <x>; rel="next"',
    'rel="next"',
    `${'<'.repeat(50_000)}; rel="next"`,
  ])('are bounded if the Link header is wrong: %.80s', async (link) => {
    set(LABEL, 'mona');
    const [headers, body] = [{ link: link.slice(0, 8000) }, [{ event: 'closed' }]];
    scene.github.fail({ operation: EVENTS, status: 200, headers, body, times: 500 });
    expect(await find()).toMatchObject({ kind: 'set', by: { unknown: expect.any(String) } });
    expect(scene.github.requestsOf(EVENTS).length).toBeLessThanOrEqual(101);
  });
});

describe('events of absurd shape', () => {
  it.each([
    null,
    7,
    'labeled',
    [],
    {},
    { event: 'labeled' },
    { event: 'labeled', label: null },
    { event: 'labeled', label: { name: 7 } },
    { event: ['labeled'], label: { name: LABEL } },
    { event: 'toString', label: { name: LABEL } },
    JSON.parse('{"__proto__": {"event": "labeled", "label": {"name": "image-size-ok"}}}'),
  ])('are passed over: %j', async (absurd) => {
    set(LABEL, 'mona');
    const real = event({ actor: { login: 'mona' }, created_at: '2026-03-02T09:00:01Z' });
    scene.github.fail({ operation: EVENTS, status: 200, body: [real, absurd] });
    expect(await find()).toMatchObject({ kind: 'set', by: { login: 'mona' } });
  });

  it.each([7, 'soon', '2026-03-02', null, {}, '<img src=x>'])('give no time if it is %j', async (time) => {
    set(LABEL, 'mona');
    const body = [event({ actor: { login: 'mona' }, created_at: time })];
    scene.github.fail({ operation: EVENTS, status: 200, body });
    expect(await find()).toEqual({ kind: 'set', by: { login: 'mona' }, at: null });
  });

  it.each([{ events: [] }, null, '<html>Sign in</html>'])('are no list: %j', async (body) => {
    set(LABEL, 'mona');
    scene.github.fail({ operation: EVENTS, status: 200, body });
    expect(await find()).toMatchObject({ kind: 'set', by: { unknown: expect.stringContaining('list') } });
  });
});

describe('labels that GitHub does not give', () => {
  it.each([
    [403, 'Resource not accessible by integration'],
    [404, 'Not Found'],
  ])('are unknown after %i, and the permission is named', async (status, message) => {
    scene.github.fail({ operation: LABELS, status, body: { message } });
    const reason = `GitHub did not return the labels of #7: ${message} (${status}); the token needs the permission pull-requests: read`;
    expect(await find()).toEqual({ kind: 'unknown', reason });
    expect(scene.clock.waits).toEqual([]);
  });

  it('are unknown of a pull request that is not there', async () => {
    expect(await find(LABEL, 8)).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    { status: 502, body: `<html>${'Unicorn! '.repeat(1000)}</html>` },
    { drop: true },
    { status: 429, headers: { 'retry-after': '1' } },
  ])('are asked for again, then unknown without blaming permissions', async (fault) => {
    set(LABEL, 'mona');
    scene.github.fail({ operation: LABELS, times: 99, ...fault });
    const state = await find();
    expect(state).toMatchObject({ kind: 'unknown', reason: expect.not.stringContaining('permission') });
    expect(JSON.stringify(state).length).toBeLessThan(450);
    expect(scene.github.requestsOf(LABELS)).toHaveLength(4);
  });

  it('are known if GitHub recovers in time', async () => {
    set(LABEL, 'mona');
    scene.github.fail({ operation: LABELS, status: 502 });
    scene.github.fail({ operation: EVENTS, status: 503 });
    expect(await find()).toMatchObject({ kind: 'set', by: { login: 'mona' } });
    expect(scene.clock.waits).toEqual([1000, 1000]);
  });

  it.each([[[{ name: null }]], [['image-size-ok']], [{ 0: { name: LABEL } }], ['<html>Sign in</html>']])(
    'are unknown where the answer is %j',
    async (body) => {
      scene.github.fail({ operation: LABELS, status: 200, body });
      expect(await find()).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('#7') });
    },
  );

  it('are unknown if the list never ends', async () => {
    const headers = { link: '<https://api.github.com/x?page=2>; rel="next"' };
    scene.github.fail({ operation: LABELS, status: 200, headers, body: [{ name: 'x' }], times: 1000 });
    expect(await find()).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('does not end') });
    expect(scene.github.requestsOf(LABELS)).toHaveLength(100);
  });
});
