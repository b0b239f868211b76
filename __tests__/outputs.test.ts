import { describe, expect, it } from 'vitest';
import type { Measurement } from '../src/model/measurement.ts';
import { reportImage } from '../src/model/measurement.ts';
import { weigh } from '../src/model/weigh.ts';
import { figureOutputs } from '../src/outputs.ts';
import { contents } from './model/contents.ts';
import { measurement, report } from './render/report-fixture.ts';

const of = (...images: Measurement[]) =>
  figureOutputs(images, report(images.map((image) => reportImage({ image, limits: [] }))));

describe('the outputs', () => {
  it('are the figures in bytes, and the ratio as a decimal', () => {
    expect(of(measurement())).toMatchObject({
      'download-size': '97250000',
      'disk-size': '223000000',
      'sdk-ratio': String(97.25 / 327),
      verdict: 'pass',
    });
  });

  it('count a layer that several images share once, and name no digest and no ratio', () => {
    const outputs = of(measurement(), measurement({ name: 'Other' }));
    expect(outputs).toMatchObject({ 'download-size': '97250000', 'image-digest': '', 'sdk-ratio': '' });
    expect(JSON.parse(outputs.images ?? '')).toMatchObject([{ name: 'Shop.Api' }, { name: 'Other' }]);
  });

  it('count one content that two builders compressed twice for the download, and once for the disk', () => {
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

  it('are empty where a figure is unknown', () => {
    const weighed = weigh(contents([{ id: 'a', download: 1, disk: 2, how: 'verified' }]), { unknown: '429' });
    expect(of(measurement({ weighed }))).toMatchObject({ 'download-size': '', 'disk-size': '2' });
  });

  it('are empty where one image of the run could not be measured', () => {
    const image = measurement();
    const failures = [{ name: 'B', error: 'no', details: [] }];
    const outputs = figureOutputs(
      [image],
      report([reportImage({ image, limits: [] })], { failures, verdict: 'fail' }),
    );
    expect(outputs).toMatchObject({
      'download-size': '',
      'disk-size': '',
      'image-digest': '',
      verdict: 'fail',
    });
  });

  it('leave the layers to report.json: outputs share 1 MiB', () => {
    expect(of(measurement()).images).not.toContain('createdBy');
  });
});
