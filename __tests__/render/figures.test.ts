import { describe, expect, it } from 'vitest';
import { parseGrowthLimit } from '../../src/limits/growth-limit.ts';
import { APPEARED } from '../../src/model/measured.ts';
import {
  change,
  changes,
  comparableSize,
  count,
  isNew,
  isUnchanged,
  nameOf,
  ratio,
  size,
  verdictOf,
  worstFirst,
} from '../../src/render/figures.ts';
import type { ImageReport } from '../../src/report/report.ts';
import { appLayer } from '../model/measured.ts';
import { comparedReport, imageReport, report } from './report-fixture.ts';

const named = (name: string) => ({ more: { name, project: `${name}.csproj` } });
const layer = (megabytes: number) => appLayer(`v${megabytes}`, megabytes * 1e6, 3 * megabytes * 1e6);
const grew = (
  name: string,
  megabytes: number,
  limits: Parameters<typeof comparedReport>[2] = {},
): ImageReport =>
  comparedReport(
    { app: [layer(10 + megabytes)], ...named(name) },
    { app: [layer(10)], ...named(name) },
    limits,
  );
const limit = { name: 'max-size', limit: '1 MB', actual: 2e6, reason: 'too large' } as const;

describe('a figure', () => {
  it('is a size or a change with its unit, or unknown', () => {
    const sizes = { download: 1_020_000, disk: null };
    expect([size(sizes, 'download'), size(sizes, 'disk')]).toEqual(['1.02 MB', 'unknown']);
    expect([change(sizes, 'download'), change(sizes, 'disk')]).toEqual(['+1.02 MB', 'unknown']);
    expect(changes(sizes)).toBe('+1.02 MB to download, unknown on disk');
  });

  it('is a ratio, or a dash if there is none', () => {
    expect([ratio(0.5), ratio(0), ratio(null), ratio(undefined)]).toEqual(['50.0%', '0.0%', '–', '–']);
  });

  it('counts in the singular and the plural', () => {
    expect([count(0, 'layer'), count(1, 'layer'), count(2, 'layer')]).toEqual([
      '0 layers',
      '1 layer',
      '2 layers',
    ]);
  });
});

describe('the verdict of an image', () => {
  it.each([
    [[], 'pass'],
    [['pass', 'pass'], 'pass'],
    [['pass', 'warn'], 'warn'],
    [['warn', 'fail', 'pass'], 'fail'],
  ] as const)('with the limits %j is %s', (verdicts, verdict) => {
    expect(
      verdictOf(
        imageReport(
          {},
          verdicts.map((one) => ({ ...limit, verdict: one })),
        ),
      ),
    ).toBe(verdict);
  });
});

describe('the name of an image', () => {
  it('has its platform only if another image has the same name', () => {
    const [a, b] = [imageReport(), imageReport({ platform: { os: 'linux', architecture: 'arm64' } })];
    const other = imageReport({ name: 'Worker' });
    expect(nameOf(a, report([a]))).toBe('Shop.Api');
    expect(nameOf(a, report([a, other]))).toBe('Shop.Api');
    expect(nameOf(b, report([a, b, other]))).toBe('Shop.Api (linux/arm64)');
  });
});

describe('an image', () => {
  it('is new if the baseline is known and does not have it', () => {
    expect(isNew(comparedReport({ app: [layer(1)] }, APPEARED))).toBe(true);
    expect(isNew(comparedReport({ app: [layer(1)] }, { missing: 'first run' }))).toBe(false);
    expect(isNew(grew('A', 1))).toBe(false);
  });

  it('is unchanged if it has the same files, the same name and no exceeded limit', () => {
    expect(isUnchanged(grew('A', 0))).toBe(true);
    expect(isUnchanged(grew('A', 1))).toBe(false);
    expect(isUnchanged(imageReport())).toBe(false);
    expect(isUnchanged(grew('A', 0, { maxSize: { text: '1 B', value: 1 } }))).toBe(false);
    const moved = comparedReport({ app: [layer(1)], ...named('A') }, { app: [layer(1)], ...named('B') });
    expect(isUnchanged(moved)).toBe(false);
  });

  it('is compared by its disk size if different tools compressed it', () => {
    const by = (compressor: string) =>
      comparedReport({ app: [layer(2)], compressor }, { app: [layer(1)] }).comparison;
    expect([by('tool 1'), by('tool 2')].map((one) => one && comparableSize(one))).toEqual([
      'download',
      'disk',
    ]);
  });
});

describe('the order of the images', () => {
  const order = (images: readonly ImageReport[]) => worstFirst(images).map(({ name }) => name);
  const maxIncrease = parseGrowthLimit('5 MB');
  const warnIncrease = parseGrowthLimit('5 MB');

  it('is by the worst verdict, whatever grew', () => {
    const images = [grew('Pass', 90), grew('Warn', 9, { warnIncrease }), grew('Fail', 6, { maxIncrease })];
    expect(order(images)).toEqual(['Fail', 'Warn', 'Pass']);
    expect(order(images.toReversed())).toEqual(['Fail', 'Warn', 'Pass']);
  });

  it('is by growth among images of the same verdict; no change comes last, even after a decrease', () => {
    const images = [grew('Same', 0), grew('Less', -5), grew('Most', 7), grew('Some', 2)];
    expect(order(images)).toEqual(['Most', 'Some', 'Less', 'Same']);
    expect(order(images.toReversed())).toEqual(['Most', 'Some', 'Less', 'Same']);
  });

  it('counts all of a new image as growth, and nothing of an image without a baseline', () => {
    const added = comparedReport({ app: [layer(1)], ...named('New') }, APPEARED);
    const unknown = comparedReport({ app: [layer(90)], ...named('Unknown') }, { missing: 'first run' });
    const images = [grew('Less', -1), unknown, grew('Some', 2), added];
    expect(order(images)).toEqual(['New', 'Some', 'Unknown', 'Less']);
    expect(order(images.toReversed())).toEqual(['New', 'Some', 'Unknown', 'Less']);
  });

  it('treats an unknown change as no change', () => {
    const lost = comparedReport(
      { app: [layer(90)], ...named('Lost') },
      { app: [layer(1)], base: { unknown: '429' }, ...named('Lost') },
    );
    const added = { ...comparedReport({ app: [layer(1)], ...named('New') }, APPEARED) };
    const unknownSize = { ...added, sizes: { ...added.sizes, download: null } };
    expect(order([grew('Less', -1), lost, grew('Some', 2)])).toEqual(['Some', 'Lost', 'Less']);
    expect(order([grew('Less', -1), unknownSize, grew('Some', 2)])).toEqual(['Some', 'New', 'Less']);
  });

  it('is by growth on disk if different tools compressed the two', () => {
    const disk = comparedReport(
      { app: [appLayer('a', 1, 9e6)], compressor: 'tool 2', ...named('Disk') },
      { app: [appLayer('b', 1, 1e6)], ...named('Disk') },
    );
    expect(order([grew('Some', 2), disk])).toEqual(['Disk', 'Some']);
  });
});
