import { compareWith } from '../../src/compare/comparison.ts';
import type { Override } from '../../src/limits/judge.ts';
import type { LimitResult, Limits } from '../../src/limits/limits.ts';
import { fromBuilder, type Measured, type MissingBaseline } from '../../src/model/measured.ts';
import { compareWithSdk } from '../../src/model/sdk-comparison.ts';
import { weigh } from '../../src/model/weigh.ts';
import { accept, type ImageResult, imageResult } from '../../src/report/image-result.ts';
import type { ImageReport, Report } from '../../src/report/report.ts';
import { reportImage } from '../../src/report/report-image.ts';
import { contents } from '../model/contents.ts';
import { baselineOf, type Made, measured } from '../model/measured.ts';

const debian = { id: 'debian', download: 30e6, disk: 80e6 };
const runtime = { id: 'runtime', download: 66e6, disk: 140e6 };
const app = { id: 'app', download: 1.25e6, disk: 3e6, how: 'verified' } as const;
const sdkLayer = { id: 'sdk', download: 231e6, disk: 600e6 };

export function measurement(changes: Partial<Measured> = {}): Measured {
  const image = contents([debian, runtime, app]);
  const base = { reference: 'mcr.microsoft.com/dotnet/aspnet:10.0', contents: contents([debian, runtime]) };
  const weighed = weigh(image, base);
  return {
    name: 'Shop.Api',
    project: 'src/Shop.Api/Shop.Api.csproj',
    builder: 'sdk',
    ...fromBuilder({ contents: image, reference: undefined, compressor: '.NET SDK 10.0.401' }, weighed),
    sdk: compareWithSdk(weighed, 'mcr.microsoft.com/dotnet/sdk:10.0', contents([debian, runtime, sdkLayer])),
    sdkBase: undefined,
    ...changes,
  };
}

export function report(images: readonly ImageReport[], changes: Partial<Report> = {}): Report {
  return {
    schema: 1,
    tool: { name: 'aspnet-image-size', version: '1.0.0' },
    headCommit: 'a'.repeat(40),
    measuredCommit: 'b'.repeat(40),
    pullRequest: 7,
    images: [...images],
    failures: [],
    removed: [],
    overrideLabel: null,
    override: null,
    verdict: 'pass',
    ...changes,
  };
}

export const imageReport = (
  changes: Partial<Measured> = {},
  limits: readonly LimitResult[] = [],
): ImageReport => reportImage(uncompared(measurement(changes), limits));

/** A result of a run that had no baseline. */
export function uncompared(image: Measured, limits: readonly LimitResult[] = []): ImageResult {
  return { image, baseline: { missing: 'first run' }, findings: [], limits };
}

const NO_LIMITS: Limits = { allowSdkImage: false, onMissingBaseline: 'pass' };

/** The result for an image that is compared with an earlier one, as in a run. */
export function comparedResult(
  now: Made,
  before: Made | MissingBaseline,
  limits: Partial<Limits> = {},
  override?: Override,
): ImageResult {
  const baseline = 'missing' in before ? before : baselineOf(before);
  const image = measured(now);
  // The SDK image of the fixture, so that a ratio is there.
  const sdk = compareWithSdk(
    image.weighed,
    'mcr.microsoft.com/dotnet/sdk:10.0',
    contents([debian, runtime, sdkLayer]),
  );
  const result = imageResult(compareWith({ ...image, sdk }, baseline), { ...NO_LIMITS, ...limits });
  return accept(result, override);
}

export const comparedReport = (...args: Parameters<typeof comparedResult>): ImageReport =>
  reportImage(comparedResult(...args));
