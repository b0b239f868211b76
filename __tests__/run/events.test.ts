import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/action/event.ts';
import { imageLayout } from '../fakes/image-layout.ts';
import { BASE, HEAD, MERGE, MERGE_GROUP, onlyImage, PULL_REQUEST, PUSH, project, Scene } from './scene.ts';

const { kind: _kind, before: _before, ...FACTS } = PUSH;
const other = (name: string): RunEvent => ({ ...FACTS, kind: 'other', name });
const followed = (startedBy: string): RunEvent => ({ ...FACTS, kind: 'workflow-run', startedBy });
const TARGET: RunEvent = {
  ...FACTS,
  kind: 'pull-request-target',
  pullRequest: { number: 7, headSha: HEAD, baseSha: BASE, baseRef: 'main' },
};

const scene = () => new Scene(project('Api', 4000), project('Api', 3000));
const image = () => ({ image: `oci-layout://${imageLayout()}`, name: 'shop' });

/** The events of which a run builds the code, and the commit that it is compared with. */
const BUILT: readonly (readonly [string, RunEvent, object])[] = [
  ['pull_request', PULL_REQUEST, { commit: BASE, source: 'built' }],
  ['push', PUSH, { commit: BASE, source: 'built' }],
  ['merge_group', MERGE_GROUP, { commit: BASE, source: 'built' }],
  ...['schedule', 'workflow_dispatch', 'release', 'create'].map(
    (name) =>
      [
        name,
        other(name),
        { missing: expect.stringMatching(new RegExp(`^${name} does not name a commit`)) },
      ] as const,
  ),
  [
    'workflow_run that follows a push',
    followed('push'),
    { missing: expect.stringMatching(/^workflow_run does not name/) },
  ],
];

describe.each(BUILT)('on %s', (_name, event, baseline) => {
  it('the code is built, measured and compared, and reported in the summary', async () => {
    const here = scene();
    const result = await here.run({ comment: 'always' }, event);
    expect([result.exitCode, result.step.outputs.verdict]).toEqual([0, 'pass']);
    expect(onlyImage(result).baseline).toMatchObject(baseline);
    expect(result.headline).toMatch(/^### ✅ Api: /);
    expect(result.step.warnings).toEqual([]);
    expect(result.report).toMatchObject({
      headCommit: event.headCommit,
      measuredCommit: MERGE,
      pullRequest: event.kind === 'pull-request' ? 7 : null,
    });
    expect(here.github.requests).toHaveLength(event.kind === 'pull-request' ? 1 : 0);
  });
});

/** The events that have secrets and a token that may write, while the code is a pull request's. */
const REFUSED: readonly (readonly [string, string, RunEvent])[] = [
  ['pull_request_target', 'pull_request_target', TARGET],
  ['workflow_run that follows a pull_request', 'workflow_run', followed('pull_request')],
  ['workflow_run that follows a pull_request_target', 'workflow_run', followed('pull_request_target')],
  ['workflow_run that follows a pull_request_review', 'workflow_run', followed('pull_request_review')],
];

describe.each(REFUSED)('on %s', (_name, named, event) => {
  it('nothing is built: the step fails, and the message points to pull_request', async () => {
    const here = scene();
    const result = await here.run({}, event);
    expect(result.exitCode).toBe(1);
    expect(here.sdk.published).toEqual([]);
    expect(result.step.errors).toEqual([
      expect.stringMatching(new RegExp(`refuses to do so on ${named}: .*secrets.* Run it on pull_request`)),
    ]);
    expect(result.step.outputs).toEqual({ verdict: 'fail' });
    expect(result.headline).toMatch(/^### ❌ This action builds the code .* refuses to /);
    expect([here.github.requests, here.github.askedFor, here.cache.asked]).toEqual([[], [], []]);
  });

  it('an image that exists is measured', async () => {
    const result = await scene().run({ ...image(), baseline: 'none' }, event);
    expect([result.exitCode, onlyImage(result).name]).toEqual([0, 'shop']);
  });
});

it('a push that creates a branch has nothing to be compared with, and says so', async () => {
  const result = await scene().run({}, { ...FACTS, kind: 'push', before: null });
  expect(result.exitCode).toBe(0);
  expect(onlyImage(result).baseline).toMatchObject({ missing: expect.stringMatching(/^this push created /) });
});

it('a checkout that is neither the merge commit nor the head has no baseline, and says so', async () => {
  const here = scene();
  here.git.commit('d'.repeat(40), {}, [MERGE]);
  const result = await here.run();
  expect(result.exitCode).toBe(0);
  expect(onlyImage(result).baseline).toMatchObject({
    missing: expect.stringMatching(/^ddddddd is checked out, which is neither/),
  });
});
