import { describe, expect, it } from 'vitest';
import type { LabelOverride, OverrideGiver } from '../../src/github/override.ts';
import { MERGE_GROUP, onlyImage, PULL_REQUEST, PUSH, project, Scene } from './scene.ts';

const TOO_MUCH = { 'max-increase': '1 kB' };

const by = (pullRequest: number, login: string, at: string | null = null): OverrideGiver => ({
  pullRequest,
  by: { login },
  at,
});

/** A change of 10 kB. */
function scene(label?: LabelOverride): Scene {
  const here = new Scene(project('Api', 14_000), project('Api', 4000));
  if (label) here.github.label = label;
  return here;
}

describe('the override label', () => {
  it('makes warnings of the limits that are exceeded, and the report says who set it and when', async () => {
    const here = scene({ kind: 'given', by: [by(7, 'octocat', '2026-11-24T10:00:00Z')] });
    const result = await here.run({ ...TOO_MUCH, 'max-size': '1 kB' });
    expect([result.exitCode, result.step.outputs.verdict]).toEqual([0, 'warn']);
    expect(result.report).toMatchObject({
      overrideLabel: 'image-size-ok',
      override: { label: 'image-size-ok', by: 'octocat', at: '2026-11-24T10:00:00Z' },
    });
    const accepted = /accepted by label image-size-ok, set by octocat$/;
    expect(onlyImage(result).limits).toMatchObject([
      { name: 'max-increase', verdict: 'warn', overridden: true, reason: expect.stringMatching(accepted) },
      { name: 'max-size', verdict: 'warn', overridden: true, reason: expect.stringMatching(accepted) },
    ]);
    expect(result.step.errors).toEqual([]);
    expect(result.step.warnings).toHaveLength(2);
    expect(result.step.summary).toMatch(/octocat/);
    expect(here.github.askedFor).toEqual(['image-size-ok']);
  });

  it('accepts nothing if it is not set: the error says which label would', async () => {
    const result = await scene({ kind: 'not-given', missing: [7] }).run(TOO_MUCH);
    expect([result.exitCode, result.report?.override]).toEqual([1, null]);
    expect(result.step.errors).toEqual([expect.stringMatching(/; add label image-size-ok to accept it$/)]);
    expect(result.log.infos).toContain('The label image-size-ok is not on #7.');
  });

  it('accepts nothing if it cannot be looked up, with a warning', async () => {
    const result = await scene({ kind: 'unknown', reason: 'GitHub answered 503' }).run(TOO_MUCH);
    expect([result.exitCode, result.report?.override]).toEqual([1, null]);
    expect(result.log.warnings).toEqual([
      'The label image-size-ok cannot be looked up, so it accepts nothing: GitHub answered 503',
    ]);
  });

  it('can have another name', async () => {
    const here = scene({ kind: 'given', by: [by(7, 'octocat')] });
    const result = await here.run({ ...TOO_MUCH, 'override-label': 'big is fine' });
    expect(here.github.askedFor).toEqual(['big is fine']);
    expect(result.report?.override).toEqual({ label: 'big is fine', by: 'octocat', at: null });
  });

  it('can be switched off: then GitHub is not asked, and no label is offered', async () => {
    const here = scene({ kind: 'given', by: [by(7, 'octocat')] });
    const result = await here.run({ ...TOO_MUCH, 'override-label': 'none' });
    expect([result.exitCode, result.report?.overrideLabel, here.github.askedFor]).toEqual([1, null, []]);
    expect(result.step.errors).toEqual([expect.stringMatching(/over max-increase 1 kB$/)]);
  });

  it('is not asked for if no limit is exceeded', async () => {
    const here = scene({ kind: 'given', by: [by(7, 'octocat')] });
    const result = await here.run({ 'warn-increase': '1 kB', 'max-increase': '1 GB' });
    expect([result.exitCode, result.report?.override, here.github.askedFor]).toEqual([0, null, []]);
  });

  it('does not make an image pass that could not be measured', async () => {
    const here = new Scene(project('Api', 10, { 'Program.cs': 'int x = "text";\n' }), project('Api', 10));
    here.github.label = { kind: 'given', by: [by(7, 'octocat')] };
    const result = await here.run(TOO_MUCH);
    expect([result.exitCode, result.step.outputs.verdict]).toEqual([1, 'fail']);
  });
});

describe('in a merge group', () => {
  it('the label counts if every pull request has it', async () => {
    const here = scene({ kind: 'given', by: [by(7, 'octocat'), by(8, 'hubot')] });
    const result = await here.run(TOO_MUCH, MERGE_GROUP);
    expect([result.exitCode, result.step.outputs.verdict]).toEqual([0, 'warn']);
    expect(result.report?.override).toEqual({ label: 'image-size-ok', by: 'octocat, hubot', at: null });
  });

  it('the step fails if one does not have it, and the log says which', async () => {
    const result = await scene({ kind: 'not-given', missing: [8] }).run(TOO_MUCH, MERGE_GROUP);
    expect([result.exitCode, result.report?.override]).toEqual([1, null]);
    expect(result.log.infos).toContain('The label image-size-ok is not on #8.');
  });
});

it.each([
  ['push', PUSH],
  ['workflow_dispatch', { ...PUSH, kind: 'other', name: 'workflow_dispatch' }],
] as const)('on %s there is no pull request that could have the label', async (_name, event) => {
  const here = scene({ kind: 'given', by: [by(7, 'octocat')] });
  const result = await here.run({ 'max-size': '1 kB' }, event);
  expect([result.exitCode, result.report?.overrideLabel, here.github.askedFor]).toEqual([1, null, []]);
  expect(result.step.errors).toEqual([expect.stringMatching(/over max-size 1 kB$/)]);
});

it('the label is part of a pull request only: the same event without it fails', async () => {
  expect((await scene().run(TOO_MUCH, PULL_REQUEST)).exitCode).toBe(1);
});
