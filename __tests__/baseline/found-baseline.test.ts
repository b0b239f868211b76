import { describe, expect, it } from 'vitest';
import { type FoundBaseline, pair } from '../../src/baseline/found-baseline.ts';
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
  it('is compared with what was measured of the same project', () => {
    const { baselines, removed } = pair([shop], found(), []);
    expect(baselines.get(shop)).toEqual({ commit: 'a'.repeat(40), source: 'built', image: shop });
    expect(removed).toEqual([]);
  });

  it('is new where the baseline had none, and what only the baseline had is gone', () => {
    const other = measurement({ name: 'Other', project: 'src/Other/Other.csproj' });
    const { baselines, removed } = pair([other], found(), []);
    expect(baselines.get(other)).toBe(APPEARED);
    expect(removed).toEqual([shop]);
  });

  it('is not new where the base does not build: the first line of the compiler says why', () => {
    const error = new UserError('dotnet publish failed', { details: [{ message: 'CS1002: ; expected' }] });
    const failures = [{ name: 'Shop', project: 'src/Shop/Shop.csproj', error }];
    const { baselines } = pair([shop], found({ images: [], failures }), []);
    expect(baselines.get(shop)).toEqual({ missing: 'the base does not build: CS1002: ; expected' });
  });

  it('has none where nobody knows what there was to build', () => {
    const failures = [{ name: 'Projects', project: undefined, error: new UserError('No SDK.\nMore.') }];
    const { baselines } = pair([shop], found({ images: [], failures }), []);
    expect(baselines.get(shop)).toEqual({ missing: 'the base does not build: No SDK.' });
  });

  it('has none, with the reason, where the run has none', () => {
    expect(pair([shop], { missing: 'first run' }, []).baselines.get(shop)).toEqual({ missing: 'first run' });
  });

  it('is not gone where it only failed to build this time', () => {
    const failed = [{ name: 'Shop', project: 'src/Shop/Shop.csproj' }];
    expect(pair([], found(), failed).removed).toEqual([]);
  });

  it('leaves a bug a bug', () => {
    const failures = [{ name: 'Shop', project: undefined, error: new TypeError('x is undefined') }];
    expect(() => pair([shop], found({ images: [], failures }), [])).toThrow(TypeError);
  });
});
