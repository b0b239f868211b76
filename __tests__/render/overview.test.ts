import { describe, expect, it } from 'vitest';
import { parseGrowthLimit } from '../../src/limits/growth-limit.ts';
import { APPEARED } from '../../src/model/measured.ts';
import { overview } from '../../src/render/overview.ts';
import type { ImageReport, Report } from '../../src/report/report.ts';
import { appLayer } from '../model/measured.ts';
import { comparedReport, imageReport, report } from './report-fixture.ts';

const app = appLayer('v1', 1_000_000, 3_000_000);
const grown = appLayer('v2', 2_000_000, 5_000_000);
const named = (name: string) => ({ more: { name, project: `${name}.csproj` } });
const text = (images: readonly ImageReport[], changes: Partial<Report> = {}) =>
  overview(report(images, changes));
const rows = (...args: Parameters<typeof text>) =>
  text(...args)
    .replaceAll('\u00a0', ' ')
    .split('\n');
const same = comparedReport({ app: [app], ...named('Same') }, { app: [app], ...named('Same') });
const more = comparedReport({ app: [grown], ...named('More') }, { app: [app], ...named('More') });
const removed = { name: 'Old', project: null, platform: 'linux/amd64', sizes: { download: 120e6, disk: 6 } };

describe('the table of images', () => {
  it('has the figures of images that are not compared', () => {
    const failures = [{ name: 'Broken', error: 'no', details: [] }];
    expect(rows([imageReport(), imageReport({ name: 'B' })], { failures })).toEqual([
      '| Image | Download | Disk | App layers | Of SDK image |',
      '| --- | --: | --: | --: | --: |',
      '| ❌ <code>Broken</code> | not measured |  |  |  |',
      '| ✅ <code>Shop.Api</code> | 97.3 MB | 223.0 MB | 1.25 MB | 29.7% |',
      '| ✅ <code>B</code> | 97.3 MB | 223.0 MB | 1.25 MB | 29.7% |',
    ]);
  });

  it('has the changes of images of which one is compared', () => {
    const fresh = comparedReport({ app: [app], ...named('New') }, APPEARED);
    const first = comparedReport({ app: [app], ...named('First') }, { missing: 'it does not build' });
    const lost = comparedReport(
      { app: [grown], ...named('Lost') },
      { app: [app], base: { unknown: '429' }, ...named('Lost') },
    );
    expect(rows([first, lost, fresh, more], { removed: [removed] })).toEqual([
      '| Image | Download | Change | Disk | Change | To deploy | Of SDK image |',
      '| --- | --: | --: | --: | --: | --: | --: |',
      '| ✅ <code>New</code> | 97.0 MB | new | 223.0 MB | new | – | 29.7% |',
      '| ✅ <code>More</code> | 98.0 MB | **+1.00 MB** | 225.0 MB | **+2.00 MB** | 2.00 MB | 30.0% |',
      '| ✅ <code>First</code> | 97.0 MB | – | 223.0 MB | – | – | 29.7% |',
      '| ✅ <code>Lost</code> | 98.0 MB | unknown | 225.0 MB | unknown | – | 30.0% |',
      '| ➖ <code>Old</code> | was 120.0 MB | removed |  |  |  |  |',
    ]);
  });

  it('has the changes if an image was removed, even one of unknown size', () => {
    const unknown = { ...removed, sizes: { download: null, disk: null } };
    expect(rows([imageReport()], { removed: [unknown] })).toContain(
      '| ➖ <code>Old</code> |  | removed |  |  |  |  |',
    );
  });

  it('keeps each size on one line with its unit', () => {
    expect(text([imageReport()])).toContain('| 97.3\u00a0MB | 223.0\u00a0MB | 1.25\u00a0MB |');
    expect(text([more], { removed: [removed] })).toContain('| was\u00a0120.0\u00a0MB |');
  });

  it('folds images without a change, with the same columns', () => {
    expect(rows([same, more])).toEqual([
      '| Image | Download | Change | Disk | Change | To deploy | Of SDK image |',
      '| --- | --: | --: | --: | --: | --: | --: |',
      '| ✅ <code>More</code> | 98.0 MB | **+1.00 MB** | 225.0 MB | **+2.00 MB** | 2.00 MB | 30.0% |',
      '',
      '<details><summary>1 image without a change</summary>',
      '',
      '| Image | Download | Change | Disk | Change | To deploy | Of SDK image |',
      '| --- | --: | --: | --: | --: | --: | --: |',
      '| ✅ <code>Same</code> | 97.0 MB | none | 223.0 MB | none | 0 B | 29.7% |',
      '',
      '</details>',
    ]);
  });

  it('is only folded if no image changed, and not folded if all did', () => {
    expect(text([same])).toMatch(/^<details>/);
    expect(text([more])).not.toContain('<details>');
  });

  it('has the verdict of each image, and its former name', () => {
    const limits = { maxIncrease: parseGrowthLimit('1 B') };
    const tooLarge = comparedReport({ app: [grown], ...named('B') }, { app: [app], ...named('A') }, limits);
    const moved = comparedReport(
      { app: [grown], more: { name: 'C', project: 'new/C.csproj' } },
      { app: [app], more: { name: 'C', project: 'C.csproj' } },
    );
    expect(rows([tooLarge])[2]).toMatch(/^\| ❌ <code>B<\/code> \(was <code>A<\/code>\) \| /);
    expect(rows([moved])[2]).toMatch(/^\| ✅ <code>C<\/code> \| /);
  });
});
