import { describe, expect, it } from 'vitest';
import { APPEARED } from '../../src/model/measured.ts';
import { imageText, sharedBaseline } from '../../src/render/image-text.ts';
import type { ImageReport } from '../../src/report/report.ts';
import { appLayer } from '../model/measured.ts';
import { comparedReport, imageReport, report } from './report-fixture.ts';

const app = appLayer('v1', 12_400_000, 31_600_000);
const grown = appLayer('v2', 13_420_000, 33_600_000);
const alone = (image: ImageReport, layers = false) =>
  imageText(image, report([image]), { layers }).replaceAll('\u00a0', ' ');
const limit = {
  name: 'max-size',
  limit: '1 MB',
  actual: 2e6,
  verdict: 'fail',
  reason: 'too *large*',
} as const;

describe('the text of an image', () => {
  it('has its figures next to those of the SDK image, what the app adds, and how they are known', () => {
    expect(alone(imageReport())).toBe(
      [
        '|  | This image | SDK image | Ratio |',
        '| --- | --: | --: | --: |',
        '| Download | **97.3 MB** | 327.0 MB | 29.7% |',
        '| Disk | **223.0 MB** | 820.0 MB | 27.2% |',
        '',
        'The app adds **1.25 MB** to download (3.00 MB on disk) in 1 layer to <code>mcr.microsoft.com/dotnet/aspnet:10.0</code> (96.0 MB).',
        '',
        '_<code>linux/amd64</code>: app layers as .NET SDK 10.0.401 compressed them, read to the last byte; base and SDK layers as their registry states them._',
      ].join('\n'),
    );
  });

  it('has its name if there are several images', () => {
    const [a, b] = [imageReport(), imageReport({ name: 'B' })];
    expect(imageText(a, report([a, b]), { layers: false })).toMatch(/^#### <code>Shop\.Api<\/code>\n\n\|/);
    expect(imageText(a, report([a]), { layers: false })).toMatch(/^\|/);
  });

  it('has its limits, with what was set', () => {
    expect(alone(imageReport({}, [limit]))).toContain(
      '\n\n|  | Limit | Set to | Result |\n| --- | --- | --- | --- |\n| ❌ | <code>max-size</code> | 1 MB | too &#42;large&#42; |\n\n',
    );
    expect(alone(imageReport())).not.toContain('| Limit |');
  });

  it('has its layers only if they are wanted', () => {
    expect(alone(imageReport(), true)).toContain('<summary>Layers of this image (3)</summary>');
    expect(alone(imageReport(), false)).not.toContain('<details>');
  });
});

describe('the figures of a compared image', () => {
  const { sdk: _, ...unrelated } = comparedReport({ app: [grown] }, { app: [app] });
  const withoutSdk: ImageReport = { ...unrelated, sdk: null };

  it('have no columns for the SDK image if there is none', () => {
    expect(alone(withoutSdk)).toContain(
      [
        '|  | Before | Now | Change |',
        '| --- | --: | --: | --: |',
        '| Download | 108.4 MB | **109.4 MB** | **+1.02 MB** (+0.9%) |',
        '| Disk | 251.6 MB | **253.6 MB** | **+2.00 MB** (+0.8%) |',
        '| To deploy |  | 13.4 MB |  |\n\n',
      ].join('\n'),
    );
  });

  it('have a decrease as less, with its percentage', () => {
    expect(alone(comparedReport({ app: [app] }, { app: [grown] }))).toContain('| **-1.02 MB** (-0.9%) |');
  });

  it('have no percentage of 0 bytes, nor of an empty or unknown size', () => {
    const { comparison, baseline } = withoutSdk;
    if (!comparison || 'missing' in baseline) throw new Error('not compared');
    const increase = { ...comparison.increase, download: 0 };
    expect(alone({ ...withoutSdk, comparison: { ...comparison, increase } })).toContain('| **0 B** |');
    for (const download of [0, null]) {
      const before = { ...baseline, sizes: { ...baseline.sizes, download } };
      expect(alone({ ...withoutSdk, baseline: before })).toContain('| **+1.02 MB** |');
    }
  });

  it('say that nothing changed, or that the change is unknown', () => {
    expect(alone(comparedReport({ app: [app] }, { app: [app] }))).toContain(
      '| **108.4 MB** | none | 327.0 MB |',
    );
    const lost = comparedReport({ app: [grown] }, { app: [app], base: { unknown: '429' } });
    expect(alone(lost)).toContain('| unknown | **109.4 MB** | unknown | 327.0 MB | 33.5% |');
  });

  it('have dashes without an SDK image and without a comparison', () => {
    expect(alone(imageReport({ sdk: { unknown: 'down' } }))).toContain('| Download | **97.3 MB** | – | – |');
    expect(alone({ ...withoutSdk, comparison: null })).toContain(
      '| Download | 108.4 MB | **109.4 MB** | – |',
    );
  });
});

describe('what the app adds', () => {
  it('is the whole image if it has no base image', () => {
    const scratch = comparedReport({ app: [app, grown], base: null }, { missing: 'first run' });
    expect(alone(scratch)).toContain(
      'No base image (FROM scratch): the app is **25.8 MB** to download (65.2 MB on disk) in 2 layers.',
    );
  });

  it('is unknown on an unknown base image', () => {
    const lost = comparedReport({ app: [app], base: { unknown: '429 <b>' } }, { missing: 'first run' });
    expect(alone(lost)).toContain('\n\nBase image not known: 429 &#60;b&#62;.\n\n');
  });
});

describe('notes', () => {
  it('say how the image was weighed if that was not the best way', () => {
    expect(alone(imageReport({ note: 'Weighed by docker save' }))).toContain('_Weighed by docker save._');
  });

  it('give each reason once, for the first figure that has it', () => {
    const image = imageReport();
    const sizes = { ...image.sizes, download: null, downloadUnknown: '429', disk: null, diskUnknown: '429' };
    const text = alone({ ...image, sizes });
    expect(text).toContain('_Download size unknown: 429._');
    expect(text).not.toContain('Disk size unknown');
    expect(alone({ ...image, sizes: { ...sizes, diskUnknown: 'zstd' } })).toContain(
      '_Disk size unknown: zstd._',
    );
  });

  it('say what is unknown of the SDK image', () => {
    const image = imageReport();
    const sdk = image.sdk && { ...image.sdk, downloadUnknown: '429', diskUnknown: 'zstd' };
    const text = alone({ ...image, sdk });
    expect(text).toContain('_Download size of the SDK image unknown: 429._');
    expect(text).toContain('_Disk size of the SDK image unknown: zstd._');
    expect(alone(imageReport({ sdk: { unknown: 'down' } }))).toContain(
      '_Not compared with an SDK image: down._',
    );
  });

  it('say what is unknown of the comparison', () => {
    const image = comparedReport({ app: [grown] }, { app: [app] });
    const { comparison } = image;
    if (!comparison) throw new Error('not compared');
    const increase = { ...comparison.increase, downloadUnknown: 'b', diskUnknown: 'c' };
    const lost = { ...comparison, noChangeUnknown: 'd', increase };
    const text = alone({ ...image, sizes: { ...image.sizes, deployUnknown: 'a' }, comparison: lost });
    expect(text).toContain('_Deploy size unknown: a._\n\n_Change of the download size unknown: b._');
    expect(text).toContain(
      '_Change of the disk size unknown: c._\n\n_Whether any file changed is unknown: d._',
    );
  });

  it('do not explain a missing deploy size of an image that is not compared', () => {
    expect(alone(imageReport())).not.toContain('Deploy size');
  });
});

describe('how the figures are known', () => {
  const known = (image: ImageReport) => /_<code>linux.*_$/.exec(alone(image))?.[0];

  it('is said of the layers that there are', () => {
    const image = imageReport();
    expect(known({ ...image, sdk: null })).toMatch(/; base layers as their registry states them\._$/);
    expect(known({ ...image, base: null })).toMatch(/; SDK layers as their registry states them\._$/);
    expect(known({ ...image, base: null, sdk: null })).toMatch(/read to the last byte\._$/);
  });

  it('is to the last byte only if both sizes of the app layers are verified', () => {
    const image = imageReport();
    for (const one of ['downloadKnown', 'diskKnown'] as const) {
      expect(known({ ...image, app: { ...image.app, [one]: 'stated' } })).not.toContain('last byte');
    }
  });

  it('does not name an unknown compressor', () => {
    expect(known({ ...imageReport(), compressor: null })).toContain('app layers as they were found, read');
  });

  it('includes what a new image is compared with, which the others do not share', () => {
    expect(known(comparedReport({ app: [app] }, APPEARED))).toMatch(/; new, it was not in the baseline\._$/);
    expect(known(comparedReport({ app: [app] }, { app: [app] }))).not.toContain('compared');
  });
});

describe('the baseline of all images', () => {
  const same = comparedReport({ app: [app] }, { app: [app] });

  it('is stated once if they share it, except for new images', () => {
    const fresh = comparedReport({ app: [app] }, APPEARED);
    expect(sharedBaseline(report([same, same, fresh]))).toBe(
      'compared with <code>cccccccccc</code> (built and weighed in this run)',
    );
    expect(sharedBaseline(report([fresh]))).toBeUndefined();
  });

  it('is not stated for all if they differ', () => {
    expect(sharedBaseline(report([same, imageReport()]))).toBeUndefined();
  });
});
