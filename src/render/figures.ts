import { formatBytes, formatChange, formatPercent } from '../model/bytes.ts';
import type { ComparisonReport, ImageReport, Report } from '../report/report.ts';

export const MARKS = { pass: '✅', warn: '⚠️', fail: '❌' } as const;

export type SizeName = 'download' | 'disk';

export const WHERE: Readonly<Record<SizeName, string>> = { download: 'to download', disk: 'on disk' };

interface Sizes {
  readonly download: number | null;
  readonly disk: number | null;
}

export function size(sizes: Sizes, which: SizeName): string {
  const bytes = sizes[which];
  return bytes === null ? 'unknown' : formatBytes(bytes);
}

export function change(sizes: Sizes, which: SizeName): string {
  const bytes = sizes[which];
  return bytes === null ? 'unknown' : formatChange(bytes);
}

/** `+8.50 MB to download, +10.0 MB on disk`. */
export function changes(sizes: Sizes): string {
  return `${change(sizes, 'download')} to download, ${change(sizes, 'disk')} on disk`;
}

export function ratio(value: number | null | undefined): string {
  return typeof value === 'number' ? formatPercent(value) : '–';
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

export function verdictOf(image: ImageReport): keyof typeof MARKS {
  const verdicts = new Set(image.limits.map((limit) => limit.verdict));
  return verdicts.has('fail') ? 'fail' : verdicts.has('warn') ? 'warn' : 'pass';
}

/** The name of an image, with its platform if others of the report have the same name. */
export function nameOf(image: ImageReport, { images }: Pick<Report, 'images'>): string {
  const alone = images.every((other) => other === image || other.name !== image.name);
  return alone ? image.name : `${image.name} (${image.platform})`;
}

export function isNew({ baseline }: ImageReport): boolean {
  return 'missing' in baseline && baseline.appeared;
}

/** Whether nobody has to look at the image. */
export function isUnchanged(image: ImageReport): boolean {
  const { comparison } = image;
  return comparison?.noChange === true && !comparison.renamedFrom && verdictOf(image) === 'pass';
}

/** The size to show the change of: the download size, unless different tools compressed the two images. */
export function comparableSize({ compressorsDiffer }: ComparisonReport): SizeName {
  return compressorsDiffer ? 'disk' : 'download';
}

const ORDER = { fail: 0, warn: 1, pass: 2 } as const;

/** The worst verdict first, then the largest growth; images without a change come last. */
export function worstFirst(images: readonly ImageReport[]): readonly ImageReport[] {
  return images.toSorted((a, b) => ORDER[verdictOf(a)] - ORDER[verdictOf(b)] || growth(b) - growth(a));
}

function growth({ comparison, baseline, sizes }: ImageReport): number {
  if ('missing' in baseline) return baseline.appeared ? (sizes.download ?? 0) : 0;
  if (!comparison || comparison.noChange === true) return Number.NEGATIVE_INFINITY;
  return comparison.increase[comparableSize(comparison)] ?? 0;
}
