import { describe, expect, it } from 'vitest';
import { APPEARED } from '../../src/model/measured.ts';
import { verified } from '../../src/model/size.ts';
import { reportImage, reportMeasurement, reportSizes } from '../../src/report/report-image.ts';
import { appLayer, debian, measured } from '../model/measured.ts';
import {
  comparedReport,
  comparedResult,
  imageReport,
  measurement,
  uncompared,
} from '../render/report-fixture.ts';

const app = appLayer('v1', 1_000_000, 3_000_000);
const grown = appLayer('v2', 2_000_000, 5_000_000);
const newRuntime = { id: 'runtime next', download: 74_500_000, disk: 150_000_000 };

describe('an image in report.json', () => {
  it('has its findings', () => {
    const finding = { id: 'unchanged-in-deploy', bytes: 5, text: 'x', advice: 'y' } as const;
    expect(reportImage({ ...uncompared(measurement()), findings: [finding] }).findings).toEqual([finding]);
  });

  it('has its limits, with the figure or why it is unknown', () => {
    const limit = { name: 'max-size', limit: '1 B', verdict: 'warn', reason: 'x' } as const;
    const limits = [
      { ...limit, actual: 2 },
      { ...limit, actual: null },
      { ...limit, actual: { unknown: '429' }, overridden: true } as const,
    ];
    expect(imageReport({}, limits).limits).toEqual([
      { ...limit, actual: 2, overridden: false },
      { ...limit, actual: null, overridden: false },
      { ...limit, actual: null, actualUnknown: '429', overridden: true },
    ]);
  });

  it('has its base, that there is none, or why it is unknown', () => {
    const base = (of: Parameters<typeof measured>[0]['base']) =>
      reportMeasurement(measured({ app: [app], base: of ?? null }));
    expect(base([debian]).base).toEqual({
      reference: 'mcr.microsoft.com/dotnet/aspnet:10.0',
      digest: expect.stringMatching(/^sha256:/),
      download: 30_000_000,
      downloadKnown: 'stated',
      disk: 80_000_000,
      diskKnown: 'stated',
    });
    expect(base(null)).toMatchObject({ base: null, baseNone: 'FROM scratch' });
    expect(base({ unknown: '429' })).toMatchObject({ base: null, baseUnknown: '429' });
    expect(base([debian])).not.toHaveProperty('baseNone');
  });

  it('has what distinguishes it: its project, builder, reference, digest, platform, compressor and note', () => {
    const more = {
      reference: 'registry://shop:1',
      note: 'Weighed by docker save',
      builder: 'image',
    } as const;
    const image = measured({ app: [app], more });
    expect(reportMeasurement(image)).toMatchObject({
      name: 'Shop.Api',
      project: 'src/Shop.Api/Shop.Api.csproj',
      platform: 'linux/amd64',
      digest: image.digest,
      compressor: 'tool 1',
      ...more,
    });
    expect(reportMeasurement(measured({ app: [app] }))).toMatchObject({ reference: null, sdkBase: null });
    expect(reportMeasurement(measured({ app: [app] }))).not.toHaveProperty('note');
  });

  it('has the SDK image with its layers and ratios', () => {
    const { sdk } = imageReport();
    expect(sdk).toMatchObject({
      reference: 'mcr.microsoft.com/dotnet/sdk:10.0',
      download: 327e6,
      disk: 820e6,
    });
    expect(sdk?.layers.map(({ createdBy, download, shared }) => [createdBy, download, shared])).toEqual([
      ['COPY debian', 30e6, true],
      ['COPY runtime', 66e6, true],
      ['COPY sdk', 231e6, false],
    ]);
    expect(sdk?.ratio).toBe(97.25 / 327);
    expect(sdk).not.toHaveProperty('ratioUnknown');
    expect(sdk).not.toHaveProperty('diskRatioUnknown');
  });

  it('says that a ratio is unknown, and why', () => {
    const { sdk } = measurement();
    if ('unknown' in sdk) throw new Error('no SDK image');
    const lost = imageReport({ sdk: { ...sdk, ratio: undefined, diskRatio: undefined } });
    expect(lost.sdk).toMatchObject({
      ratio: null,
      ratioUnknown: 'a download size is unknown',
      diskRatio: null,
      diskRatioUnknown: 'a disk size is unknown',
    });
  });
});

describe('a baseline in report.json', () => {
  it('is missing for a reason, or because the image is new', () => {
    expect(imageReport().baseline).toEqual({ missing: 'first run', appeared: false });
    expect(comparedReport({ app: [app] }, APPEARED).baseline).toEqual({
      missing: 'the image did not exist then',
      appeared: true,
    });
    expect(imageReport().sizes.deployUnknown).toBe('there is no baseline: first run');
    expect(imageReport().comparison).toBeNull();
  });

  it.each([
    ['a ratio', measurement().sdk, { sdkRatio: 97.25 / 327 }],
    [
      'an SDK image of unknown size',
      { ...measurement().sdk, ratio: undefined },
      { sdkRatio: null, sdkRatioUnknown: 'a download size is unknown' },
    ],
    ['no SDK image', { unknown: 'down' }, { sdkRatio: null, sdkRatioUnknown: 'down' }],
  ])('has its ratio to the SDK image, with %s', (_what, sdk, ratio) => {
    const more = { sdk: sdk as ReturnType<typeof measurement>['sdk'] };
    expect(comparedReport({ app: [grown] }, { app: [app], more }).baseline).toMatchObject(ratio);
  });

  it('has nothing that was said of it when it was measured', () => {
    const { baseline } = comparedReport({ app: [grown] }, { app: [app] });
    expect(Object.keys(baseline)).not.toEqual(expect.arrayContaining(['limits']));
    for (const key of ['sdk', 'baseline', 'comparison', 'findings', 'limits'])
      expect(baseline).not.toHaveProperty(key);
    expect(baseline).not.toHaveProperty('sizes.deploy');
    expect(baseline).not.toHaveProperty('sizes.deployUnknown');
  });
});

describe('a comparison in report.json', () => {
  const of = (...args: Parameters<typeof comparedReport>) => comparedReport(...args).comparison;

  it('has the increase, and nothing of a base that is the same', () => {
    expect(of({ app: [grown] }, { app: [app] })).toEqual({
      noChange: false,
      increase: { download: 1_000_000, downloadKnown: 'verified', disk: 2_000_000, diskKnown: 'verified' },
      baseDrift: null,
      baseChange: null,
      deployOfBase: 0,
      compressorsDiffer: false,
      renamedFrom: null,
    });
    expect(of({ app: [app] }, { app: [app] })?.noChange).toBe(true);
  });

  it('has base drift, and the part of the deploy that is the base image', () => {
    expect(of({ app: [app], base: [debian, newRuntime] }, { app: [app] })).toMatchObject({
      baseDrift: {
        reference: 'mcr.microsoft.com/dotnet/aspnet:10.0',
        from: expect.stringMatching(/^sha256:/),
        to: expect.stringMatching(/^sha256:/),
        download: 8_500_000,
        disk: 10_000_000,
      },
      baseChange: null,
      deployOfBase: 74_500_000,
    });
  });

  it('has another base image, and where the project was', () => {
    const moved = { name: 'Api', project: 'Api.csproj' };
    const before = { app: [app], base: [debian], reference: 'debian:12', more: moved };
    const comparison = of({ app: [app], compressor: 'tool 2' }, before);
    expect(comparison).toMatchObject({
      baseDrift: null,
      baseChange: {
        from: { reference: 'debian:12' },
        to: { reference: 'mcr.microsoft.com/dotnet/aspnet:10.0' },
        download: 66_000_000,
      },
      compressorsDiffer: true,
      renamedFrom: moved,
    });
  });

  it('has the deploy size, or why it is unknown', () => {
    expect(comparedReport({ app: [grown] }, { app: [app] }).sizes.deploy).toBe(2_000_000);
    const result = comparedResult({ app: [grown] }, { app: [app] });
    if (!result.comparison) throw new Error('not compared');
    const deploy = { ...result.comparison.deploy, size: { unknown: 'zstd' } };
    expect(reportImage({ ...result, comparison: { ...result.comparison, deploy } }).sizes).toMatchObject({
      deploy: null,
      deployUnknown: 'zstd',
    });
  });
});

it('sizes in report.json say how they are known, or why they are not', () => {
  expect(reportSizes({ download: verified(1), disk: { unknown: 'zstd' } })).toEqual({
    download: 1,
    downloadKnown: 'verified',
    disk: null,
    diskUnknown: 'zstd',
  });
  expect(reportSizes({ download: { unknown: '429' }, disk: { bytes: 2, how: 'stated' } })).toEqual({
    download: null,
    downloadUnknown: '429',
    disk: 2,
    diskKnown: 'stated',
  });
});
