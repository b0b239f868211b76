import { relative, resolve } from 'node:path';
import type { AnnotationProperties } from '@actions/core';
import { UserError } from '../model/user-error.ts';
import { nameOf, worstFirst } from '../render/figures.ts';
import { acceptance, headline } from '../render/headline.ts';
import type { Outcome } from '../run.ts';

/** How a step tells what it ends with, as @actions/core offers it. */
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

/** A step shows at most ten errors and ten warnings as annotations; the most important come first. */
const MAX_ANNOTATIONS = 10;

/**
 * Ends a step after everything was delivered: images that failed, limits that were passed, and the places of
 * errors in the sources.
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
  const passed = limits.filter(({ verdict }) => verdict === 'fail');
  const warned = limits.filter(({ verdict }) => verdict === 'warn');
  const errors = failures.map(({ name, error }) => ({
    message: explain(error),
    properties: { title: name },
  }));
  const details = failures.flatMap(({ error }) => detailsOf(error));
  if (reportOnly) {
    const noted = passed.map((limit) => ({ ...limit, message: `${limit.message} (report-only)` }));
    annotate([...noted, ...warned], (...args) => to.warning(...args));
    annotate([...errors, ...details], (...args) => to.error(...args));
  } else {
    annotate([...errors, ...passed, ...details], (...args) => to.error(...args));
    annotate(warned, (...args) => to.warning(...args));
  }
  return failures.length > 0 || (passed.length > 0 && !reportOnly);
}

/** Tells an error that ended a run before there was anything to report. */
export function tellFailure(error: unknown, to: Annotator): void {
  annotate([{ message: explain(error), properties: {} }, ...detailsOf(error)], (...args) =>
    to.error(...args),
  );
}

/** What the user can mend in its own words; everything else is a bug and keeps its stack. */
export function explain(error: unknown): string {
  if (error instanceof UserError) return error.message;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a bug in aspnet-image-size; please report it with this text.\n${stack}`;
}

function annotate(
  annotations: readonly Annotation[],
  tell: (message: string, properties: AnnotationProperties) => void,
): void {
  for (const { message, properties } of annotations.slice(0, MAX_ANNOTATIONS)) tell(message, properties);
}

/** The lines of the tool that failed, at their places in the sources where those are in the checkout. */
function detailsOf(error: unknown): Annotation[] {
  if (!(error instanceof UserError)) return [];
  return error.details.map(({ message, file, line, column }) => {
    const path = file === undefined ? undefined : relative(process.cwd(), resolve(file));
    // A path inside a Docker build, or of a temporary file, is nothing that GitHub could show.
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
