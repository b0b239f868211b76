import * as v from 'valibot';
import { UserError } from '../model/user-error.ts';
import { type ImageReport, type Report, ReportSchema } from './report.ts';

/** Bounds on a report.json, which anyone may have written. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_IMAGES = 1_000;
const MAX_LAYERS = 1_000;

/** How much a message says of what is wrong. */
const MAX_ISSUES = 3;
const MAX_MESSAGE = 200;

/**
 * Reads a report.json of an earlier run. Nothing in it is trusted: its schema, its bounds and its sums are checked.
 * @param name of the file, for messages.
 * @throws UserError that says what is wrong with it.
 */
export function parseReport(bytes: Uint8Array, name: string): Report {
  if (bytes.length > MAX_BYTES) throw refusal(name, `it is larger than ${MAX_BYTES} bytes`);
  return readReport(parseJson(bytes), name);
}

/**
 * The same for JSON that is parsed already; undefined is not JSON.
 * @throws UserError that says what is wrong with it.
 */
export function readReport(json: unknown, name: string): Report {
  const refuse = (reason: string) => refusal(name, reason);
  if (json === undefined) throw refuse('it is not JSON');
  const version = typeof json === 'object' && json !== null && 'schema' in json ? json.schema : undefined;
  if (typeof version === 'number' && version !== 1) {
    throw refuse(`it has schema ${version}, and this version reads schema 1`);
  }
  const result = v.safeParse(ReportSchema, json);
  if (!result.success) throw refuse(wrongWith(result.issues));
  const report = result.output;
  if (report.images.length > MAX_IMAGES) throw refuse(`it has more than ${MAX_IMAGES} images`);
  for (const image of report.images) {
    if (image.layers.length > MAX_LAYERS) throw refuse(`an image has more than ${MAX_LAYERS} layers`);
    const contradiction = contradictionIn(image);
    if (contradiction) throw refuse(`${JSON.stringify(image.name.slice(0, MAX_MESSAGE))}: ${contradiction}`);
  }
  return report;
}

function refusal(name: string, reason: string): UserError {
  return new UserError(`${name} is not a report of this action: ${reason}`);
}

/** Undefined if the bytes are not JSON in UTF-8. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function wrongWith(issues: readonly v.BaseIssue<unknown>[]): string {
  return (
    issues
      .slice(0, MAX_ISSUES)
      .map((issue) => `${v.getDotPath(issue) ?? 'it'}: ${issue.message}`.slice(0, MAX_MESSAGE))
      // The message quotes the report: no control or format character of it may reach the log.
      .map((message) => message.replace(/[\p{C}\u2028\u2029]+/gu, ' '))
      .join('; ')
  );
}

type Layers = ImageReport['layers'];

/** Which figures contradict each other: each total must be the sum of its layers, or unknown. */
function contradictionIn({ sizes, app, base, baseNone, layers }: ImageReport): string | undefined {
  const of = (from: 'base' | 'app') => layers.filter((layer) => layer.from === from);
  const known = base !== null || baseNone !== undefined;
  if (!layers.every((layer) => (layer.from !== null) === known)) {
    return 'its layers are marked as base or app although its base image is unknown, or the reverse';
  }
  for (const which of ['download', 'disk'] as const) {
    if (!addsUp(sizes[which], layers, which)) return `its ${which} size is not the sum of its layers`;
    if (known && !addsUp(app[which], of('app'), which)) {
      return `the ${which} size of its app layers is not their sum`;
    }
    if (base && !addsUp(base[which], of('base'), which)) {
      return `the ${which} size of its base layers is not their sum`;
    }
  }
  return undefined;
}

function addsUp(total: number | null, layers: Layers, which: 'download' | 'disk'): boolean {
  if (total === null) return true;
  let sum = 0;
  for (const layer of layers) {
    const bytes = layer[which];
    if (bytes === null) return false;
    sum += bytes;
  }
  return sum === total;
}
