import { describe, expect, it } from 'vitest';
import { parseGrowthLimit } from '../../src/limits/growth-limit.ts';
import { applyOverride, judge } from '../../src/limits/judge.ts';
import type { Before, Figures, Limits } from '../../src/limits/limits.ts';
import { stated, unknown } from '../../src/model/size.ts';

const none: Limits = { allowSdkImage: false, onMissingBaseline: 'pass' };
const limit = parseGrowthLimit;
const before: Before = {
  download: stated(100_000_000),
  disk: stated(250_000_000),
  sdkRatio: 0.3,
  sdkBase: undefined,
  increase: { download: stated(3_000_000), disk: stated(9_000_000) },
  compressorsDiffer: false,
};
const image: Figures = {
  download: stated(103_000_000),
  disk: stated(259_000_000),
  sdkRatio: 0.31,
  sdkBase: undefined,
  before,
};
const grownBy = (download: number, disk = download) =>
  ({
    ...image,
    before: { ...before, increase: { download: stated(download), disk: stated(disk) } },
  }) satisfies Figures;

describe('judging growth', () => {
  it.each([
    [{ maxIncrease: limit('5 MB') }, 'pass', '+3.00 MB (+3.0%) to download, within max-increase 5 MB'],
    [{ maxIncrease: limit('2%') }, 'fail', '+3.00 MB (+3.0%) to download, over max-increase 2%'],
    [
      { maxDiskIncrease: limit('2% and 5 MB') },
      'fail',
      '+9.00 MB (+3.6%) on disk, over max-disk-increase 2% and 5 MB',
    ],
    [{ warnIncrease: limit('1 MB') }, 'warn', '+3.00 MB (+3.0%) to download, over warn-increase 1 MB'],
  ] as const)('by %j: %s', (limits, verdict, reason) => {
    expect(judge(image, { ...none, ...limits })).toMatchObject([{ verdict, reason }]);
  });

  it('passes an image that shrank or did not change', () => {
    const limits = { ...none, maxIncrease: limit('0 B') };
    expect(judge(grownBy(-5_000_000), limits)).toMatchObject([
      {
        verdict: 'pass',
        actual: -5_000_000,
        reason: '-5.00 MB (-5.0%) to download, within max-increase 0 B',
      },
    ]);
    expect(judge(grownBy(0), limits)).toMatchObject([
      { verdict: 'pass', reason: '0 B to download, within max-increase 0 B' },
    ]);
  });

  it('warns and fails by two limits side by side', () => {
    const limits = { ...none, maxIncrease: limit('5 MB'), warnIncrease: limit('1 MB') };
    expect(judge(image, limits).map(({ verdict }) => verdict)).toEqual(['pass', 'warn']);
  });

  it('is by the disk size if different tools compressed the two, and says so', () => {
    const differ: Figures = { ...image, before: { ...before, compressorsDiffer: true } };
    expect(judge(differ, { ...none, maxIncrease: limit('5 MB') })).toMatchObject([
      {
        verdict: 'fail',
        actual: 9_000_000,
        reason:
          '+9.00 MB (+3.6%) on disk, over max-increase 5 MB (judged on disk: different tools compressed it before and now)',
      },
    ]);
  });

  it('shows no percentage of an empty baseline, nor one that rounds to 0', () => {
    const limits = { ...none, maxIncrease: limit('5 MB') };
    const of = (download: ReturnType<typeof stated>, increase: number) =>
      judge(
        {
          ...image,
          before: { ...before, download, increase: { download: stated(increase), disk: stated(0) } },
        },
        limits,
      )[0]?.reason;
    expect(of(stated(0), 3)).toBe('+3 B to download, within max-increase 5 MB');
    expect(of(stated(100_000_000), 49_999)).toBe('+50.0 kB to download, within max-increase 5 MB');
    expect(of(stated(100_000_000), 50_001)).toBe('+50.0 kB (+0.1%) to download, within max-increase 5 MB');
    expect(of(stated(100_000_000), -50_001)).toBe('-50.0 kB (-0.1%) to download, within max-increase 5 MB');
  });

  it('says which limit on which size is exceeded, and by what', () => {
    expect(judge(image, { ...none, maxDiskIncrease: limit('5 MB') })).toEqual([
      {
        name: 'max-disk-increase',
        limit: '5 MB',
        actual: 9_000_000,
        verdict: 'fail',
        reason: '+9.00 MB (+3.6%) on disk, over max-disk-increase 5 MB',
      },
    ]);
  });

  it('says nothing about the tools if the limit is on the disk size anyway', () => {
    const differ: Figures = { ...image, before: { ...before, compressorsDiffer: true } };
    expect(judge(differ, { ...none, maxDiskIncrease: limit('10 MB') })[0]?.reason).toMatch(/10 MB$/);
  });

  it('warns if the increase is unknown', () => {
    const increase = { download: unknown('the base image is not known: 429'), disk: stated(0) };
    const [result] = judge(
      { ...image, before: { ...before, increase } },
      { ...none, maxIncrease: limit('5 MB') },
    );
    expect(result).toMatchObject({
      verdict: 'warn',
      reason:
        'max-increase 5 MB could not be judged: the increase is unknown (the base image is not known: 429)',
    });
  });

  it('warns if a percentage is of an unknown size', () => {
    const lost = { ...image, before: { ...before, download: unknown('429') } };
    expect(judge(lost, { ...none, maxIncrease: limit('2%') })).toEqual([
      {
        name: 'max-increase',
        limit: '2%',
        actual: { unknown: '429' },
        verdict: 'warn',
        reason: 'max-increase 2% could not be judged: the download size of the baseline is unknown (429)',
      },
    ]);
    expect(judge(lost, { ...none, maxIncrease: limit('2% and 5 MB') })).toMatchObject([{ verdict: 'pass' }]);
    expect(judge(lost, { ...none, maxIncrease: limit('2% or 1 MB') })).toMatchObject([{ verdict: 'fail' }]);
  });
});

describe('growth without a baseline', () => {
  const first = { ...image, before: { missing: 'first run' } };
  const limits = { ...none, maxIncrease: limit('5 MB'), warnIncrease: limit('1%') };

  // sizebot fails by a missing baseline, others take it for size 0: here the user says.
  it.each(['pass', 'warn', 'fail'] as const)('is what on-missing-baseline says: %s', (onMissingBaseline) => {
    expect(judge(first, { ...limits, onMissingBaseline })).toEqual([
      {
        name: 'on-missing-baseline',
        limit: onMissingBaseline,
        actual: null,
        verdict: onMissingBaseline,
        reason: 'max-increase 5 MB, warn-increase 1% could not be judged, there is no baseline: first run',
      },
    ]);
  });

  it('has no result if no limit on growth is set', () => {
    expect(judge(first, { ...none, onMissingBaseline: 'fail' })).toEqual([]);
  });

  // wouter: the pull request that adds a project fails by the baseline that lacks it.
  it('is fine for an image that is new', () => {
    const appeared = {
      ...image,
      before: { missing: 'the image did not exist then', appeared: true },
    } as const;
    expect(judge(appeared, { ...limits, onMissingBaseline: 'fail' })).toEqual([
      {
        name: 'on-missing-baseline',
        limit: 'fail',
        actual: null,
        verdict: 'pass',
        reason:
          'max-increase 5 MB, warn-increase 1%: the image did not exist then, so it has nothing to grow from',
      },
    ]);
  });
});

describe('the override label', () => {
  const failed = judge(image, { ...none, maxIncrease: limit('1 MB'), warnIncrease: limit('1 MB') });

  it('turns failures into warnings, and says who set it', () => {
    const results = applyOverride(failed, { label: 'image-size-ok', by: 'octocat' });
    expect(results[0]).toMatchObject({
      verdict: 'warn',
      overridden: true,
      reason:
        '+3.00 MB (+3.0%) to download, over max-increase 1 MB; accepted by label image-size-ok, set by octocat',
    });
    expect(results[1]).toEqual(failed[1]);
  });

  it('changes only limits that failed', () => {
    const result = { name: 'max-size', limit: '1 B', actual: 2, verdict: 'pass', reason: 'fine' } as const;
    expect(applyOverride([result], { label: 'ok', by: 'octocat' })).toEqual([result]);
  });

  it('may have been set by someone unknown', () => {
    const [result] = applyOverride(failed, { label: 'ok', by: null });
    expect(result?.reason).toMatch(/accepted by label ok$/);
  });
});
