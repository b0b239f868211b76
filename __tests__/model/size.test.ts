import { describe, expect, it } from 'vitest';
import { difference, ratio, stated, sum, unknown, verified } from '../../src/model/size.ts';

describe('a sum of sizes', () => {
  it('is verified only if every part is', () => {
    expect(sum([verified(1), verified(2)])).toEqual(verified(3));
    expect(sum([verified(1), stated(2)])).toEqual(stated(3));
    expect(sum([stated(2), verified(1)])).toEqual(stated(3));
  });

  it('is unknown, for the first reason, if a part is unknown', () => {
    expect(sum([verified(1), unknown('429'), unknown('503')])).toEqual({ unknown: '429' });
  });

  it('of nothing is 0 bytes, and that is known', () => {
    expect(sum([])).toEqual(verified(0));
  });
});

describe('a difference of sizes', () => {
  it('is now minus before, and may be negative', () => {
    expect(difference(verified(5), verified(7))).toEqual(verified(-2));
  });

  it('is verified only if both sizes are', () => {
    expect(difference(stated(5), verified(1))).toEqual(stated(4));
    expect(difference(verified(5), stated(1))).toEqual(stated(4));
  });

  it('is unknown if a size is unknown, and says of which side', () => {
    expect(difference(unknown('429'), unknown('503'))).toEqual({ unknown: '429' });
    expect(difference(verified(5), unknown('503'))).toEqual({ unknown: 'unknown for the baseline: 503' });
  });
});

describe('a ratio of sizes', () => {
  it('is a decimal', () => {
    expect(ratio(stated(1), verified(4))).toBe(0.25);
    expect(ratio(stated(0), verified(4))).toBe(0);
  });

  it.each([
    ['the part is unknown', unknown('429'), stated(1)],
    ['the whole is unknown', stated(1), unknown('429')],
    ['the whole is empty', stated(1), stated(0)],
  ])('is undefined if %s', (_why, part, whole) => {
    expect(ratio(part, whole)).toBeUndefined();
  });
});
