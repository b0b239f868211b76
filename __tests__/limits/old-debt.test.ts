import { describe, expect, it } from 'vitest';
import { judge } from '../../src/limits/judge.ts';
import type { Before, Figures, Limits } from '../../src/limits/limits.ts';
import { stated, unknown } from '../../src/model/size.ts';

const sdkBase = { base: 'mcr.microsoft.com/dotnet/sdk:10.0', instead: 'aspnet:10.0' };
const limits: Limits = {
  maxSize: { text: '90 MB', value: 90e6 },
  maxDiskSize: { text: '200 MB', value: 200e6 },
  maxSdkRatio: { text: '25%', value: 0.25 },
  allowSdkImage: false,
  onMissingBaseline: 'pass',
};

function image(changes: Partial<Before> = {}, more: Partial<Figures> = {}): Figures {
  return {
    download: stated(100e6),
    disk: stated(250e6),
    sdkRatio: 0.3,
    sdkBase: undefined,
    before: {
      download: stated(100e6),
      disk: stated(250e6),
      sdkRatio: 0.3,
      sdkBase: undefined,
      increase: { download: stated(0), disk: stated(0) },
      compressorsDiffer: false,
      ...changes,
    },
    ...more,
  };
}

const verdicts = (judged: Figures) => judge(judged, limits).map(({ verdict }) => verdict);
const reasons = (judged: Figures) => judge(judged, limits).map(({ reason }) => reason);

describe('a limit that was passed before the change', () => {
  it('warns where the change added nothing, and says so', () => {
    expect(verdicts(image())).toEqual(['warn', 'warn', 'warn']);
    expect(reasons(image())).toEqual([
      'download size is 100.0 MB, 10.0 MB over max-size 90 MB; already over before this change (100.0 MB), which adds nothing',
      'disk size is 250.0 MB, 50.0 MB over max-disk-size 200 MB; already over before this change (250.0 MB), which adds nothing',
      "download size is 30.0% of the SDK image's, over max-sdk-ratio 25%; already over before this change (30.0%), which adds nothing",
    ]);
  });

  it('warns where the change made it less', () => {
    const increase = { download: stated(-1), disk: stated(-1) };
    expect(verdicts(image({ increase }))).toEqual(['warn', 'warn', 'warn']);
  });

  it('fails where the change added a byte', () => {
    const increase = { download: stated(1), disk: stated(1) };
    expect(verdicts(image({ increase }))).toEqual(['fail', 'fail', 'fail']);
  });

  it('fails where nobody knows what the change added', () => {
    const lost = unknown('the base image is not known: 429');
    expect(verdicts(image({ increase: { download: lost, disk: lost } }))).toEqual(['fail', 'fail', 'fail']);
  });

  it('fails without a baseline', () => {
    expect(verdicts(image({}, { before: { missing: 'first run' } }))).toEqual(['fail', 'fail', 'fail']);
  });

  it('is judged by the disk where different tools compressed the two', () => {
    const increase = { download: stated(37_000), disk: stated(0) };
    expect(verdicts(image({ increase, compressorsDiffer: true }))).toEqual(['warn', 'warn', 'warn']);
  });
});

// emqx: the base grew, and every open pull request was red.
it('a limit that only the base image’s drift passed warns: the change adds nothing', () => {
  const before = { download: stated(89e6), disk: stated(199e6), sdkRatio: 0.24 };
  expect(verdicts(image(before))).toEqual(['warn', 'warn', 'warn']);
  expect(reasons(image(before))[0]).toContain(
    'over max-size 90 MB; 89.0 MB before this change, which adds nothing',
  );
});

it('says less of a baseline whose size is not known', () => {
  const lost = { download: unknown('429'), sdkRatio: unknown('429') };
  expect(reasons(image(lost))[0]).toMatch(/over max-size 90 MB; this change adds nothing to it$/);
  expect(reasons(image(lost))[2]).toMatch(/over max-sdk-ratio 25%; this change adds nothing to it$/);
});

describe('a final image that is built on the SDK image', () => {
  const of = (before: Partial<Before>) => judge(image(before, { sdkBase }), { ...limits }).at(-1);

  it('fails where the change makes it so, and without a baseline', () => {
    expect(of({})).toMatchObject({ name: 'allow-sdk-image', verdict: 'fail' });
    const first = image({}, { sdkBase, before: { missing: 'first run' } });
    expect(judge(first, limits).at(-1)).toMatchObject({ verdict: 'fail' });
  });

  it('warns where it was so before, and still says what to do', () => {
    expect(of({ sdkBase })).toMatchObject({
      verdict: 'warn',
      reason: expect.stringMatching(
        /as it was before this change; end the Dockerfile with a stage FROM aspnet:10.0/,
      ),
    });
  });
});
