import { describe, expect, it } from 'vitest';
import type { LimitResult } from '../../src/limits/limits.ts';
import { parsePlatform } from '../../src/model/image.ts';
import { weigh } from '../../src/model/weigh.ts';
import { headline } from '../../src/render/headline.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { platformFigures } from '../../src/render/platforms.ts';
import type { ImageReport } from '../../src/report/report.ts';
import { contents } from '../model/contents.ts';
import { imageReport, report } from './report-fixture.ts';

const ROOM = 65_000;
const app = { id: 'app', download: 1.25e6, disk: 3e6, how: 'verified' } as const;

/** Of its own base, with an app layer that it shares with the other platforms. */
function forPlatform(
  platform: string,
  megabytes: number,
  limits: readonly LimitResult[] = [],
  changes: Parameters<typeof imageReport>[0] = {},
): ImageReport {
  const base = { id: `debian-${platform}`, download: megabytes * 1e6, disk: 3 * megabytes * 1e6 };
  const reference = 'mcr.microsoft.com/dotnet/aspnet:10.0';
  const weighed = weigh(contents([base, app]), { reference, contents: contents([base]) });
  return imageReport(
    { platform: parsePlatform(platform) ?? expect.unreachable(platform), weighed, ...changes },
    limits,
  );
}

const both = report([forPlatform('linux/amd64', 90), forPlatform('linux/arm64', 85)]);

const tooLarge = {
  name: 'max-size',
  limit: '90 MB',
  actual: 91_250_000,
  verdict: 'fail',
  reason: 'download size is 91.3 MB, 1.25 MB over max-size 90 MB',
} as const;

describe('the platforms of an image in one line', () => {
  const sized = (...sizes: (number | null)[]) =>
    platformFigures(
      sizes.map((download, i) => {
        const image = forPlatform(`linux/p${i}`, 90);
        return { ...image, sizes: { ...image.sizes, download } };
      }),
    );

  it('are named up to three', () => {
    expect(sized(1e6, 2e6, null)).toBe(
      'to download 1.00 MB for linux/p0, 2.00 MB for linux/p1, unknown for linux/p2',
    );
  });

  it('are a range of more, and how many are unknown', () => {
    expect(sized(2e6, 1e6, 3e6, 2e6)).toBe('to download 1.00 MB to 3.00 MB, for 4 platforms');
    expect(sized(2e6, 1e6, null, null)).toBe(
      'to download 1.00 MB to 2.00 MB, unknown for 2, for 4 platforms',
    );
    expect(sized(null, null, null, null)).toBe('to download unknown for 4, for 4 platforms');
  });
});

describe('an image for several platforms', () => {
  it('is summarized in one line', () => {
    expect(headline(both)).toBe('Shop.Api: to download 91.3 MB for linux/amd64, 86.3 MB for linux/arm64');
    const platforms = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/s390x'];
    const many = report(platforms.map((platform, i) => forPlatform(platform, 80 + i)));
    expect(headline(many)).toBe('Shop.Api: to download 81.3 MB to 84.3 MB, for 4 platforms');
  });

  it('has one table, and a sum that counts each layer once', () => {
    const text = renderMarkdown(both, ROOM).replaceAll('\u00a0', ' ');
    expect(text).toContain(
      '| ✅ <code>Shop.Api (linux/amd64)</code> | 91.3 MB | 273.0 MB | 1.25 MB | 29.7% |',
    );
    expect(text).toContain(
      '| ✅ <code>Shop.Api (linux/arm64)</code> | 86.3 MB | 258.0 MB | 1.25 MB | 29.7% |',
    );
    // 90 + 85 + 1.25 MB, and 270 + 255 + 3 MB.
    expect(text).toContain(
      'All 2 platforms of <code>Shop.Api</code> together: **176.3 MB** to download, **528.0 MB** on disk, each layer once (3 of 4 differ). A host pulls one platform; a registry keeps them all.',
    );
  });

  it('is folded platform by platform, each with its own base and layers', () => {
    const text = renderMarkdown(both, ROOM);
    const folds = /<details><summary><code>Shop\.Api \(linux\/(amd|arm)64\)<\/code> in detail/g;
    expect(text.match(folds)).toHaveLength(2);
    expect(text.match(/The app adds \*\*1\.25 MB\*\*/g)).toHaveLength(2);
    expect(text).toContain('(90.0 MB)');
    expect(text).toContain('(85.0 MB)');
  });

  it('names the platform that exceeds a limit', () => {
    const limited = report([forPlatform('linux/amd64', 90, [tooLarge]), forPlatform('linux/arm64', 85)], {
      verdict: 'fail',
    });
    expect(headline(limited)).toBe(`Shop.Api (linux/amd64): ${tooLarge.reason}`);
    // What is wrong is not folded away.
    expect(renderMarkdown(limited, ROOM).match(/in detail<\/summary>/g)).toHaveLength(1);
  });

  it('has no sum if a figure of a platform is unknown', () => {
    const weighed = weigh(contents([app]), { unknown: 'it answered 429' });
    const text = renderMarkdown(
      report([forPlatform('linux/amd64', 90), forPlatform('linux/arm64', 85, [], { weighed })]),
      ROOM,
    );
    expect(text.split('\n')[0]).toContain('91.3 MB for linux/amd64, unknown for linux/arm64');
    expect(text).toContain('together: **unknown** to download, **273.0 MB** on disk');
  });

  it('is listed among other images with its name and platform', () => {
    const text = renderMarkdown(report([...both.images, imageReport({ name: 'Worker' })]), ROOM);
    for (const name of ['Shop.Api (linux/amd64)', 'Shop.Api (linux/arm64)', 'Worker'])
      expect(text).toContain(`| ✅ <code>${name}</code> |`);
    expect(text.match(/ together: /g)).toHaveLength(1);
    expect(text).not.toContain('<code>Worker</code> in detail');
  });

  it('keeps to the limit of a comment', () => {
    const full = renderMarkdown(both, Number.POSITIVE_INFINITY);
    for (const limit of [full.length - 1, 1200, 600, 300]) {
      const text = renderMarkdown(both, limit);
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(text.split('\n')[0]).toBe(`### ✅ ${headline(both)}`);
    }
    expect(renderMarkdown(both, full.length - 1)).toContain('| ✅ <code>Shop.Api (linux/arm64)</code> |');
  });
});
