import { describe, expect, it } from 'vitest';
import { type Compared, compareWith } from '../../src/compare/comparison.ts';
import { sumComparisons } from '../../src/compare/sum-comparisons.ts';
import { APPEARED } from '../../src/model/measured.ts';
import { stated, unknown, verified } from '../../src/model/size.ts';
import { appLayer, baselineOf, debian, type Made, measured, runtime } from '../model/measured.ts';

const app = appLayer('v1', 1_000_000, 3_000_000);
const grown = appLayer('v2', 2_250_000, 5_000_000);
const worker = appLayer('worker', 500_000, 600_000);
const newRuntime = { id: 'runtime next', download: 74_500_000, disk: 150_000_000 };
const newest = { id: 'runtime newest', download: 76_000_000, disk: 151_000_000 };
const named = (name: string) => ({ more: { name, project: `${name}.csproj` } });
const compared = (now: Made, before: Made): Compared => compareWith(measured(now), baselineOf(before));
const nothing = (reason: string) => ({
  deploy: unknown(reason),
  before: unknown(reason),
  increase: { download: unknown(reason), disk: unknown(reason) },
  baseDrift: unknown(reason),
});

describe('the comparisons of several images', () => {
  it('are summed: increases in full, layers and base drift that they share once', () => {
    const drifted = { base: [debian, newRuntime] };
    const sums = sumComparisons([
      compared({ ...drifted, app: [grown] }, { app: [app] }),
      compared({ ...drifted, app: [grown], ...named('B') }, { app: [worker], ...named('B') }),
    ]);
    expect(sums).toEqual({
      deploy: stated(74_500_000 + 2_250_000),
      before: stated(96_000_000 + 1_000_000 + 500_000),
      increase: { download: verified(1_250_000 + 1_750_000), disk: verified(2_000_000 + 4_400_000) },
      baseDrift: stated(8_500_000),
    });
  });

  it('have the drift of each base image, and of each platform of it', () => {
    const now = { app: [app], base: [debian, newRuntime] };
    const drift = (...results: Compared[]) => sumComparisons(results).baseDrift;
    const arm = { more: { platform: { os: 'linux', architecture: 'arm64' } } };
    expect(
      drift(compared(now, { app: [app] }), compared({ ...now, ...arm }, { app: [app], ...arm })),
    ).toEqual(stated(17_000_000));
    const other = compared({ app: [app], base: [debian, newest] }, { app: [app] });
    expect(drift(compared(now, { app: [app] }), other)).toEqual(stated(8_500_000 + 10_000_000));
    const from = compared(now, { app: [app], base: [debian, newest] });
    expect(drift(compared(now, { app: [app] }), from)).toEqual(stated(8_500_000 - 1_500_000));
  });

  it('have no drift if a base image is the same or another one was chosen', () => {
    const chosen = compared({ app: [app], base: [runtime], reference: 'runtime:10.0' }, { app: [app] });
    expect(sumComparisons([compared({ app: [app] }, { app: [app] }), chosen]).baseDrift).toEqual(verified(0));
  });

  it('are unknown if a base image is unknown', () => {
    const lost = compared(
      { app: [grown], ...named('B') },
      { app: [app], base: unknown('429'), ...named('B') },
    );
    const why = unknown('the base image of the baseline is not known: 429');
    expect(sumComparisons([compared({ app: [grown] }, { app: [app] }), lost])).toMatchObject({
      deploy: why,
      increase: { download: why, disk: why },
      baseDrift: why,
    });
  });

  it('take a new image for something to deploy, and for no growth', () => {
    const fresh = compareWith(measured({ app: [worker], ...named('New') }), APPEARED);
    expect(sumComparisons([compared({ app: [grown] }, { app: [app] }), fresh])).toMatchObject({
      deploy: verified(2_250_000 + 500_000),
      increase: { download: verified(1_250_000), disk: verified(2_000_000) },
      before: stated(97_000_000),
    });
  });

  it('have no deploy size if a new image has no known size', () => {
    const fresh = compareWith(measured({ app: [worker], base: unknown('429'), ...named('New') }), APPEARED);
    expect(sumComparisons([compared({ app: [grown] }, { app: [app] }), fresh]).deploy).toEqual(
      unknown('the base image is not known: 429'),
    );
  });

  it('are unknown if an image that is not new has no baseline', () => {
    const first = compareWith(measured({ app: [app] }), { missing: 'it does not build' });
    const fresh = compareWith(measured({ app: [app] }), APPEARED);
    expect(sumComparisons([compared({ app: [grown] }, { app: [app] }), fresh, first])).toEqual(
      nothing('it does not build'),
    );
  });

  it('are unknown if no image has a baseline', () => {
    expect(sumComparisons([compareWith(measured({ app: [app] }), APPEARED)])).toEqual(
      nothing('no image has a baseline'),
    );
    expect(sumComparisons([])).toEqual(nothing('no image has a baseline'));
  });
});
