import { basename } from 'node:path';
import { deliver, type Runner } from './action/delivery.ts';
import type { RunEvent } from './action/event.ts';
import type { GitHubCalls } from './action/github-calls.ts';
import type { Inputs } from './action/inputs.ts';
import { figureOutputs } from './action/outputs.ts';
import { acceptedBy } from './action/override.ts';
import { type BaselineTools, findBaseline } from './baseline/find-baseline.ts';
import { pair } from './baseline/found-baseline.ts';
import { keepForLater } from './baseline/keep.ts';
import type { Places } from './build/choose-builder.ts';
import { compareWith } from './compare/comparison.ts';
import { worst } from './limits/limits.ts';
import type { Override } from './limits/override.ts';
import { type Failure, findTargets, measureAll } from './measure/measure-all.ts';
import { formatPlatform } from './model/image.ts';
import type { Measured } from './model/measured.ts';
import { UserError } from './model/user-error.ts';
import { VERSION } from './model/version.ts';
import { accept, type ImageResult, imageResult } from './report/image-result.ts';
import type { Report } from './report/report.ts';
import { reportImage } from './report/report-image.ts';
import { reportSizes } from './report/report-sizes.ts';

const MAX_DETAILS = 5;

/** A run's end: what was reported, and the images that could not be measured. */
export interface Outcome {
  readonly report: Report;
  readonly failures: readonly Failure[];
}

export interface RunTools extends BaselineTools {
  readonly runner: Runner;
  readonly commentKey: string;
  readonly github: GitHubCalls;
}

/** The story of a run. Whatever happens to one image, the others are measured and everything is reported. */
export async function run(
  inputs: Inputs,
  event: RunEvent,
  places: Places,
  tools: RunTools,
): Promise<Outcome> {
  if (!inputs.image) refuseForeignCode(event);
  const { targets, failures: unplanned } = await findTargets(inputs, places, tools);
  const request = { inputs, event, places, targets };
  const { head, baseline, builtUnder } = await findBaseline(request, tools, () =>
    measureAll(targets, inputs, places, tools),
  );
  const failures = [...unplanned, ...head.failures];
  const { baselines, removed } = pair(head.measurements, baseline, failures);
  const judged = [...baselines].map(([image, earlier]) =>
    imageResult(compareWith(image, earlier), inputs.limits),
  );
  const label = heededLabel(inputs, event);
  const override = await acceptedBy(judged, label, tools.github.override, tools.log);
  const results = judged.map((result) => accept(result, override));
  const report = assemble({ results, failures, removed, label, override }, event);
  const outputs = figureOutputs(results, report);
  const { runner, github, commentKey } = tools;
  await deliver({ report, outputs, inputs, event, commentKey }, runner, github.comments);
  if (failures.length === 0) await keepForLater({ ...request, ...head, baseline, builtUnder }, tools);
  return { report, failures };
}

/** The label that accepts what passes the limits, on events that have pull requests to carry it. */
function heededLabel({ overrideLabel }: Inputs, { kind }: RunEvent): string | undefined {
  return kind === 'pull-request' || kind === 'merge-group' ? overrideLabel : undefined;
}

interface Findings {
  readonly results: readonly ImageResult[];
  readonly failures: readonly Failure[];
  readonly removed: readonly Measured[];
  readonly label: string | undefined;
  readonly override: Override | undefined;
}

function assemble({ results, failures, removed, label, override }: Findings, event: RunEvent): Report {
  const images = results.map(reportImage);
  const verdicts = results.flatMap((image) => image.limits.map((limit) => limit.verdict));
  return {
    schema: 1,
    tool: { name: 'aspnet-image-size', version: VERSION },
    headCommit: event.headCommit,
    measuredCommit: event.measuredCommit,
    pullRequest: event.kind === 'pull-request' ? event.pullRequest.number : null,
    images,
    failures: failures.map(({ name, error }) => ({
      name,
      error: messageOf(error),
      details: linesOf(error),
    })),
    removed: removed.map((image) => ({
      name: image.name,
      project: image.project ?? null,
      platform: formatPlatform(image.platform),
      sizes: reportSizes(image.weighed.sizes),
    })),
    overrideLabel: label ?? null,
    override: override ? { label: override.label, by: override.by, at: override.at ?? null } : null,
    verdict: failures.length > 0 ? 'fail' : worst(verdicts),
  };
}

/** The first error lines of the tool that failed, with their places as the tool names them. */
function linesOf(error: unknown): string[] {
  if (!(error instanceof UserError)) return [];
  return error.details.slice(0, MAX_DETAILS).map(({ message, file, line }) => {
    const place =
      file === undefined ? '' : `${basename(file)}${line === undefined ? '' : `, line ${line}`}: `;
    return `${place}${message}`;
  });
}

/** For readers of the report; the stack of a bug belongs into the log. */
function messageOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return `a bug in aspnet-image-size: ${error instanceof Error ? error.message : String(error)}`;
}

/**
 * These events run with the base repository's secrets and a token that may write: building the pull request's
 * code there hands them to its author.
 */
function refuseForeignCode(event: RunEvent): void {
  const name =
    event.kind === 'pull-request-target'
      ? 'pull_request_target'
      : event.kind === 'workflow-run' && event.triggeredBy.event.startsWith('pull_request')
        ? 'workflow_run'
        : undefined;
  if (name === undefined) return;
  throw new UserError(
    `This action builds the code that is checked out, and refuses to do so on ${name}: that event has secrets and a token that may write, and the code is the pull request's. Run it on pull_request, which works for forks too: the report is then in the job summary.`,
  );
}
