import { formatPercent } from '../model/bytes.ts';
import type { BaselineReport, ComparisonReport, ImageReport, LimitReport, Report } from '../report/report.ts';
import {
  change,
  comparableSize,
  count,
  isNew,
  nameOf,
  size,
  verdictOf,
  WHERE,
  worstFirst,
} from './figures.ts';
import { shorten } from './markdown-text.ts';
import { platformFigures, platformGroups } from './platforms.ts';

/** Of several images, at most so many are named. */
const MAX_NAMED = 3;

/** The one line that says the most: the worst limit, what changed, or the figures. Plain text. */
export function headline(report: Report): string {
  const [failure] = report.failures;
  if (failure) {
    return `${failure.name}: ${shorten(failure.details[0] ?? failure.error.split('\n', 1)[0] ?? '', 200)}`;
  }
  const [worst] = worstFirst(report.images);
  if (worst && verdictOf(worst) !== 'pass') return limitLine(worst, report);
  if (worst && report.images.length === 1 && report.removed.length === 0) {
    return `${worst.name}: ${figures(worst)}`;
  }
  return severalImages(report);
}

/** How to accept an exceeded limit. The error of the step ends with it too. */
export function acceptance({ overrideLabel }: Pick<Report, 'overrideLabel'>, limit: LimitReport): string {
  return limit.verdict === 'fail' && overrideLabel !== null
    ? `; add label ${overrideLabel} to accept it`
    : '';
}

function limitLine(image: ImageReport, report: Report): string {
  const verdict = verdictOf(image);
  const sameVerdict = worstFirst(report.images).flatMap(({ limits }) =>
    limits.filter((limit) => limit.verdict === verdict),
  );
  const [limit] = sameVerdict;
  if (!limit) return '';
  const more = sameVerdict.length > 1 ? ` (and ${count(sameVerdict.length - 1, 'more limit')})` : '';
  return `${nameOf(image, report)}: ${limit.reason}${more}${acceptance(report, limit)}`;
}

function figures(image: ImageReport): string {
  const { comparison, baseline, sizes } = image;
  if (comparison && !('missing' in baseline)) {
    return compared(image, comparison, baseline);
  }
  const parts = [`${size(sizes, 'download')} to download`, `${size(sizes, 'disk')} on disk`];
  return `${isNew(image) ? 'new, ' : ''}${[...parts, ...sdkShare(image)].join(', ')}`;
}

function compared(image: ImageReport, comparison: ComparisonReport, before: BaselineReport): string {
  const which = comparableSize(comparison);
  const now = `${size(image.sizes, which)} ${WHERE[which]}`;
  const { baseDrift, increase, noChange } = comparison;
  const drift = baseDrift ? `, with ${change(baseDrift, which)} of base image drift, not counted` : '';
  if (noChange === true) return `no change (${now}${drift})`;
  if (increase[which] === null) return `${now}, change unknown`;
  const from = `${size(before.sizes, which)} → ${size(image.sizes, which)}${drift}`;
  return [`${change(increase, which)} ${WHERE[which]} (${from})`, ...sdkShare(image)].join(', ');
}

function sdkShare({ sdk }: ImageReport): string[] {
  return typeof sdk?.ratio === 'number' ? [`${formatPercent(sdk.ratio)} of the SDK image`] : [];
}

function severalImages(report: Report): string {
  const { images, removed } = report;
  if (images.every(({ baseline }) => 'missing' in baseline && !baseline.appeared)) {
    const [platforms] = platformGroups(report);
    if (platforms?.length === images.length) return `${platforms[0]?.name}: ${platformFigures(platforms)}`;
    const limited = images.some((one) => one.limits.length > 0);
    return `${images.length} images${limited ? ', each within its limits' : ' measured'}`;
  }
  const changed = [
    ...worstFirst(images)
      .filter((image) => image.comparison?.noChange !== true)
      .map((image) => `${nameOf(image, report)} ${shortChange(image)}`),
    ...removed.map(({ name }) => `${name} removed`),
  ];
  if (changed.length === 0) return `${images.length} images, none of them changed`;
  const more = changed.length > MAX_NAMED ? ` and ${changed.length - MAX_NAMED} more` : '';
  const unchanged = images.length + removed.length - changed.length;
  return `${changed.slice(0, MAX_NAMED).join(', ')}${more}${unchanged > 0 ? `; ${unchanged} unchanged` : ''}`;
}

function shortChange(image: ImageReport): string {
  const { comparison, sizes } = image;
  if (isNew(image)) return `new (${size(sizes, 'download')})`;
  if (!comparison) return `${size(sizes, 'download')}, not compared`;
  const which = comparableSize(comparison);
  if (comparison.increase[which] === null) return 'change unknown';
  return `${change(comparison.increase, which)} ${WHERE[which]}`;
}
