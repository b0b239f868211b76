import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exceeds, type GrowthLimit, parseGrowthLimit } from '../../src/limits/growth-limit.ts';
import { UserError } from '../../src/model/user-error.ts';

const UNITS = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 } as const;

const space = fc.constantFrom('', ' ', '  ');
const gap = fc.constantFrom(' ', '  ', '\t');
const anyCase = (text: string) => fc.constantFrom(text, text.toLowerCase(), text.toUpperCase());

/** A percentage as a user may write it, and what it means. */
const percentage = fc
  .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 99 }), space)
  .map(([whole, hundredths, between]) => {
    const number = hundredths === 0 ? String(whole) : `${whole}.${String(hundredths).padStart(2, '0')}`;
    return { text: `${number}${between}%`, means: { percent: Number(number) } };
  });

const size = fc
  .tuple(
    fc.integer({ min: 0, max: 5_000_000 }),
    fc.constantFrom(...(Object.keys(UNITS) as (keyof typeof UNITS)[])),
    space,
  )
  .chain(([number, unit, between]) =>
    anyCase(unit).map((spelled) => ({
      text: `${number}${between}${spelled}`,
      means: { bytes: number * UNITS[unit] },
    })),
  );

const part = fc.oneof(percentage, size);
const join = fc.constantFrom('and', 'or').chain((word) => anyCase(word).map((text) => ({ text, word })));
const twoParts = fc.oneof(fc.tuple(percentage, join, size), fc.tuple(size, join, percentage));

function errorOf(text: string): string {
  try {
    parseGrowthLimit(text);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return '';
}

describe('the grammar of limits on growth', () => {
  it('takes one percentage or one size, in any case and spacing', () => {
    fc.assert(
      fc.property(part, space, ({ text, means }, around) => {
        const written = `${around}${text}${around}`;
        expect(parseGrowthLimit(written)).toEqual({ text: written, ...means, join: 'or' });
      }),
    );
  });

  it('takes one of each, both or either, in any order', () => {
    fc.assert(
      fc.property(twoParts, gap, ([first, { text, word }, second], between) => {
        const written = [first.text, text, second.text].join(between);
        expect(parseGrowthLimit(written)).toEqual({
          text: written,
          ...first.means,
          ...second.means,
          join: word,
        });
      }),
    );
  });

  it('refuses a number without a unit, which one reader takes for MB and the next for percent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (number) => {
        expect(errorOf(String(number))).toContain(
          `"${number}" at character 1: a number without a unit; write ${number} MB or ${number}%`,
        );
      }),
    );
  });

  it('refuses two of a kind, and names the second', () => {
    const twice = fc.oneof(fc.tuple(percentage, join, percentage), fc.tuple(size, join, size));
    fc.assert(
      fc.property(twice, ([first, { text }, second]) => {
        const at = first.text.length + text.length + 3;
        expect(errorOf(`${first.text} ${text} ${second.text}`)).toMatch(
          new RegExp(`^"[\\d.]+" at character ${at}: a second (percentage|size)`),
        );
      }),
    );
  });

  it.each([
    ['1% and 2%', '"2" at character 8: a second percentage; a percentage can only be combined with a size ('],
    ['1 MB or 2 kB', '"2" at character 9: a second size; a size can only be combined with a percentage ('],
  ])('says what can be combined in %s', (text, message) => {
    expect(errorOf(text)).toContain(message);
  });

  it('refuses a third part, and names its position', () => {
    fc.assert(
      fc.property(twoParts, join, part, ([first, word, second], { text }, third) => {
        const two = `${first.text} ${word.text} ${second.text}`;
        expect(errorOf(`${two} ${text} ${third.text}`)).toContain(
          `"${text}" at character ${two.length + 2}: not expected; a limit has at most two parts`,
        );
      }),
    );
  });

  it.each([
    ['', 'a size or percentage is missing at the end'],
    ['MB', '"MB" at character 1: not a number'],
    ['%', '"%" at character 1: not a number'],
    ['-5 MB', '"-5" at character 1: not a number'],
    ['+5 MB', '"+5" at character 1: not a number'],
    ['1,5 MB', '"1,5" at character 1: not a number'],
    ['1e3 MB', '"e" at character 2: not a unit'],
    ['.5 MB', '"." at character 1: not a number'],
    ['5 MBs', '"MBs" at character 3: not a unit; units are %, B, kB, MB, GB, KiB, MiB or GiB'],
    ['5 percent', '"percent" at character 3: not a unit'],
    ['5 M', '"M" at character 3: not a unit'],
    ['2% 1 MB', '"1" at character 4: expected "and" or "or"'],
    ['2% & 1 MB', '"&" at character 4: expected "and" or "or"'],
    ['2%, 1 MB', '"," at character 3: expected "and" or "or"'],
    ['2% nad 1 MB', '"nad" at character 4: expected "and" or "or"'],
    ['2% and', 'a size or percentage is missing at the end'],
    ['2% and 1', '"1" at character 8: a number without a unit'],
    ['2% or or 1 MB', '"or" at character 7: not a number'],
    ['2 and 1 MB', '"and" at character 3: not a unit'],
    ['> 5 MB', '">" at character 1: not a number'],
    ['99999999999 GB', '"99999999999" at character 1: too large'],
    ['1234567%', '"1234567" at character 1: too large'],
    ['٥ MB', '"٥" at character 1: not a number'],
  ])('refuses %j, and names the position', (text, message) => {
    expect(errorOf(text)).toContain(message);
    expect(errorOf(text)).toContain('expected a limit such as 5 MB, 2%, 2% and 1 MB, 2% or 5 MB');
  });

  it('never throws anything but a UserError', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('5', '%', 'MB', 'and', 'or', '2%', '-', '1.5'));
    fc.assert(
      fc.property(fc.array(word), gap, (words, between) => {
        const text = words.join(between);
        if (errorOf(text) === '') expect(text).toMatch(/\d\s*([a-z]+|%)\s*$/i);
      }),
    );
  });
});

describe('growth', () => {
  const before = fc.integer({ min: 0, max: 1e12 });
  const increase = fc.integer({ min: -1e12, max: 1e12 });
  const limit = fc.oneof(
    part.map(({ text }) => text),
    twoParts.map(([first, { text }, second]) => `${first.text} ${text} ${second.text}`),
  );

  /** By the definition, with exact fractions. */
  const past = (text: string, grown: number, total: number): boolean => {
    const { percent, bytes, join: how } = parseGrowthLimit(text);
    const parts: boolean[] = [];
    if (bytes !== undefined) parts.push(grown > bytes);
    if (percent !== undefined) {
      parts.push(BigInt(grown) * 10_000n > BigInt(Math.round(percent * 100)) * BigInt(total));
    }
    return how === 'and' ? parts.every(Boolean) : parts.some(Boolean);
  };

  it('exceeds a limit if it exceeds both of its parts, or either, to the byte', () => {
    fc.assert(
      fc.property(limit, increase, before, (text, grown, total) => {
        expect(exceeds(parseGrowthLimit(text), grown, total)).toBe(grown > 0 && past(text, grown, total));
      }),
      { numRuns: 1000 },
    );
  });

  it('of 0 bytes or less exceeds no limit', () => {
    fc.assert(
      fc.property(limit, fc.integer({ min: -1e12, max: 0 }), before, (text, grown, total) => {
        expect(exceeds(parseGrowthLimit(text), grown, total)).toBe(false);
      }),
    );
  });

  it.each([
    ['5 MB', 5_000_000, 100, false],
    ['5 MB', 5_000_001, 100, true],
    ['29%', 29, 100, false],
    ['29%', 30, 100, true],
    ['2.3%', 23, 1000, false],
    ['0%', 1, 100, true],
    ['0 MB', 1, 100, true],
    ['2% and 1 MB', 1_000_000, 1_000_000, false],
    ['2% and 1 MB', 1_000_001, 1_000_000, true],
    ['2% and 1 MB', 1_500_000, 100_000_000, false],
    ['2% or 5 MB', 3_000_000, 100_000_000, true],
    ['2% or 5 MB', 2_000_000, 100_000_000, false],
    ['2%', 1, 0, true],
  ])('%s on growth: %d bytes on %d exceed it: %s', (text, grown, total, expected) => {
    expect(exceeds(parseGrowthLimit(text), grown, total)).toBe(expected);
  });

  it.each([
    ['2%', 1, undefined],
    ['2%', 0, false],
    ['2% and 1 MB', 1, false],
    ['2% and 1 MB', 2e6, undefined],
    ['2% or 1 MB', 2e6, true],
    ['2% or 1 MB', 1, undefined],
    ['5 MB', 1, false],
  ])('%s of an unknown size: whether %d bytes exceed it is %s', (text, grown, expected) => {
    expect(exceeds(parseGrowthLimit(text), grown, undefined)).toBe(expected);
  });

  // "5" that was meant as MB or percent and taken for 500%: browser-sdk's users asked why nothing failed.
  it('limit of 5 never means 500%', () => {
    expect(() => parseGrowthLimit('5')).toThrow(UserError);
    const five: GrowthLimit = parseGrowthLimit('5%');
    expect(exceeds(five, 6, 100)).toBe(true);
  });
});
