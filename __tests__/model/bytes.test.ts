import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBytes, formatChange, formatPercent, parseBytes, parsePercent } from '../../src/model/bytes.ts';

describe('a size with a unit', () => {
  it.each([
    ['150 MB', 150_000_000],
    ['150mb', 150_000_000],
    ['1.5 GiB', 1_610_612_736],
    ['900kB', 900_000],
    ['12 B', 12],
    ['1.25 MB', 1_250_000],
    ['1 GB', 1_000_000_000],
    ['2 KiB', 2048],
    ['1.5 B', 2],
    ['123456789012345 B', 123_456_789_012_345],
    ['5        MB', 5_000_000],
    ['0.1 kB', 100],
    [' 5 MiB ', 5_242_880],
  ])('reads %s', (text, bytes) => {
    expect(parseBytes(text)).toBe(bytes);
  });

  it.each([
    '5',
    '5 %',
    'MB',
    '-1 MB',
    '1e3 MB',
    '5 MBs',
    '5 M',
    '5 Mbit',
    '1,5 MB',
    '',
    '99999999999 GB',
    '5 MB 3',
    '3 5 MB',
    '1234567890123456 B',
    '1.0123456789 MB',
    '5         MB',
    '1. MB',
  ])('refuses %s', (text) => {
    expect(parseBytes(text)).toBeUndefined();
  });

  it('reads back what it prints, within the digits printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (bytes) => {
        const printed = formatBytes(bytes);
        expect(Math.abs((parseBytes(printed) ?? Number.NaN) - bytes)).toBeLessThanOrEqual(bytes * 0.006);
      }),
    );
  });

  it('refuses whatever has no unit', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true }), (number) => {
        expect(parseBytes(String(number))).toBeUndefined();
      }),
    );
  });
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.00 kB'],
  [9_994, '9.99 kB'],
  [9_996, '10.0 kB'],
  [999_949, '999.9 kB'],
  [999_950, '1.00 MB'],
  [95_900_000, '95.9 MB'],
  [1_210_000_000, '1.21 GB'],
  [12_345_000_000_000, '12345.0 GB'],
  [-8_500_000, '-8.50 MB'],
  [-999, '-999 B'],
  [-1000, '-1.00 kB'],
  [9_995, '10.0 kB'],
  [999_949_999, '999.9 MB'],
  [999_950_000, '1.00 GB'],
])('prints %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

it.each([
  [1_020_000, '+1.02 MB'],
  [1, '+1 B'],
  [0, '0 B'],
  [-340, '-340 B'],
])('prints a change of %d bytes as %s', (bytes, text) => {
  expect(formatChange(bytes)).toBe(text);
});

it.each([
  [' 45% ', 0.45],
  ['123456%', 1234.56],
  ['1234567%', undefined],
  ['0.123456789%', 0.00123456789],
  ['1.0123456789%', undefined],
  ['45%%', undefined],
  ['x45%', undefined],
  ['45         %', undefined],
  ['45%', 0.45],
  ['12.5 %', 0.125],
  ['45', undefined],
  ['%', undefined],
  ['4,5%', undefined],
  ['-1%', undefined],
])('reads the percentage %s as %s', (text, share) => {
  expect(parsePercent(text)).toBe(share);
});

it.each([
  [0.294, '29.4%'],
  [0.9994, '99.9%'],
  [0.99949, '99.9%'],
  [0.9995, '100%'],
  [0.9996, '100%'],
  [3.41, '341%'],
  [0, '0.0%'],
])('prints the share %d as %s', (share, text) => {
  expect(formatPercent(share)).toBe(text);
});
