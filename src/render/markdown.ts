import type { Report } from '../report/report.ts';
import { count, isUnchanged, MARKS, nameOf, verdictOf, worstFirst } from './figures.ts';
import { headline } from './headline.ts';
import { imageText, sharedBaseline } from './image-text.ts';
import { code, details, escapeText, shorten } from './markdown-text.ts';
import { overview } from './overview.ts';
import { platformGroups, platformSums } from './platforms.ts';

/** How much a report shows; each step leaves out the longest part that is left. */
const DETAILS = ['full', 'without layers', 'overview', 'headline'] as const;

/** Lines of a failure's message that are shown; a project that does not compile can have thousands. */
const MAX_LINES = 40;

/**
 * The report as GitHub Markdown, with as much detail as fits into `limit` characters. Its first line is the headline.
 * @throws RangeError if not even the headline fits.
 */
export function renderMarkdown(report: Report, limit: number): string {
  for (const detail of DETAILS) {
    const body = render(report, detail);
    if (body.length <= limit) return body;
  }
  throw new RangeError(`a report needs more than ${limit} characters`);
}

function render(report: Report, detail: (typeof DETAILS)[number]): string {
  const parts = [`### ${MARKS[report.verdict]} ${escapeText(headline(report))}`, overrideLine(report)];
  const several = report.failures.length + report.images.length + report.removed.length > 1;
  if (several && detail !== 'headline') parts.push(overview(report), ...platformSums(report));
  if (detail === 'full' || detail === 'without layers') {
    parts.push(...report.failures.map(failedImage));
    parts.push(...imageTexts(report, { layers: detail === 'full' }));
  }
  if (detail !== 'full') parts.push('_Shortened: the whole report is in report.json._');
  parts.push(footer(report));
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The worst first. Of several, images without a change are folded, and platforms that are within their limits. */
function imageTexts(report: Report, what: { layers: boolean }): string[] {
  const folds = report.images.length > 1;
  const images = worstFirst(report.images);
  const platforms = new Set(what.layers ? platformGroups(report).flat() : []);
  const text = (image: Report['images'][number]) => {
    const body = imageText(image, report, what);
    const folded = platforms.has(image) && verdictOf(image) === 'pass';
    return folded ? details(`${code(nameOf(image, report))} in detail`, body) : body;
  };
  const unchanged = images.filter((image) => folds && isUnchanged(image));
  const texts = images.filter((image) => !unchanged.includes(image)).map(text);
  if (unchanged.length === 0) return texts;
  const title = `${count(unchanged.length, 'image')} without a change, in detail`;
  return [...texts, details(title, unchanged.map(text).join('\n\n'))];
}

/** Who accepted which limits. */
function overrideLine({ override, images }: Report): string {
  const names = images.flatMap(({ name, limits }) =>
    limits.filter(({ overridden }) => overridden).map((limit) => `${code(limit.name)} of ${code(name)}`),
  );
  if (!override || names.length === 0) return '';
  const by = override.by === null ? '' : `, set by ${escapeText(override.by)}`;
  const at = override.at === null ? '' : ` at ${escapeText(override.at)}`;
  return `Label ${code(override.label)}${by}${at}, accepts what exceeds ${names.join(', ')}.`;
}

function failedImage({ name, error, details: lines }: Report['failures'][number]): string {
  const { first, rest } = failureText([error, ...lines].join('\n'));
  return `**${code(name)} could not be measured.** ${first}${rest && `\n\n${rest}`}`;
}

function footer(report: Report): string {
  if (report.headCommit === null || report.images.length === 0) return '';
  const baseline = sharedBaseline(report);
  return `_Measured for ${code(report.headCommit.slice(0, 10))}${baseline === undefined ? '' : `, ${baseline}`}._`;
}

/** The job summary of a run that ended before it had a report. */
export function renderFailure(message: string): string {
  const { first, rest } = failureText(message);
  return `### ❌ ${first}\n\n${rest}\n`;
}

/** A message as Markdown: the first line, and the others as a list. */
function failureText(message: string): { readonly first: string; readonly rest: string } {
  const [first = '', ...more] = message.split('\n');
  const lines = more.slice(0, MAX_LINES).map((line) => `- ${escapeText(shorten(line, 500))}`);
  if (more.length > MAX_LINES) lines.push(`- … and ${more.length - MAX_LINES} more`);
  return { first: escapeText(shorten(first, 1000)), rest: lines.join('\n') };
}
