import { describe, expect, it } from 'vitest';
import { type FoundBaseline, matchBaseline } from '../../src/baseline/match-baseline.ts';
import { APPEARED } from '../../src/model/measured.ts';
import { UserError } from '../../src/model/user-error.ts';
import { measurement } from '../render/report-fixture.ts';

const shop = measurement({ name: 'Shop', project: 'src/Shop/Shop.csproj' });
const found = (changes: Partial<FoundBaseline> = {}): FoundBaseline => ({
  commit: 'a'.repeat(40),
  source: 'built',
  images: [shop],
  failures: [],
  ...changes,
});

describe('each image of a run', () => {
  it('is compared with the image of the same project', () => {
    const { baselines, removed } = matchBaseline([shop], found(), []);
    expect(baselines.get(shop)).toEqual({ commit: 'a'.repeat(40), source: 'built', image: shop });
    expect(removed).toEqual([]);
  });

  it('is new if the baseline does not have it; an image that only the baseline has is removed', () => {
    const other = measurement({ name: 'Other', project: 'src/Other/Other.csproj' });
    const { baselines, removed } = matchBaseline([other], found(), []);
    expect(baselines.get(other)).toBe(APPEARED);
    expect(removed).toEqual([shop]);
  });

  it('is not new if the base does not build: the reason is the first line of the compiler', () => {
    const error = new UserError('dotnet publish failed', { details: [{ message: 'CS1002: ; expected' }] });
    const failures = [{ name: 'Shop', project: 'src/Shop/Shop.csproj', error }];
    const { baselines } = matchBaseline([shop], found({ images: [], failures }), []);
    expect(baselines.get(shop)).toEqual({ missing: 'the base does not build: CS1002: ; expected' });
  });

  it('has no baseline if it is not known what there was to build', () => {
    const failures = [{ name: 'Projects', project: undefined, error: new UserError('No SDK.\nMore.') }];
    const { baselines } = matchBaseline([shop], found({ images: [], failures }), []);
    expect(baselines.get(shop)).toEqual({ missing: 'the base does not build: No SDK.' });
  });

  it('has no baseline, with the reason, if the run has none', () => {
    expect(matchBaseline([shop], { missing: 'first run' }, []).baselines.get(shop)).toEqual({
      missing: 'first run',
    });
  });

  it('is not removed if it could not be built this time', () => {
    const failed = [{ name: 'Shop', project: 'src/Shop/Shop.csproj' }];
    expect(matchBaseline([], found(), failed).removed).toEqual([]);
  });

  it('throws an unexpected error of the baseline again', () => {
    const failures = [{ name: 'Shop', project: undefined, error: new TypeError('x is undefined') }];
    expect(() => matchBaseline([shop], found({ images: [], failures }), [])).toThrow(TypeError);
  });
});
