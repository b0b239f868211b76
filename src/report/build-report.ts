import { basename } from 'node:path';
import type { Override } from '../limits/judge.ts';
import { worst } from '../limits/limits.ts';
import { formatPlatform } from '../model/image.ts';
import type { ImageFailure, Measured } from '../model/measured.ts';
import { UserError } from '../model/user-error.ts';
import { VERSION } from '../model/version.ts';
import type { ImageResult } from './image-result.ts';
import type { Report } from './report.ts';
import { reportImage, reportSizes } from './report-image.ts';

/** Error lines of a tool that are reported for one image. */
const MAX_DETAILS = 5;

/** The results of a run. */
export interface RunResults {
  readonly results: readonly ImageResult[];
  /** Images that could not be measured. */
  readonly failures: readonly ImageFailure[];
  /** Images of the baseline that no longer exist. */
  readonly removed: readonly Measured[];
  /** The label that accepts exceeded limits, if there is one for this event. */
  readonly label: string | undefined;
  /** Set if a limit is exceeded and the label accepts it. */
  readonly override: Override | undefined;
}

/** @param subject what the run is about. */
export function buildReport(
  { results, failures, removed, label, override }: RunResults,
  subject: Pick<Report, 'headCommit' | 'measuredCommit' | 'pullRequest'>,
): Report {
  const { headCommit, measuredCommit, pullRequest } = subject;
  const verdicts = results.flatMap((image) => image.limits.map((limit) => limit.verdict));
  return {
    schema: 1,
    tool: { name: 'aspnet-image-size', version: VERSION },
    headCommit,
    measuredCommit,
    pullRequest,
    images: results.map(reportImage),
    failures: failures.map(({ name, error }) => ({
      name,
      error: messageOf(error),
      details: detailsOf(error),
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

/** The first error lines of the tool that failed, each with its file and line if the tool names them. */
function detailsOf(error: unknown): string[] {
  if (!(error instanceof UserError)) return [];
  return error.details.slice(0, MAX_DETAILS).map(({ message, file, line }) => {
    const place =
      file === undefined ? '' : `${basename(file)}${line === undefined ? '' : `, line ${line}`}: `;
    return `${place}${message}`;
  });
}

/** For readers of the report; the stack of a bug is in the log. */
function messageOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return `a bug in aspnet-image-size: ${error instanceof Error ? error.message : String(error)}`;
}
