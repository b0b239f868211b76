import { relative, resolve } from 'node:path';
import type { AnnotationProperties } from '@actions/core';
import type { ImageFailure } from '../model/measured.ts';
import { UserError } from '../model/user-error.ts';
import { nameOf, worstFirst } from '../render/figures.ts';
import { acceptance, headline } from '../render/headline.ts';
import type { Report } from '../report/report.ts';

/** The result of a run: what was reported, and the images that could not be measured. */
export interface Outcome {
  readonly report: Report;
  readonly failures: readonly ImageFailure[];
}

/** The log and the annotations of a step, as @actions/core offers them. */
export interface Annotator {
  info(message: string): void;
  error(message: string, properties?: AnnotationProperties): void;
  warning(message: string, properties?: AnnotationProperties): void;
}

/** One error or warning of the step. */
interface Annotation {
  readonly message: string;
  readonly properties: AnnotationProperties;
}

/** GitHub shows at most ten errors and ten warnings of a step as annotations; the most important come first. */
const MAX_ANNOTATIONS = 10;

/**
 * Ends a step after everything was delivered. Annotates the images that failed, the limits that are exceeded, and
 * the errors at their places in the sources.
 * @returns whether the step fails.
 */
export function conclude({ report, failures }: Outcome, reportOnly: boolean, to: Annotator): boolean {
  to.info(headline(report));
  const limits = worstFirst(report.images).flatMap((image) =>
    image.limits.map((limit) => ({
      verdict: limit.verdict,
      message: `${nameOf(image, report)}: ${limit.reason}${reportOnly ? '' : acceptance(report, limit)}`,
      properties: { title: limit.name },
    })),
  );
  const exceeded = limits.filter(({ verdict }) => verdict === 'fail');
  const warned = limits.filter(({ verdict }) => verdict === 'warn');
  const errors = failures.map(({ name, error }) => ({
    message: messageOf(error),
    properties: { title: name },
  }));
  const details = failures.flatMap(({ error }) => detailsOf(error));
  if (reportOnly) {
    const noted = exceeded.map((limit) => ({ ...limit, message: `${limit.message} (report-only)` }));
    annotate([...noted, ...warned], (...args) => to.warning(...args));
    annotate([...errors, ...details], (...args) => to.error(...args));
  } else {
    annotate([...errors, ...exceeded, ...details], (...args) => to.error(...args));
    annotate(warned, (...args) => to.warning(...args));
  }
  return failures.length > 0 || (exceeded.length > 0 && !reportOnly);
}

/** Annotates an error that ended a run before there was anything to report. */
export function annotateFailure(error: unknown, to: Annotator): void {
  annotate([{ message: messageOf(error), properties: {} }, ...detailsOf(error)], (...args) =>
    to.error(...args),
  );
}

/** An error that a user can fix has its own message. Everything else is a bug and keeps its stack. */
function messageOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a bug in aspnet-image-size; please report it with this text.\n${stack}`;
}

function annotate(
  annotations: readonly Annotation[],
  write: (message: string, properties: AnnotationProperties) => void,
): void {
  for (const { message, properties } of annotations.slice(0, MAX_ANNOTATIONS)) write(message, properties);
}

/** The error lines of the tool that failed. If the source file of a line is in the checkout, the line is shown there. */
function detailsOf(error: unknown): Annotation[] {
  if (!(error instanceof UserError)) return [];
  return error.details.map(({ message, file, line, column }) => {
    const path = file === undefined ? undefined : relative(process.cwd(), resolve(file));
    // GitHub cannot show a path inside a Docker build or a temporary file.
    if (path === undefined || path.startsWith('..')) return { message, properties: {} };
    return {
      message,
      properties: {
        file: path,
        ...(line === undefined ? {} : { startLine: line }),
        ...(column === undefined ? {} : { startColumn: column }),
      },
    };
  });
}
