import { formatBytes, formatPercent } from '../model/bytes.ts';
import type { ImageReport, LimitReport, Report } from '../model/report.ts';
import { failureText } from './failure.ts';
import { layerTables } from './layer-tables.ts';
import { code, escapeText, shorten, table } from './markdown-text.ts';

/** How much a report tells; each step down leaves out the longest part. */
type Detail = 'full' | 'without layers' | 'overview' | 'headline';

const DETAILS: readonly Detail[] = ['full', 'without layers', 'overview', 'headline'];

/**
 * The report as GitHub Markdown, in as much detail as fits into `limit` characters. Its first line says it all.
 * @throws RangeError where not even the headline fits.
 */
export function renderMarkdown(report: Report, limit: number): string {
  for (const detail of DETAILS) {
    const body = render(report, detail);
    if (body.length <= limit) return body;
  }
  throw new RangeError(`a report needs more than ${limit} characters`);
}

/** What someone reads who reads one line: the worst limit, or the figures. Plain text. */
export function headline(report: Report): string {
  const [failure] = report.failures;
  if (failure)
    return `${failure.name}: ${shorten(failure.details[0] ?? failure.error.split('\n', 1)[0] ?? '', 200)}`;
  const [image] = report.images;
  const worst = worstLimit(report);
  if (worst) return `${worst.image.name}: ${worst.limit.reason}`;
  if (image && report.images.length === 1) return `${image.name}: ${figures(image)}`;
  const limited = report.images.some((one) => one.limits.length > 0);
  return `${report.images.length} images${limited ? ', each within its limits' : ' measured'}`;
}

function render(report: Report, detail: Detail): string {
  const parts = [`### ${MARKS[report.verdict]} ${escapeText(headline(report))}`];
  if (report.failures.length + report.images.length > 1 && detail !== 'headline')
    parts.push(overview(report));
  if (detail === 'full' || detail === 'without layers') {
    parts.push(...report.failures.map(failedImage));
    parts.push(...report.images.map((image) => imageText(image, report, detail)));
  }
  if (detail !== 'full') parts.push('_Shortened: the whole report is in report.json._');
  parts.push(footer(report));
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const MARKS = { pass: '✅', warn: '⚠️', fail: '❌' } as const;

function figures(image: ImageReport): string {
  const parts = [`${size(image.sizes, 'download')} to download`, `${size(image.sizes, 'disk')} on disk`];
  const ratio = image.sdk?.ratio;
  if (typeof ratio === 'number') parts.push(`${formatPercent(ratio)} of the SDK image`);
  return parts.join(', ');
}

function worstLimit(report: Report): { image: ImageReport; limit: LimitReport } | undefined {
  const all = report.images.flatMap((image) => image.limits.map((limit) => ({ image, limit })));
  return (
    all.find(({ limit }) => limit.verdict === 'fail') ?? all.find(({ limit }) => limit.verdict === 'warn')
  );
}

function overview(report: Report): string {
  const failed = report.failures.map((failure) => [`❌ ${code(failure.name)}`, 'not measured', '', '', '']);
  const measured = report.images.map((image) => [
    `${MARKS[imageVerdict(image)]} ${code(image.name)}`,
    size(image.sizes, 'download'),
    size(image.sizes, 'disk'),
    size(image.app, 'download'),
    ratio(image.sdk?.ratio),
  ]);
  const header = ['Image', 'Download', 'Disk', 'App layers', 'Of SDK image'];
  return table('lrrrr', header, [...failed, ...measured]);
}

function imageVerdict(image: ImageReport): keyof typeof MARKS {
  const verdicts = new Set(image.limits.map((limit) => limit.verdict));
  return verdicts.has('fail') ? 'fail' : verdicts.has('warn') ? 'warn' : 'pass';
}

function failedImage({ name, error, details }: Report['failures'][number]): string {
  const { first, rest } = failureText([error, ...details].join('\n'));
  return `**${code(name)} could not be measured.** ${first}${rest && `\n\n${rest}`}`;
}

function imageText(image: ImageReport, report: Report, detail: Detail): string {
  const parts = report.images.length > 1 ? [`#### ${code(image.name)}`] : [];
  parts.push(comparisonTable(image), contribution(image), ...notes(image));
  if (image.limits.length > 0) parts.push(limitsTable(image.limits));
  if (detail === 'full') parts.push(...layerTables(image));
  parts.push(provenance(image));
  return parts.join('\n\n');
}

function comparisonTable(image: ImageReport): string {
  const { sizes, sdk } = image;
  const header = ['', 'This image', 'SDK image', 'Ratio'];
  return table('lrrr', header, [
    ['Download', `**${size(sizes, 'download')}**`, sdk ? size(sdk, 'download') : '–', ratio(sdk?.ratio)],
    ['Disk', `**${size(sizes, 'disk')}**`, sdk ? size(sdk, 'disk') : '–', ratio(sdk?.diskRatio)],
  ]);
}

function contribution(image: ImageReport): string {
  if (!image.base && image.baseNone === undefined) {
    return `Base image not known: ${escapeText(image.baseUnknown ?? '')}.`;
  }
  const layers = image.layers.filter((layer) => layer.from === 'app').length;
  const added = `**${size(image.app, 'download')}** to download (${size(image.app, 'disk')} on disk) in ${count(layers, 'layer')}`;
  if (!image.base) return `No base image (${escapeText(image.baseNone ?? '')}): the app is ${added}.`;
  return `The app adds ${added} to ${code(image.base.reference)} (${size(image.base, 'download')}).`;
}

/** Why a figure is missing; each reason once. */
function notes(image: ImageReport): string[] {
  const reasons = new Map<string, string>();
  const note = (what: string, reason: string | undefined): void => {
    if (reason !== undefined && !reasons.has(reason)) reasons.set(reason, what);
  };
  note('Download size unknown', image.sizes.downloadUnknown);
  note('Disk size unknown', image.sizes.diskUnknown);
  note('Not compared with an SDK image', image.sdkUnknown);
  note('Download size of the SDK image unknown', image.sdk?.downloadUnknown);
  note('Disk size of the SDK image unknown', image.sdk?.diskUnknown);
  return [...reasons].map(([reason, what]) => `_${what}: ${escapeText(reason)}._`);
}

/** How the figures are known, of this image alone. */
function provenance(image: ImageReport): string {
  const { app, base, sdk } = image;
  const whole = app.downloadKnown === 'verified' && app.diskKnown === 'verified';
  const read = whole ? ', read to the last byte' : '';
  const published = [...(base ? ['base'] : []), ...(sdk ? ['SDK'] : [])].join(' and ');
  const stated = published === '' ? '' : `; ${published} layers as their registry states them`;
  return `_${code(image.platform)}: app layers as ${found(image)}${read}${stated}._`;
}

function found({ compressor }: ImageReport): string {
  return compressor === null ? 'they were found' : `${escapeText(compressor)} compressed them`;
}

function limitsTable(limits: readonly LimitReport[]): string {
  const rows = limits.map((limit) => [
    MARKS[limit.verdict],
    code(limit.name),
    escapeText(limit.limit),
    escapeText(limit.reason),
  ]);
  return table('llll', ['', 'Limit', 'Set to', 'Result'], rows);
}

function footer(report: Report): string {
  return report.headCommit === null || report.images.length === 0
    ? ''
    : `_Measured for ${code(report.headCommit.slice(0, 10))}._`;
}

function size(sizes: { download: number | null; disk: number | null }, which: 'download' | 'disk'): string {
  const bytes = sizes[which];
  return bytes === null ? 'unknown' : formatBytes(bytes);
}

function ratio(value: number | null | undefined): string {
  return typeof value === 'number' ? formatPercent(value) : '–';
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
