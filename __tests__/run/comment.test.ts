import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GitHubCalls, gitHubCalls } from '../../src/action/github-calls.ts';
import { MAX_COMMENT_LENGTH, marker } from '../../src/github/comment-marker.ts';
import type { Files } from '../fakes/checkout.ts';
import type { FakeComment } from '../fakes/github/state.ts';
import { StepFake } from '../fakes/step.ts';
import { useGitHub } from '../github/scene.ts';
import { BASE, type Ended, HEAD, PULL_REQUEST, project, Scene } from './scene.ts';

const BOT = 'github-actions[bot]';
const KEY = { 'comment-key': 'image-size' };
const MARKER = marker('image-size');
const TOO_SMALL = { 'max-size': '1 kB' };

const hub = useGitHub(({ state }) => {
  state.addPullRequest({ number: 7, headSha: HEAD, baseSha: BASE });
});

/** A run on pull request 7 with GitHub's stand-in. */
function comment(
  here: Scene,
  inputs: Readonly<Record<string, string>> = {},
  token = 'ghs_token',
): Promise<Ended> {
  const event = { ...PULL_REQUEST, apiUrl: hub.github.url };
  const github: GitHubCalls = gitHubCalls(event, token, hub.clock);
  return here.run({ ...KEY, ...inputs, 'github-token': token }, event, { github });
}

const changed = () => new Scene(project('Api', 4000), project('Api', 3000));
const unchanged = () => new Scene(project('Api', 4000), project('Api', 4000));
const withoutBaseline = () => new Scene(project('Api', 4000));

const ours = (): readonly FakeComment[] =>
  hub.github.state.commentsOf(7).filter(({ author }) => author === BOT);
const firstLine = () => ours().at(-1)?.body.split('\n')[1];

describe('the comment', () => {
  it('is created, then updated, never duplicated, among 250 others and next to a forged one', async () => {
    const { state } = hub.github;
    for (let i = 0; i < 125; i++) state.addComment(7, 'octocat', `Comment ${i}`);
    const forged = state.addComment(7, 'mallory', `${MARKER}\n### ✅ all is well`);
    for (let i = 125; i < 250; i++) state.addComment(7, BOT, `Of another workflow: ${i}`);
    const others = structuredClone(state.commentsOf(7));

    const first = await comment(changed());
    const created = structuredClone(ours().at(-1));
    expect(created?.body.split('\n')[0]).toBe(MARKER);
    expect(firstLine()).toMatch(/^### ✅ Api: \+[\d.]+ k?B to download \(/);
    expect(first.step.outputs['comment-url']).toMatch(new RegExp(`/pull/7#issuecomment-${created?.id}$`));

    const second = await comment(changed(), TOO_SMALL);
    expect(ours().at(-1)?.id).toBe(created?.id);
    expect(firstLine()).toMatch(/^### ❌ Api: .* over max-size 1 kB; add label image-size-ok to accept it$/);
    expect(second.step.outputs['comment-url']).toBe(first.step.outputs['comment-url']);

    await comment(changed(), TOO_SMALL);
    expect(state.commentsOf(7).slice(0, -1)).toEqual(others);
    expect(ours().at(-1)?.id).toBe(created?.id);
    expect(forged.body).toBe(`${MARKER}\n### ✅ all is well`);
  });

  it('says what the job summary says', async () => {
    const { step } = await comment(changed());
    expect(ours()[0]?.body).toBe(`${MARKER}\n${step.summary}`);
  });

  it('is one for each key: by default of workflow, job and what is measured', async () => {
    const noKey = { 'comment-key': '' };
    await comment(changed(), noKey);
    await comment(changed(), noKey);
    await comment(changed(), { ...noKey, project: 'Api/Api.csproj' });
    await comment(changed(), { ...noKey, name: 'Shop' });
    expect(ours()).toHaveLength(3);
    expect(new Set(ours().map(({ body }) => body.split('\n')[0])).size).toBe(3);
  });
});

type Made = 'created' | 'not created';

describe.each<{
  mode: string;
  whenChanged: Made;
  whenUnchanged: Made;
  whenUnknown: Made;
  whenWarned: Made;
  whenFailed: Made;
}>([
  {
    mode: 'always',
    whenChanged: 'created',
    whenUnchanged: 'created',
    whenUnknown: 'created',
    whenWarned: 'created',
    whenFailed: 'created',
  },
  {
    mode: 'changes',
    whenChanged: 'created',
    whenUnchanged: 'not created',
    whenUnknown: 'created',
    whenWarned: 'created',
    whenFailed: 'created',
  },
  {
    mode: 'on-failure',
    whenChanged: 'not created',
    whenUnchanged: 'not created',
    whenUnknown: 'not created',
    whenWarned: 'not created',
    whenFailed: 'created',
  },
  {
    mode: 'never',
    whenChanged: 'not created',
    whenUnchanged: 'not created',
    whenUnknown: 'not created',
    whenWarned: 'not created',
    whenFailed: 'not created',
  },
])('with comment: $mode', ({ mode, whenChanged, whenUnchanged, whenUnknown, whenWarned, whenFailed }) => {
  it.each<{
    when: string;
    here: () => Scene;
    inputs?: Readonly<Record<string, string>>;
    made: Made;
    verdict?: 'pass' | 'warn' | 'fail';
  }>([
    { when: 'an image changed', here: changed, made: whenChanged },
    { when: 'nothing changed', here: unchanged, made: whenUnchanged },
    { when: 'there is no baseline', here: withoutBaseline, made: whenUnknown },
    // It was over the limit before.
    { when: 'a limit warns', here: unchanged, inputs: TOO_SMALL, made: whenWarned, verdict: 'warn' },
    { when: 'a limit is exceeded', here: changed, inputs: TOO_SMALL, made: whenFailed, verdict: 'fail' },
  ])('a comment is $made if $when', async ({ here, inputs = {}, made, verdict = 'pass' }) => {
    const { step, exitCode } = await comment(here(), { ...inputs, comment: mode });
    expect(ours()).toHaveLength(made === 'created' ? 1 : 0);
    expect(step.outputs['comment-url'] ?? '').toMatch(made === 'created' ? /issuecomment/ : /^$/);
    expect(step.summary).toMatch(/^### /);
    expect([step.outputs.verdict, exitCode]).toEqual([verdict, verdict === 'fail' ? 1 : 0]);
  });

  it('an existing comment is kept up to date, unless the mode is never', async () => {
    await comment(changed(), { ...TOO_SMALL, comment: 'always' });
    const id = ours()[0]?.id;
    const before = firstLine();
    const asked = hub.github.requests.length;
    const { step } = await comment(unchanged(), { comment: mode });
    expect(ours().map((one) => one.id)).toEqual([id]);
    if (mode === 'never') {
      expect(firstLine()).toBe(before);
      expect(hub.github.requests).toHaveLength(asked);
    } else {
      expect(firstLine()).toMatch(/^### ✅ Api: no change \([\d.]+ kB to download\)$/);
      expect(step.outputs['comment-url']).toMatch(new RegExp(`#issuecomment-${id}$`));
    }
  });
});

describe('a new image, and one that was removed', () => {
  const both: Files = { ...project('Api', 4000), ...project('Web', 4000) };

  it('calls for a comment each', async () => {
    await comment(new Scene(both, project('Api', 4000)));
    expect(firstLine()).toMatch(/^### ✅ .*Web new \([\d.]+ kB\); 1 unchanged$/);
    await comment(new Scene(project('Api', 4000), both));
    expect(firstLine()).toMatch(/^### ✅ .*Web removed; 1 unchanged$/);
  });
});

describe('if GitHub does not accept the comment', () => {
  const delivered = ({ step, exitCode }: Ended, code = 0) => {
    expect(exitCode).toBe(code);
    expect(step.summary).toMatch(/^### /);
    expect(step.outputs.report).toMatch(/report\.json$/);
    expect(step.outputs['comment-url']).toBeUndefined();
  };

  it('because the token may not, a warning names the permission, and the exit code stays', async () => {
    await hub.restart({ permission: 'read' });
    const passed = await comment(changed());
    expect(passed.step.warnings).toEqual([
      expect.stringMatching(
        /may not comment .*403: Resource not accessible.*permission pull-requests: write/,
      ),
    ]);
    delivered(passed);
    delivered(await comment(changed(), TOO_SMALL), 1);
    expect(ours()).toEqual([]);
  });

  it('because there is no token, a warning says so, and GitHub is not asked', async () => {
    const result = await comment(changed(), {}, '');
    expect(result.step.warnings).toEqual([expect.stringMatching(/^Input github-token is empty/)]);
    delivered(result);
    expect(hub.github.requests).toEqual([]);
  });

  it.each([500, 502, 503])(
    'because it answers %i again and again, a warning has the status',
    async (status) => {
      hub.github.fail({ operation: 'issues/list-comments', status, times: 100 });
      hub.github.fail({ operation: 'issues/create-comment', status, times: 100 });
      const result = await comment(changed());
      expect(result.step.warnings).toEqual([
        expect.stringMatching(new RegExp(`^GitHub did not accept the comment \\(${status}: `)),
      ]);
      delivered(result);
      expect(hub.clock.waits.length).toBeGreaterThan(0);
    },
  );

  it('because nobody answers, a warning says so', async () => {
    hub.github.fail({ operation: 'issues/list-comments', drop: true, times: 100 });
    hub.github.fail({ operation: 'issues/create-comment', drop: true, times: 100 });
    const result = await comment(changed());
    expect(result.step.warnings).toEqual([
      expect.stringMatching(/^GitHub did not accept the comment \(no usable answer: /),
    ]);
    delivered(result);
  });

  it('because the answer makes no sense, a warning says so', async () => {
    hub.github.fail({
      operation: 'issues/create-comment',
      status: 201,
      body: { hello: 'world' },
      times: 100,
    });
    const result = await comment(changed());
    expect(result.step.warnings).toEqual([expect.stringMatching(/^GitHub did not accept the comment \(/)]);
    delivered(result);
  });

  it('at first, it is tried again: a 502 leaves one comment, even if it had created one', async () => {
    const body = '<html><head><title>502 Bad Gateway</title></head></html>';
    hub.github.fail({ operation: 'issues/list-comments', status: 502, body });
    hub.github.fail({ operation: 'issues/create-comment', status: 502, body, carriedOut: true });
    const { step, exitCode } = await comment(changed());
    expect([exitCode, step.warnings, ours().length]).toEqual([0, [], 1]);
    expect(step.outputs['comment-url']).toMatch(new RegExp(`#issuecomment-${ours()[0]?.id}$`));
  });
});

describe('a report that is longer than a comment may be', () => {
  it('is shortened in the comment, says so, and is whole in report.md', async () => {
    const many = Object.assign(
      {},
      ...Array.from({ length: 60 }, (_, i) => project(`Service.With.A.Long.Name.${i}`, 1000)),
    ) as Files;
    const { step } = await comment(new Scene(many), { 'max-size': '1 kB', 'max-disk-size': '1 kB' });
    const [only] = ours();
    expect(only?.body.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH);
    expect(only?.body).toContain('_Shortened: the whole report is in report.json._');
    const whole = await readFile(join(dirname(step.outputs.report ?? ''), 'report.md'), 'utf8');
    expect(whole).not.toContain('_Shortened');
    expect(whole.length).toBeGreaterThan(MAX_COMMENT_LENGTH);
    expect(step.summary).toBe(whole);
  });
});

describe('a summary that cannot be written', () => {
  it('is a warning, and the comment is delivered', async () => {
    const step = new StepFake();
    step.summaryFault = 'disk full';
    const result = await changed().run({}, PULL_REQUEST, { step });
    expect(result.exitCode).toBe(0);
    expect(step.warnings).toEqual(['Could not write the job summary: disk full']);
    expect(step.outputs['comment-url']).toMatch(/issuecomment-1$/);
  });
});
