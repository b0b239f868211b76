import { formatPercent } from '../model/bytes.ts';
import type { BaselineReport, ImageReport, LimitReport, Report } from '../report/report.ts';
import { comparedWith, comparisonLines } from './comparison-text.ts';
import { change, count, isNew, MARKS, nameOf, ratio, type SizeName, size } from './figures.ts';
import { layerTables } from './layer-tables.ts';
import { code, escapeText, table } from './markdown-text.ts';

/** Everything about one image; `layers` says whether the tables of its layers are included. */
export function imageText(image: ImageReport, report: Report, { layers }: { layers: boolean }): string {
  const parts = report.images.length > 1 ? [`#### ${code(nameOf(image, report))}`] : [];
  parts.push(figuresTable(image), contribution(image), ...comparisonLines(image), ...notes(image));
  if (image.limits.length > 0) parts.push(limitsTable(image.limits));
  if (layers) parts.push(...layerTables(image));
  parts.push(provenance(image, report));
  return parts.join('\n\n');
}

/** The figures of the image, of its baseline if there is one, and of the SDK image if it is known. */
function figuresTable(image: ImageReport): string {
  const { sizes, sdk, baseline, comparison } = image;
  const before = 'missing' in baseline ? undefined : baseline;
  const sdkColumns = sdk !== null || before === undefined;
  const header = [
    '',
    ...(before ? ['Before', 'Now', 'Change'] : ['This image']),
    ...(sdkColumns ? ['SDK image', 'Ratio'] : []),
  ];
  const row = (title: string, which: SizeName, share: number | null | undefined) => [
    title,
    ...(before ? [size(before.sizes, which)] : []),
    `**${size(sizes, which)}**`,
    ...(before ? [changeCell(image, before, which)] : []),
    ...(sdkColumns ? [sdk ? size(sdk, which) : '–', ratio(share)] : []),
  ];
  const rows = [row('Download', 'download', sdk?.ratio), row('Disk', 'disk', sdk?.diskRatio)];
  if (comparison) {
    const deploy = size({ download: sizes.deploy, disk: null }, 'download');
    rows.push(['To deploy', '', deploy, '', ...(sdkColumns ? ['', ''] : [])]);
  }
  return table(`l${'r'.repeat(header.length - 1)}`, header, rows);
}

function changeCell({ comparison }: ImageReport, before: BaselineReport, which: SizeName): string {
  if (!comparison) return '–';
  if (comparison.noChange === true) return 'none';
  const bytes = comparison.increase[which];
  const total = before.sizes[which];
  if (bytes === null) return 'unknown';
  const share =
    bytes === 0 || !total ? '' : ` (${bytes > 0 ? '+' : '-'}${formatPercent(Math.abs(bytes) / total)})`;
  return `**${change(comparison.increase, which)}**${share}`;
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

/** How the image was weighed if that was not the best way, and why figures are unknown; each reason once. */
function notes(image: ImageReport): string[] {
  const reasons = new Map<string, string>();
  const how = image.note === undefined ? [] : [`_${escapeText(image.note)}._`];
  const note = (what: string, reason: string | undefined): void => {
    if (reason !== undefined && !reasons.has(reason)) reasons.set(reason, what);
  };
  note('Download size unknown', image.sizes.downloadUnknown);
  note('Disk size unknown', image.sizes.diskUnknown);
  note('Not compared with an SDK image', image.sdkUnknown);
  note('Download size of the SDK image unknown', image.sdk?.downloadUnknown);
  note('Disk size of the SDK image unknown', image.sdk?.diskUnknown);
  const { comparison } = image;
  note('Deploy size unknown', comparison ? image.sizes.deployUnknown : undefined);
  note('Change of the download size unknown', comparison?.increase.downloadUnknown);
  note('Change of the disk size unknown', comparison?.increase.diskUnknown);
  note('Whether any file changed is unknown', comparison?.noChangeUnknown);
  return [...how, ...[...reasons].map(([reason, what]) => `_${what}: ${escapeText(reason)}._`)];
}

/** How the figures of this image are known. */
function provenance(image: ImageReport, report: Report): string {
  const { app, base, sdk } = image;
  const whole = app.downloadKnown === 'verified' && app.diskKnown === 'verified';
  const read = whole ? ', read to the last byte' : '';
  const published = [...(base ? ['base'] : []), ...(sdk ? ['SDK'] : [])].join(' and ');
  const stated = published === '' ? '' : `; ${published} layers as their registry states them`;
  const baseline = isNew(image) || sharedBaseline(report) === undefined ? `; ${comparedWith(image)}` : '';
  return `_${code(image.platform)}: app layers as ${found(image)}${read}${stated}${baseline}._`;
}

function found({ compressor }: ImageReport): string {
  return compressor === null ? 'they were found' : `${escapeText(compressor)} compressed them`;
}

function limitsTable(limits: readonly LimitReport[]): string {
  const rows = limits.map((limit) => [
    MARKS[limit.verdict],
    code(limit.name),
    escapeText(limit.limit).replaceAll(' ', '\u00a0'),
    escapeText(limit.reason),
  ]);
  return table('llll', ['', 'Limit', 'Set\u00a0to', 'Result'], rows);
}

/** What all images were compared with, if it is the same for all that are not new: it is then stated once. */
export function sharedBaseline({ images }: Report): string | undefined {
  const baselines = new Set(images.filter((image) => !isNew(image)).map(comparedWith));
  return baselines.size === 1 ? [...baselines][0] : undefined;
}
