import { describe, expect, it } from 'vitest';
import { judge } from '../../src/limits/judge.ts';
import { type Figures, type Limits, worst } from '../../src/limits/limits.ts';
import { stated } from '../../src/model/size.ts';

const image: Figures = {
  download: stated(100_000_000),
  disk: stated(250_000_000),
  sdkRatio: 0.3,
  sdkBase: undefined,
  before: { missing: 'first run' },
};
const none: Limits = { allowSdkImage: false, onMissingBaseline: 'pass' };
const bound = (value: number, text = 'the limit') => ({ value, text });

describe('judging an image', () => {
  it('says nothing where no limit is set', () => {
    expect(judge(image, none)).toEqual([]);
  });

  it.each([
    [100_000_000, 'pass'],
    [99_999_999, 'fail'],
  ])('judges a download size of 100 MB against %d bytes: %s', (value, verdict) => {
    expect(judge(image, { ...none, maxSize: bound(value) })).toMatchObject([
      { name: 'max-size', actual: 100_000_000, verdict },
    ]);
  });

  it('names limit, figure and excess', () => {
    const [result] = judge(image, { ...none, maxSize: bound(90e6, '90 MB') });
    expect(result?.reason).toBe('download size is 100.0 MB, 10.0 MB over max-size 90 MB');
  });

  it('judges the disk size by its own limit', () => {
    const results = judge(image, { ...none, maxDiskSize: bound(200e6, '200 MB') });
    expect(results).toMatchObject([{ name: 'max-disk-size', verdict: 'fail', actual: 250_000_000 }]);
  });

  it.each([
    [0.3, 'pass'],
    [0.29, 'fail'],
  ])('judges a ratio of 30%% against %d: %s', (value, verdict) => {
    expect(judge(image, { ...none, maxSdkRatio: bound(value) })).toMatchObject([{ verdict, actual: 0.3 }]);
  });

  it('warns where the figure is not known, and says why', () => {
    const unknown = { ...image, download: { unknown: 'the registry is down' } };
    expect(judge(unknown, { ...none, maxSize: bound(1, '1 B') })).toEqual([
      {
        name: 'max-size',
        limit: '1 B',
        actual: { unknown: 'the registry is down' },
        verdict: 'warn',
        reason: 'max-size 1 B could not be judged: download size is unknown (the registry is down)',
      },
    ]);
  });

  it('warns where a ratio is limited and no SDK image is compared with', () => {
    const sdkRatio = { unknown: 'input sdk-image is none' };
    const [result] = judge({ ...image, sdkRatio }, { ...none, maxSdkRatio: bound(0.4, '40%') });
    expect(result).toMatchObject({ verdict: 'warn', actual: sdkRatio });
  });

  it('fails an image that is built on the SDK image, and names what to use', () => {
    const onSdk = {
      ...image,
      sdkBase: { base: 'mcr.microsoft.com/dotnet/sdk:10.0', instead: 'aspnet:10.0' },
    };
    const [result] = judge(onSdk, none);
    expect(result?.verdict).toBe('fail');
    expect(result?.reason).toContain('FROM aspnet:10.0');
    expect(judge(onSdk, { ...none, allowSdkImage: true })).toMatchObject([{ verdict: 'pass' }]);
  });
});

it.each([
  [[], 'pass'],
  [['pass', 'warn'], 'warn'],
  [['warn', 'fail', 'pass'], 'fail'],
] as const)('the worst of %j is %s', (verdicts, verdict) => {
  expect(worst(verdicts)).toBe(verdict);
});
