import { formatBytes } from '../model/bytes.ts';
import type { ImageReport, Report } from '../report/report.ts';
import {
  change,
  count,
  isNew,
  isUnchanged,
  MARKS,
  nameOf,
  ratio,
  size,
  verdictOf,
  worstFirst,
} from './figures.ts';
import { code, details, table } from './markdown-text.ts';

/** A table of several images, the worst first; images without a change are folded. */
export function overview(report: Report): string {
  const compared = report.images.some(({ comparison }) => comparison) || report.removed.length > 0;
  const columns = compared ? COMPARED : ALONE;
  const header = columns.map(({ title }) => title);
  const align = `l${'r'.repeat(columns.length)}`;
  const rows = (images: readonly ImageReport[]) =>
    images.map((image) => [
      nameCell(image, report),
      ...columns.map(({ cell }) => withNoBreakSpaces(cell(image))),
    ]);
  const row = (...cells: string[]) => [...cells, ...columns.slice(cells.length - 1).map(() => '')];
  const all = worstFirst(report.images);
  const shown = [
    ...report.failures.map(({ name }) => row(`❌ ${code(name)}`, 'not measured')),
    ...rows(all.filter((image) => !isUnchanged(image))),
    ...report.removed.map(({ name, sizes }) => {
      const was = sizes.download === null ? '' : `was ${formatBytes(sizes.download)}`;
      return row(`➖ ${code(name)}`, withNoBreakSpaces(was), 'removed');
    }),
  ];
  const parts = shown.length > 0 ? [table(align, ['Image', ...header], shown)] : [];
  const unchanged = all.filter(isUnchanged);
  if (unchanged.length > 0) {
    parts.push(
      details(
        `${count(unchanged.length, 'image')} without a change`,
        table(align, ['Image', ...header], rows(unchanged)),
      ),
    );
  }
  return parts.join('\n\n');
}

/** With no-break spaces, so that a size stays on one line with its unit. */
function withNoBreakSpaces(cell: string): string {
  return cell.replaceAll(' ', '\u00a0');
}

interface Column {
  readonly title: string;
  readonly cell: (image: ImageReport) => string;
}

const ALONE: readonly Column[] = [
  { title: 'Download', cell: ({ sizes }) => size(sizes, 'download') },
  { title: 'Disk', cell: ({ sizes }) => size(sizes, 'disk') },
  { title: 'App layers', cell: ({ app }) => size(app, 'download') },
  { title: 'Of SDK image', cell: ({ sdk }) => ratio(sdk?.ratio) },
];

const COMPARED: readonly Column[] = [
  { title: 'Download', cell: ({ sizes }) => size(sizes, 'download') },
  { title: 'Change', cell: (image) => changeCell(image, 'download') },
  { title: 'Disk', cell: ({ sizes }) => size(sizes, 'disk') },
  { title: 'Change', cell: (image) => changeCell(image, 'disk') },
  { title: 'To deploy', cell: ({ sizes }) => (sizes.deploy === null ? '–' : formatBytes(sizes.deploy)) },
  { title: 'Of SDK image', cell: ({ sdk }) => ratio(sdk?.ratio) },
];

function changeCell(image: ImageReport, which: 'download' | 'disk'): string {
  if (isNew(image)) return 'new';
  if (!image.comparison) return '–';
  if (image.comparison.noChange === true) return 'none';
  const text = change(image.comparison.increase, which);
  return text === 'unknown' ? text : `**${text}**`;
}

function nameCell(image: ImageReport, report: Report): string {
  const was = image.comparison?.renamedFrom;
  const before = was && was.name !== image.name ? ` (was ${code(was.name)})` : '';
  return `${MARKS[verdictOf(image)]} ${code(nameOf(image, report))}${before}`;
}
