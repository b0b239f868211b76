import { describe, expect, it } from 'vitest';
import { APPEARED } from '../../src/model/measured.ts';
import { acceptance, headline } from '../../src/render/headline.ts';
import type { ImageReport } from '../../src/report/report.ts';
import { appLayer } from '../model/measured.ts';
import { comparedReport, imageReport, report } from './report-fixture.ts';

const named = (name: string) => ({ more: { name, project: `${name}.csproj` } });
const layer = (megabytes: number) => appLayer(`v${megabytes}`, megabytes * 1e6, 3 * megabytes * 1e6);
const grew = (name: string, megabytes: number): ImageReport =>
  comparedReport({ app: [layer(10 + megabytes)], ...named(name) }, { app: [layer(10)], ...named(name) });
const limit = (verdict: 'pass' | 'warn' | 'fail', reason: string) =>
  ({ name: 'max-increase', limit: '5 MB', actual: 6e6, verdict, reason }) as const;
const removed = { name: 'Old', project: null, platform: 'linux/amd64', sizes: { download: 5, disk: 6 } };

describe('the headline of a run that failed', () => {
  it('is the first line of the tool that failed', () => {
    const failures = [
      {
        name: 'Api',
        error: 'dotnet publish failed',
        details: ['Program.cs, line 3: CS1002: ; expected', 'more'],
      },
      { name: 'Worker', error: 'no', details: [] },
    ];
    expect(headline(report([imageReport()], { failures }))).toBe(
      'Api: Program.cs, line 3: CS1002: ; expected',
    );
  });

  it('is the first line of the error if the tool printed none, cut to 200 characters', () => {
    const failed = (error: string) =>
      headline(report([], { failures: [{ name: 'Api', error, details: [] }] }));
    expect(failed('It failed.\nMore.')).toBe('Api: It failed.');
    expect(failed('x'.repeat(300))).toBe(`Api: ${'x'.repeat(199)}…`);
  });
});

describe('the headline of a limit', () => {
  it('is of the worst verdict, not of a limit that holds', () => {
    const image = imageReport({}, [
      limit('pass', '+1 B, within max-increase 5 MB'),
      limit('fail', 'too large'),
    ]);
    expect(headline(report([image]))).toBe('Shop.Api: too large');
    const warned = imageReport({}, [
      limit('pass', '+1 B, within max-increase 5 MB'),
      limit('warn', 'nearly'),
    ]);
    expect(headline(report([warned]))).toBe('Shop.Api: nearly');
  });

  it('counts the other limits with the same verdict, of all images', () => {
    const a = imageReport({ name: 'A' }, [limit('fail', 'too large'), limit('warn', 'nearly')]);
    const b = imageReport({ name: 'B' }, [limit('fail', 'too large')]);
    const c = imageReport({ name: 'C' }, [limit('fail', 'too large')]);
    expect(headline(report([a]))).toBe('A: too large');
    expect(headline(report([a, b]))).toBe('A: too large (and 1 more limit)');
    expect(headline(report([a, b, c]))).toBe('A: too large (and 2 more limits)');
  });

  it('ends with the label that accepts it, if it failed and there is one', () => {
    const label = { overrideLabel: 'image-size-ok' };
    const line = '; add label image-size-ok to accept it';
    expect(headline(report([imageReport({}, [limit('fail', 'too large')])], label))).toBe(
      `Shop.Api: too large${line}`,
    );
    const [failed, warned] = imageReport({}, [limit('fail', 'a'), limit('warn', 'b')]).limits;
    if (!failed || !warned) throw new Error('no limits');
    expect(acceptance(label, failed)).toBe(line);
    expect(acceptance(label, warned)).toBe('');
    expect(acceptance({ overrideLabel: null }, failed)).toBe('');
  });

  it('names the platform of an image that has several', () => {
    const arm = imageReport({ platform: { os: 'linux', architecture: 'arm64' } }, [
      limit('fail', 'too large'),
    ]);
    expect(headline(report([imageReport(), arm]))).toBe('Shop.Api (linux/arm64): too large');
  });
});

describe('the headline of one image', () => {
  it('has its figures, and unknown ones as unknown', () => {
    const image = imageReport({ sdk: { unknown: 'input sdk-image is none' } });
    expect(headline(report([image]))).toBe('Shop.Api: 97.3 MB to download, 223.0 MB on disk');
    const lost = { ...image, sizes: { ...image.sizes, download: null } };
    expect(headline(report([lost]))).toBe('Shop.Api: unknown to download, 223.0 MB on disk');
  });

  it('says how much of an increase of 0 bytes there is', () => {
    const image = grew('Api', 0);
    const same = { ...image, comparison: image.comparison && { ...image.comparison, noChange: false } };
    expect(headline(report([same]))).toMatch(/^Api: 0 B to download \(106\.0 MB → 106\.0 MB\), /);
  });

  it('is about several images if one was removed', () => {
    expect(headline(report([grew('Api', 1)], { removed: [removed] }))).toBe(
      'Api +1.00 MB to download, Old removed',
    );
  });
});

describe('the headline of several images', () => {
  it('counts them if none is compared', () => {
    const [a, b] = [imageReport({ name: 'A' }), imageReport({ name: 'B' }, [limit('pass', 'fine')])];
    expect(headline(report([a, imageReport({ name: 'C' })]))).toBe('2 images measured');
    expect(headline(report([a, b]))).toBe('2 images, each within its limits');
  });

  it('says which changed, is new, was removed or has no baseline, and counts the others', () => {
    const fresh = comparedReport({ app: [layer(1)], ...named('New') }, APPEARED);
    const first = comparedReport({ app: [layer(1)], ...named('First') }, { missing: 'it does not build' });
    expect(headline(report([grew('Api', 1), grew('Web', 0), fresh]))).toBe(
      'New new (97.0 MB), Api +1.00 MB to download; 1 unchanged',
    );
    expect(headline(report([grew('Api', 1), first], { removed: [removed] }))).toBe(
      'Api +1.00 MB to download, First 97.0 MB, not compared, Old removed',
    );
    expect(headline(report([grew('Web', 0), grew('Api', 0)]))).toBe('2 images, none of them changed');
  });

  it('names three at most', () => {
    const images = [grew('A', 4), grew('B', 3), grew('C', 2), grew('D', 1)];
    expect(headline(report(images.slice(0, 3)))).toBe(
      'A +4.00 MB to download, B +3.00 MB to download, C +2.00 MB to download',
    );
    expect(headline(report(images))).toBe(
      'A +4.00 MB to download, B +3.00 MB to download, C +2.00 MB to download and 1 more',
    );
  });

  it('says that a change is unknown', () => {
    const lost = comparedReport(
      { app: [layer(9)], ...named('Lost') },
      { app: [layer(1)], base: { unknown: '429' }, ...named('Lost') },
    );
    expect(headline(report([lost, grew('Web', 0)]))).toBe('Lost change unknown; 1 unchanged');
  });

  it('is about all images if only some are platforms of one', () => {
    const arm = imageReport({ platform: { os: 'linux', architecture: 'arm64' } });
    expect(headline(report([imageReport(), arm, imageReport({ name: 'Worker' })]))).toBe('3 images measured');
  });
});
