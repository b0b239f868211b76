import { describe, expect, it } from 'vitest';
import { APPEARED, type BaselineImage } from '../../src/model/measured.ts';
import { comparedWith, comparisonLines } from '../../src/render/comparison-text.ts';
import type { ImageReport } from '../../src/report/report.ts';
import { appLayer, debian, type Made } from '../model/measured.ts';
import { comparedReport, imageReport } from './report-fixture.ts';

const app = appLayer('v1', 1_000_000, 3_000_000);
const grown = appLayer('v2', 2_000_000, 5_000_000);
const image = comparedReport({ app: [grown] }, { app: [app] });
const newRuntime = { id: 'runtime next', download: 74_500_000, disk: 150_000_000 };
const drifted = comparedReport({ app: [grown], base: [debian, newRuntime] }, { app: [app] });

/** The image, compared with a baseline that differs in these fields. */
function against(
  changes: Partial<Pick<BaselineImage, 'commit' | 'source'>> & { reference?: string | null },
): string {
  if ('missing' in image.baseline) throw new Error('no baseline');
  return comparedWith({ ...image, baseline: { ...image.baseline, ...changes } });
}

describe('what an image was compared with', () => {
  it('is the commit, and how its measurement became known', () => {
    expect(against({})).toBe('compared with <code>cccccccccc</code> (built and weighed in this run)');
    expect(against({ source: 'cache' })).toMatch(/ \(weighed by an earlier run\)$/);
    expect(against({ source: 'file' })).toMatch(/ \(from an earlier report\)$/);
  });

  it('is the reference if the commit is unknown', () => {
    expect(against({ commit: null, source: 'registry', reference: 'registry://shop:1' })).toBe(
      'compared with <code>registry&#58;//shop:1</code> (read from its registry)',
    );
    expect(against({ reference: 'registry://shop:1' })).toContain('<code>cccccccccc</code>');
    expect(against({ commit: null, reference: null })).toMatch(/^compared with its baseline \(/);
  });

  it('is nothing for a new image, or for the reason that there is no baseline', () => {
    expect(comparedWith(comparedReport({ app: [app] }, APPEARED))).toBe('new, it was not in the baseline');
    expect(comparedWith(imageReport())).toBe('not compared: first run');
  });
});

describe('the lines of a comparison', () => {
  const lines = (one: ImageReport) => comparisonLines(one);
  const compare = (now: Made, before: Made) => lines(comparedReport(now, before));

  it('are none if there is nothing to explain', () => {
    expect(lines(image)).toEqual([]);
    expect(lines(imageReport())).toEqual([]);
  });

  it('are one list', () => {
    const moved = { name: 'Api', project: 'Api/Api.csproj' };
    const before = { app: [app], compressor: 'tool *', more: moved };
    expect(compare({ app: [grown], compressor: { unknown: 'nobody says' } }, before)).toEqual([
      [
        '- Different tools compressed the app layers (now an unknown tool, before tool &#42;), so their compressed sizes are not comparable and growth is judged on the disk size.',
        '- Moved: it was <code>Api</code> (<code>Api/Api.csproj</code>) before.',
      ].join('\n'),
    ]);
  });

  it('do not name tools if no file changed', () => {
    expect(compare({ app: [app], compressor: 'tool 2' }, { app: [app] })).toEqual([]);
  });

  it('do not say what part of an unknown or unaffected deploy is the base image', () => {
    const { comparison } = drifted;
    if (!comparison) throw new Error('not compared');
    expect(lines(drifted)[0]).toMatch(/; not counted\. It is 74\.5 MB of the 76\.5 MB to deploy\.$/);
    for (const deployOfBase of [null, 0]) {
      expect(lines({ ...drifted, comparison: { ...comparison, deployOfBase } })[0]).toMatch(
        /; not counted\.$/,
      );
    }
    expect(lines({ ...drifted, sizes: { ...drifted.sizes, deploy: null } })[0]).toMatch(/; not counted\.$/);
  });

  it('say that an image has no base image any more', () => {
    expect(compare({ app: [app], base: null }, { app: [app] })).toEqual([
      '- This change builds on no base image instead of <code>mcr.microsoft.com/dotnet/aspnet:10.0</code>: -96.0 MB to download, -220.0 MB on disk; counted.',
    ]);
  });

  it('have the findings, with their advice if there is one', () => {
    const finding = {
      id: 'unchanged-in-deploy',
      bytes: 1,
      text: '5 MB *',
      advice: 'Split it _now_.',
    } as const;
    expect(lines({ ...image, findings: [finding, { ...finding, advice: '' }] })).toEqual([
      '- 💡 5 MB &#42;. Split it &#95;now&#95;.\n- 💡 5 MB &#42;.',
    ]);
  });

  it('have the findings of an image without a baseline too', () => {
    const finding = { id: 'unchanged-in-deploy', bytes: 1, text: 'A', advice: '' } as const;
    expect(lines({ ...imageReport(), findings: [finding] })).toEqual(['- 💡 A.']);
  });
});
