import type { LimitResult } from '../../src/model/limits.ts';
import { type Measurement, reportImage } from '../../src/model/measurement.ts';
import type { ImageReport, Report } from '../../src/model/report.ts';
import { compareWithSdk } from '../../src/model/sdk-comparison.ts';
import { weigh } from '../../src/model/weigh.ts';
import { contents } from '../model/contents.ts';

const debian = { id: 'debian', download: 30e6, disk: 80e6 };
const runtime = { id: 'runtime', download: 66e6, disk: 140e6 };
const app = { id: 'app', download: 1.25e6, disk: 3e6, how: 'verified' } as const;
const sdkLayer = { id: 'sdk', download: 231e6, disk: 600e6 };

export function measurement(changes: Partial<Measurement> = {}): Measurement {
  const image = contents([debian, runtime, app]);
  const base = { reference: 'mcr.microsoft.com/dotnet/aspnet:10.0', contents: contents([debian, runtime]) };
  const weighed = weigh(image, base);
  return {
    name: 'Shop.Api',
    project: 'src/Shop.Api/Shop.Api.csproj',
    builder: 'sdk',
    platform: 'linux/amd64',
    built: { contents: image, reference: undefined, compressor: '.NET SDK 10.0.401' },
    weighed,
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
    verdict: 'pass',
    ...changes,
  };
}

export const imageReport = (
  changes: Partial<Measurement> = {},
  limits: readonly LimitResult[] = [],
): ImageReport => reportImage({ image: measurement(changes), limits });
