import { describe, expect, it } from 'vitest';
import { figureOutputs } from '../../src/action/outputs.ts';
import { APPEARED, type Measured } from '../../src/model/measured.ts';
import { weigh } from '../../src/model/weigh.ts';
import type { ImageResult } from '../../src/report/image-result.ts';
import { reportImage } from '../../src/report/report-image.ts';
import { contents } from '../model/contents.ts';
import { appLayer, debian, runtime } from '../model/measured.ts';
import { comparedResult, measurement, report, uncompared } from '../render/report-fixture.ts';

const app = appLayer('v1', 1_000_000, 3_000_000);
const grown = appLayer('v2', 2_250_000, 5_000_000);
const newRuntime = { id: 'runtime next', download: 74_500_000, disk: 150_000_000 };
const compared = (...results: ImageResult[]) => figureOutputs(results, report(results.map(reportImage)));

const of = (...images: Measured[]) =>
  figureOutputs(
    images.map((image) => uncompared(image)),
    report(images.map((image) => reportImage(uncompared(image)))),
  );

describe('the outputs', () => {
  it('are the figures in bytes, and the ratio as a decimal', () => {
    expect(of(measurement())).toMatchObject({
      'download-size': '97250000',
      'disk-size': '223000000',
      'sdk-ratio': String(97.25 / 327),
      verdict: 'pass',
    });
  });

  it('count a layer once that several images share, and have no digest and no ratio', () => {
    const outputs = of(measurement(), measurement({ name: 'Other' }));
    expect(outputs).toMatchObject({ 'download-size': '97250000', 'image-digest': '', 'sdk-ratio': '' });
    expect(JSON.parse(outputs.images ?? '')).toMatchObject([{ name: 'Shop.Api' }, { name: 'Other' }]);
  });

  it('count content that two builders compressed twice for the download size, once for the disk size', () => {
    const layer = { id: 'app', download: 10, disk: 30, how: 'verified' } as const;
    const compressed = (compressor: string, download: number) =>
      measurement({
        weighed: weigh(contents([{ ...layer, download }], { compressor }), { none: 'scratch' }),
      });
    expect(of(compressed('go', 10), compressed('dotnet', 12))).toMatchObject({
      'download-size': '22',
      'disk-size': '30',
    });
  });

  it('are empty if a figure is unknown', () => {
    const weighed = weigh(contents([{ id: 'a', download: 1, disk: 2, how: 'verified' }]), { unknown: '429' });
    expect(of(measurement({ weighed }))).toMatchObject({ 'download-size': '', 'disk-size': '2' });
  });

  it('are empty if an image of the run could not be measured', () => {
    const image = uncompared(measurement());
    const failures = [{ name: 'B', error: 'no', details: [] }];
    const outputs = figureOutputs([image], report([reportImage(image)], { failures, verdict: 'fail' }));
    expect(outputs).toMatchObject({
      'download-size': '',
      'disk-size': '',
      'image-digest': '',
      verdict: 'fail',
    });
  });

  it('do not contain layers, which are in report.json', () => {
    expect(of(measurement()).images).not.toContain('createdBy');
  });
});

describe('the outputs of a comparison', () => {
  it('are figures in bytes', () => {
    expect(
      compared(comparedResult({ app: [grown], base: [debian, newRuntime] }, { app: [app] })),
    ).toMatchObject({
      'download-size': '106750000',
      'baseline-download-size': '97000000',
      'download-increase': '1250000',
      'disk-increase': '2000000',
      'base-drift': '8500000',
      'deploy-size': '76750000',
    });
  });

  it('are 0 if it is known that nothing changed', () => {
    expect(compared(comparedResult({ app: [app] }, { app: [app] }))).toMatchObject({
      'download-increase': '0',
      'disk-increase': '0',
      'base-drift': '0',
      'deploy-size': '0',
    });
  });

  it('are empty without a baseline, never 0', () => {
    expect(of(measurement())).toMatchObject({
      'deploy-size': '',
      'baseline-download-size': '',
      'download-increase': '',
      'disk-increase': '',
      'base-drift': '',
    });
  });

  it('add up the increases of several images, and count shared layers and base drift once', () => {
    const drifted = { base: [debian, newRuntime] };
    const worker = appLayer('worker', 500_000, 600_000);
    const more = { name: 'Shop.Worker', project: 'Worker.csproj' };
    const outputs = compared(
      comparedResult({ ...drifted, app: [grown] }, { app: [app] }),
      comparedResult({ ...drifted, app: [grown], more }, { app: [worker], more }),
    );
    expect(outputs).toMatchObject({
      'baseline-download-size': String(96_000_000 + 1_000_000 + 500_000),
      'download-increase': String(1_250_000 + 1_750_000),
      'base-drift': '8500000',
      'deploy-size': String(74_500_000 + 2_250_000),
    });
  });

  it('do not count a new image as an increase, but as something to deploy', () => {
    const outputs = compared(
      comparedResult({ app: [app] }, { app: [app] }),
      comparedResult({ app: [grown], more: { name: 'New' } }, APPEARED),
    );
    expect(outputs).toMatchObject({ 'download-increase': '0', 'deploy-size': '2250000' });
  });

  it('are empty if one image has no baseline', () => {
    const one = comparedResult({ app: [app] }, { app: [app] });
    const missing = compared(
      one,
      comparedResult({ app: [grown], more: { name: 'B' } }, { missing: 'first run' }),
    );
    expect(missing).toMatchObject({ 'download-increase': '', 'deploy-size': '', 'base-drift': '' });
    const lost = comparedResult(
      { app: [grown], more: { name: 'B' } },
      { app: [app], base: { unknown: '429' } },
    );
    expect(compared(one, lost)).toMatchObject({
      'download-increase': '',
      'deploy-size': '',
      'base-drift': '',
    });
  });

  it('do not contain the layers of the baseline', () => {
    expect(
      compared(comparedResult({ app: [grown], base: [debian, runtime] }, { app: [app] })).images,
    ).not.toContain('createdBy');
  });
});
