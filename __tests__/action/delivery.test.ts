import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Delivery, deliver, deliverFailure } from '../../src/action/delivery.ts';
import type { RunEvent } from '../../src/action/event.ts';
import type { CommentOutcome, CommentRequest } from '../../src/github/comments.ts';
import { UserError } from '../../src/model/user-error.ts';
import type { Report } from '../../src/report/report.ts';
import { pullRequestRun, runFacts } from '../fakes/run-facts.ts';
import { StepFake } from '../fakes/step.ts';
import { testFolder } from '../fakes/test-folder.ts';
import { appLayer, debian } from '../model/measured.ts';
import { comparedReport, imageReport, report } from '../render/report-fixture.ts';

class CommentsFake {
  readonly requests: CommentRequest[] = [];
  readonly outcome: CommentOutcome;
  readonly runner: StepFake;

  constructor(
    runner: StepFake,
    outcome: CommentOutcome = { kind: 'created', url: 'https://github.com/c/1' },
  ) {
    this.runner = runner;
    this.outcome = outcome;
  }

  async upsert(request: CommentRequest): Promise<CommentOutcome> {
    this.runner.written.push('comment');
    this.requests.push(request);
    return this.outcome;
  }
}

const facts = runFacts();
const pullRequest = pullRequestRun(facts);

async function delivery(changes: Partial<Delivery> = {}): Promise<Delivery> {
  const reportDir = testFolder();
  return {
    report: report([imageReport()]),
    outputs: { 'download-size': '97250000' },
    inputs: { comment: 'changes', reportDir, token: 'ghs_x' },
    commentKey: 'key',
    event: pullRequest,
    ...changes,
  };
}

async function delivered(changes: Partial<Delivery> = {}, outcome?: CommentOutcome) {
  const runner = new StepFake();
  const comments = new CommentsFake(runner, outcome);
  const what = await delivery(changes);
  await deliver(what, runner, async () => comments);
  return { runner, comments, what };
}

describe('delivering a report', () => {
  it('sets outputs first, then writes the summary, then comments', async () => {
    const { runner } = await delivered();
    expect(runner.written).toEqual([
      'output download-size',
      'output report',
      'summary',
      'comment',
      'output comment-url',
    ]);
  });

  it('writes report.json and report.md into the folder of the input', async () => {
    const { runner, what } = await delivered();
    const folder = what.inputs.reportDir ?? '';
    expect(runner.outputs.report).toBe(join(folder, 'report.json'));
    expect(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))).toEqual(what.report);
    expect((await stat(join(folder, 'report.md'))).size).toBeGreaterThan(100);
  });

  it('comments even if the summary cannot be written, and warns', async () => {
    const runner = new StepFake();
    runner.summaryFault = 'disk full';
    const comments = new CommentsFake(runner);
    await deliver(await delivery(), runner, async () => comments);
    expect(runner.warnings).toEqual(['Could not write the job summary: disk full']);
    expect(comments.requests).toHaveLength(1);
  });

  it.each(['push', 'other', 'merge-group'] as const)('comments on no pull request on %s', async (kind) => {
    const events: Record<typeof kind, RunEvent> = {
      push: { ...facts, kind: 'push', before: null },
      other: { ...facts, kind: 'other', name: 'workflow_dispatch' },
      'merge-group': { ...facts, kind: 'merge-group', baseSha: 'c'.repeat(40), headRef: 'x' },
    };
    const { comments, runner } = await delivered({ event: events[kind] });
    expect(comments.requests).toEqual([]);
    expect(runner.summary).toContain('Shop.Api');
  });
});

describe('the comment', () => {
  it.each([
    ['always', 'pass', 'create-or-update'],
    ['changes', 'pass', 'create-or-update'],
    ['on-failure', 'pass', 'update-only'],
    ['on-failure', 'fail', 'create-or-update'],
  ] as const)('of mode %s on a verdict of %s is %s', async (comment, verdict, mode) => {
    const inputs = { ...(await delivery()).inputs, comment };
    const { comments } = await delivered({ inputs, report: report([imageReport()], { verdict }) });
    expect(comments.requests).toMatchObject([{ number: 7, mode }]);
  });

  const app = appLayer('v1', 1_000_000, 3_000_000);
  const grown = appLayer('v2', 2_000_000, 5_000_000);
  const same = comparedReport({ app: [app] }, { app: [app] });
  const gone = { name: 'Old', project: null, platform: 'linux/amd64', sizes: { download: 1, disk: 1 } };

  const changes: readonly (readonly [string, Report, 'update-only' | 'create-or-update'])[] = [
    ['nothing changed', report([same]), 'update-only'],
    [
      'only the base image drifted',
      report([comparedReport({ app: [app], base: [debian] }, { app: [app] })]),
      'update-only',
    ],
    [
      'the same files were compressed differently',
      report([comparedReport({ app: [{ ...app, id: 'again', download: 1_000_004 }] }, { app: [app] })]),
      'update-only',
    ],
    [
      'something changed',
      report([same, comparedReport({ app: [grown] }, { app: [app] })]),
      'create-or-update',
    ],
    [
      'that is not known',
      report([comparedReport({ app: [app] }, { missing: 'first run' })]),
      'create-or-update',
    ],
    ['an image was removed', report([same], { removed: [gone] }), 'create-or-update'],
    ['a limit warns', report([same], { verdict: 'warn' }), 'create-or-update'],
    ['an image failed', report([same], { verdict: 'fail' }), 'create-or-update'],
  ];

  // FluidFramework, posthog: most comments reported no change, or builds that are not reproducible.
  it.each(changes)('of mode changes if %s', async (_why, what, mode) => {
    const { comments } = await delivered({ report: what });
    expect(comments.requests).toMatchObject([{ mode }]);
  });

  it('is not made if the input says never', async () => {
    const inputs = { ...(await delivery()).inputs, comment: 'never' as const };
    expect((await delivered({ inputs })).comments.requests).toEqual([]);
  });

  it('has the key of the run', async () => {
    expect((await delivered({ commentKey: 'mine' })).comments.requests).toMatchObject([{ key: 'mine' }]);
  });

  it('is not tried without a token, and a warning says so', async () => {
    const inputs = { ...(await delivery()).inputs, token: '' };
    const { runner, comments } = await delivered({ inputs });
    expect(comments.requests).toEqual([]);
    expect(runner.warnings).toEqual([expect.stringContaining('Input github-token is empty')]);
  });

  it('names the missing permission if the token may not comment', async () => {
    const outcome = {
      kind: 'denied',
      permission: 'pull-requests: write',
      status: 403,
      message: 'Resource not accessible',
    } as const;
    const { runner } = await delivered({}, outcome);
    expect(runner.warnings).toEqual([
      expect.stringContaining('It needs the permission pull-requests: write'),
    ]);
    expect(runner.outputs['comment-url']).toBeUndefined();
  });

  it('is a warning if GitHub does not accept it', async () => {
    const { runner } = await delivered({}, { kind: 'failed', status: 502, message: 'Bad gateway' });
    expect(runner.warnings).toEqual([expect.stringContaining('502: Bad gateway')]);
  });
});

describe('an error that ended a run before there was anything to report', () => {
  const wrong = new UserError('Input builder: "x"');

  it('sets the verdict, and is the summary', async () => {
    const runner = new StepFake();
    await deliverFailure(wrong, runner);
    expect([runner.outputs, runner.summary]).toEqual([
      { verdict: 'fail' },
      '### ❌ Input builder: "x"\n\n\n',
    ]);
  });

  it('is a warning if even that cannot be written', async () => {
    const runner = new StepFake();
    runner.summaryFault = 'disk full';
    await deliverFailure(wrong, runner);
    expect(runner.warnings).toEqual(['Could not write the job summary: disk full']);
  });

  it('has no summary if it is a bug', async () => {
    const runner = new StepFake();
    await deliverFailure(new TypeError('x is undefined'), runner);
    expect(runner.written).toEqual([]);
  });
});
