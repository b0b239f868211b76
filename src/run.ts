import type { Outcome } from './action/annotations.ts';
import { deliver, type Runner } from './action/delivery.ts';
import { type RunEvent, subjectOf } from './action/event.ts';
import { refuseForeignCode } from './action/foreign-code.ts';
import type { GitHubCalls } from './action/github-calls.ts';
import type { Inputs } from './action/inputs.ts';
import { figureOutputs } from './action/outputs.ts';
import { effectiveLabel, lookUpOverride } from './action/override.ts';
import { keepForLater } from './baseline/keep.ts';
import { lookUpBaseline } from './baseline/look-up.ts';
import { matchBaseline } from './baseline/match-baseline.ts';
import { type BaselineTools, measureBaseline } from './baseline/measure-baseline.ts';
import { removeLeftWorktrees } from './baseline/stale.ts';
import { compareWith } from './compare/comparison.ts';
import { measureAll } from './measure/measure-all.ts';
import { findTargets } from './plan/find-targets.ts';
import { buildReport } from './report/build-report.ts';
import { accept, imageResult } from './report/image-result.ts';
import type { Places } from './tools/tools.ts';

export interface RunTools extends BaselineTools {
  readonly runner: Runner;
  readonly commentKey: string;
  readonly github: GitHubCalls;
}

/** The story of a run. If one image fails, the others are measured and everything is reported. */
export async function run(
  inputs: Inputs,
  event: RunEvent,
  places: Places,
  tools: RunTools,
): Promise<Outcome> {
  if (!inputs.image) refuseForeignCode(event);
  const { targets, failures: unplanned } = await findTargets(inputs, places, tools);
  const request = { inputs, event, places, targets };
  await removeLeftWorktrees(request, tools);
  const [lookedUp, head] = await Promise.all([
    lookUpBaseline(request, tools),
    measureAll(targets, inputs, places, tools),
  ]);
  const baseline = await measureBaseline(lookedUp, head.measurements, request, tools);

  const failures = [...unplanned, ...head.failures];
  const { baselines, removed } = matchBaseline(head.measurements, baseline, failures);
  const judged = [...baselines].map(([image, earlier]) =>
    imageResult(compareWith(image, earlier), inputs.limits),
  );
  const label = effectiveLabel(inputs, event);
  const override = await lookUpOverride(judged, label, tools.github.override, tools.log);
  const results = judged.map((result) => accept(result, override));

  const report = buildReport({ results, failures, removed, label, override }, subjectOf(event));
  const outputs = figureOutputs(results, report);
  const { runner, github, commentKey } = tools;
  await deliver({ report, outputs, inputs, event, commentKey }, runner, github.comments);
  if (failures.length === 0) await keepForLater({ ...request, ...head, baseline }, tools);
  return { report, failures };
}
