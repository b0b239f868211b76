import { formatPercent } from '../model/bytes.ts';
import type { ComparisonReport, ImageReport, LimitReport, Report } from '../report/report.ts';
import {
  change,
  count,
  isNew,
  nameOf,
  size,
  tellingFigure,
  verdictOf,
  WHERE,
  worstFirst,
} from './figures.ts';
import { shorten } from './markdown-text.ts';
import { platformFigures, platformGroups } from './platforms.ts';

/** How many images of several are named. */
const NAMED = 3;

/** What someone reads who reads one line: the worst limit, or what changed, or the figures. Plain text. */
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

/** Where to go from a limit that failed: what the error of the step says, too. */
export function acceptance({ overrideLabel }: Pick<Report, 'overrideLabel'>, limit: LimitReport): string {
  return limit.verdict === 'fail' && overrideLabel !== null
    ? `; add label ${overrideLabel} to accept it`
    : '';
}

function limitLine(image: ImageReport, report: Report): string {
  const verdict = verdictOf(image);
  const alike = worstFirst(report.images).flatMap(({ limits }) =>
    limits.filter((limit) => limit.verdict === verdict),
  );
  const [limit] = alike;
  if (!limit) return '';
  const more = alike.length > 1 ? ` (and ${count(alike.length - 1, 'more limit')})` : '';
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

function compared(
  image: ImageReport,
  comparison: ComparisonReport,
  before: { sizes: { download: number | null; disk: number | null } },
): string {
  const which = tellingFigure(comparison);
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
  const told = [
    ...worstFirst(images)
      .filter((image) => image.comparison?.noChange !== true)
      .map((image) => `${nameOf(image, report)} ${inShort(image)}`),
    ...removed.map(({ name }) => `${name} removed`),
  ];
  if (told.length === 0) return `${images.length} images, none of them changed`;
  const more = told.length > NAMED ? ` and ${told.length - NAMED} more` : '';
  const unchanged = images.length + removed.length - told.length;
  return `${told.slice(0, NAMED).join(', ')}${more}${unchanged > 0 ? `; ${unchanged} unchanged` : ''}`;
}

function inShort(image: ImageReport): string {
  const { comparison, sizes } = image;
  if (isNew(image)) return `new (${size(sizes, 'download')})`;
  if (!comparison) return `${size(sizes, 'download')}, not compared`;
  const which = tellingFigure(comparison);
  if (comparison.increase[which] === null) return 'change unknown';
  return `${change(comparison.increase, which)} ${WHERE[which]}`;
}
