import { describe, expect, it } from 'vitest';
import { formatPlatform } from '../../src/model/image.ts';
import type { Measured } from '../../src/model/measured.ts';
import { readReport } from '../../src/report/parse-report.ts';
import { measuredOf } from '../../src/report/read-measured.ts';
import { reportMeasurement } from '../../src/report/report-image.ts';
import { appLayer, measured } from '../model/measured.ts';
import { measurement, report } from '../render/report-fixture.ts';

const app = appLayer('v1', 1_000_000, 3_000_000);
const { sdk } = measurement();

describe('a measurement in report.json', () => {
  it.each<[string, Measured]>([
    ['on a base', measured({ app: [app, { id: 'unread', download: 5, disk: 6 }] })],
    ['from scratch', measured({ app: [app], base: null })],
    ['on an unknown base', measured({ app: [app], base: { unknown: '429' } })],
    ['next to an SDK image', measured({ app: [app], more: { sdk } })],
    [
      'next to an SDK image of unknown size',
      measured({
        app: [app],
        more: {
          sdk: { ...sdk, disk: { unknown: 'zstd' }, ratio: undefined, diskRatio: undefined } as typeof sdk,
        },
      }),
    ],
    [
      'without a manifest, project or known compressor',
      measured({
        app: [app],
        compressor: { unknown: 'the archive does not say' },
        more: {
          builder: 'image',
          project: undefined,
          digest: { unknown: 'a docker archive has no manifest' },
          reference: 'archive://shop.tar',
          note: 'Weighed by docker save',
        },
      }),
    ],
    [
      'built on an SDK image',
      measured({ app: [app], more: { sdkBase: { base: 'dotnet/sdk:10.0', instead: 'dotnet/aspnet:10.0' } } }),
    ],
    [
      'built with a Dockerfile',
      measured({
        app: [app],
        more: {
          builder: 'docker',
          build: {
            builder: 'docker',
            dockerfile: 'src/Shop/Dockerfile',
            stage: 'final',
            context: '.',
            publish: undefined,
            reason: 'starts Shop.dll',
          },
        },
      }),
    ],
    ...[
      { os: 'linux', architecture: 'arm', variant: 'v7' },
      { os: 'linux', architecture: 'arm64' },
      { os: 'windows', architecture: '' },
      { os: 'a', architecture: 'b', variant: 'c/d' },
    ].map((platform): [string, Measured] => [
      `for ${formatPlatform(platform)}`,
      measured({ app: [app], more: { platform } }),
    ]),
  ])('is read back as it was measured, %s', (_what, image) => {
    const json: unknown = JSON.parse(JSON.stringify(report([reportMeasurement(image)])));
    const [read] = readReport(json, 'report.json').images.map((one) => measuredOf(one, image.files));
    expect(read).toStrictEqual(image);
  });

  it('says that a report gives no reason for a figure that is unknown', () => {
    const written = reportMeasurement(measured({ app: [app] }));
    const silent = { ...written, digest: null, sizes: { ...written.sizes, disk: null } };
    const why = { unknown: 'the report does not say why' };
    expect(measuredOf(silent)).toMatchObject({ digest: why, weighed: { sizes: { disk: why } } });
  });

  it('takes a size as stated if the report does not say how it is known', () => {
    const { downloadKnown: _, ...app } = reportMeasurement(measured({ app: [], base: null })).app;
    const written = { ...reportMeasurement(measured({ app: [] })), app: { ...app, download: 5 } };
    expect(measuredOf(written).weighed.app.download).toEqual({ bytes: 5, how: 'stated' });
  });

  it('has no files unless they were kept', () => {
    expect(measuredOf(reportMeasurement(measured({ app: [app] }))).files.size).toBe(0);
  });
});
