import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { commentRoom } from '../github/comment-marker.ts';
import type { CommentOutcome, PullRequestComments } from '../github/comments.ts';
import { UserError } from '../model/user-error.ts';
import { temporaryRoot } from '../process/temporary-root.ts';

import { renderFailure, renderMarkdown } from '../render/markdown.ts';
import type { Report } from '../report/report.ts';
import type { RunEvent } from './event.ts';
import type { CommentMode, Inputs } from './inputs.ts';

/** What a step hands to the runner, as @actions/core offers it. */
export interface Runner {
  setOutput(name: string, value: string): void;
  writeSummary(markdown: string): Promise<void>;
  info(message: string): void;
  warning(message: string, title?: string): void;
}

/** Values of outputs by name; a figure that is not known is an empty string. */
export type Outputs = Readonly<Record<string, string>>;

// GitHub drops a summary of more than 1024 KiB. A UTF-16 unit takes at most three bytes in UTF-8.
const SUMMARY_ROOM = Math.floor((1024 * 1024) / 3);

export interface Delivery {
  readonly report: Report;
  readonly outputs: Outputs;
  readonly inputs: Pick<Inputs, 'comment' | 'reportDir' | 'token'>;
  /** Key of this run's comment. */
  readonly commentKey: string;
  readonly event: RunEvent;
}

/**
 * Outputs first, then the job summary, then the comment. If one of them fails, that is a warning, and the others are
 * delivered.
 */
export async function deliver(
  delivery: Delivery,
  runner: Runner,
  comments: () => Promise<PullRequestComments>,
): Promise<void> {
  const { report, outputs, inputs } = delivery;
  const step = (what: string, part: () => Promise<void>) => attempt(what, part, runner);
  await step('set the outputs', async () => {
    for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, value);
  });
  await step('write the report files', async () => {
    const files = await writeReports(report, inputs.reportDir);
    runner.setOutput('report', files.json);
    runner.info(`Report: ${files.json}`);
  });
  await step('write the job summary', () => runner.writeSummary(renderMarkdown(report, SUMMARY_ROOM)));
  await step('comment on the pull request', () => comment(delivery, runner, comments));
}

/** Delivers an error that ended a run before there was anything to report. A bug has only its annotation. */
export async function deliverFailure(error: unknown, runner: Runner): Promise<void> {
  if (!(error instanceof UserError)) return;
  await attempt('set the outputs', async () => runner.setOutput('verdict', 'fail'), runner);
  await attempt('write the job summary', () => runner.writeSummary(renderFailure(error.message)), runner);
}

async function attempt(what: string, part: () => Promise<void>, runner: Runner): Promise<void> {
  try {
    await part();
  } catch (error) {
    runner.warning(`Could not ${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** @returns the path of report.json. */
async function writeReports(report: Report, reportDir: string | undefined): Promise<{ json: string }> {
  const folder = reportDir === undefined ? await temporaryFolder() : resolve(reportDir);
  await mkdir(folder, { recursive: true });
  const json = join(folder, 'report.json');
  await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(folder, 'report.md'), renderMarkdown(report, Number.POSITIVE_INFINITY));
  return { json };
}

/** Not in the workspace, because Docker builds would send it as part of their context. */
async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(temporaryRoot(), 'aspnet-image-size-'));
}

async function comment(
  { report, inputs, event, commentKey: key }: Delivery,
  runner: Runner,
  comments: () => Promise<PullRequestComments>,
): Promise<void> {
  if (event.kind !== 'pull-request' || inputs.comment === 'never') return;
  if (inputs.token === '') {
    runner.warning(
      'Input github-token is empty, so there is no comment. The same report is in the job summary.',
    );
    return;
  }
  const outcome = await (await comments()).upsert({
    number: event.pullRequest.number,
    key,
    body: renderMarkdown(report, commentRoom(key)),
    mode: mayCreate(inputs.comment, report) ? 'create-or-update' : 'update-only',
  });
  reportComment(outcome, runner);
}

/** Whether a new comment is worth it. A comment that exists is updated in any case. */
function mayCreate(mode: CommentMode, report: Report): boolean {
  switch (mode) {
    case 'never':
      return false;
    case 'on-failure':
      return report.verdict === 'fail';
    case 'changes':
      return report.verdict !== 'pass' || report.removed.length > 0 || report.images.some(mayHaveChanged);
    case 'always':
      return true;
  }
}

/** Without a baseline an image may have changed. Base drift alone is not a change of the pull request. */
function mayHaveChanged({ comparison }: Report['images'][number]): boolean {
  return comparison?.noChange !== true;
}

function reportComment(outcome: CommentOutcome, runner: Runner): void {
  switch (outcome.kind) {
    case 'created':
    case 'updated':
    case 'unchanged':
      runner.setOutput('comment-url', outcome.url);
      runner.info(`Comment ${outcome.kind}: ${outcome.url}`);
      if (outcome.warning !== undefined) runner.warning(outcome.warning);
      return;
    case 'skipped':
      runner.info('No comment: by input comment, this result needs none.');
      return;
    case 'denied':
      runner.warning(
        `The token may not comment on this pull request (${outcome.status}: ${outcome.message}). It needs the permission ${outcome.permission}; pull requests from forks and from Dependabot never have it. The same report is in the job summary.`,
      );
      return;
    case 'failed':
      runner.warning(
        `GitHub did not accept the comment (${outcome.status ?? 'no usable answer'}: ${outcome.message}). The same report is in the job summary.`,
      );
  }
}
