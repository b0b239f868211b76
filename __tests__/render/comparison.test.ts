import { describe, expect, it } from 'vitest';
import { parseGrowthLimit } from '../../src/limits/growth-limit.ts';
import { worst } from '../../src/limits/limits.ts';
import { APPEARED } from '../../src/model/measured.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import type { ImageReport, Report } from '../../src/report/report.ts';
import { appLayer, debian } from '../model/measured.ts';
import { comparedReport, report } from './report-fixture.ts';

const app = appLayer('v1', 12_400_000, 31_600_000);
const grown = appLayer('v2', 13_420_000, 33_600_000);
const big = appLayer('v3', 24_700_000, 61_600_000);
const newRuntime = { id: 'runtime next', download: 74_500_000, disk: 150_000_000 };
const maxIncrease = parseGrowthLimit('5 MB');
const named = (name: string, project = `src/${name}/${name}.csproj`) => ({ more: { name, project } });

function render(images: ImageReport | readonly ImageReport[], changes: Partial<Report> = {}): string {
  const all = [images].flat();
  const verdict = worst(all.flatMap(({ limits }) => limits.map((limit) => limit.verdict)));
  return renderMarkdown(report(all, { verdict, overrideLabel: 'image-size-ok', ...changes }), 65_000);
}

const firstLine = (...args: Parameters<typeof render>) => render(...args).split('\n')[0];

describe('the first line of a comparison', () => {
  it.each([
    [
      'what was added',
      comparedReport({ app: [grown] }, { app: [app] }, { maxIncrease }),
      '### ✅ Shop.Api: +1.02 MB to download (108.4 MB → 109.4 MB), 33.5% of the SDK image',
    ],
    [
      'what went',
      comparedReport({ app: [app] }, { app: [grown] }),
      '### ✅ Shop.Api: -1.02 MB to download (109.4 MB → 108.4 MB), 33.1% of the SDK image',
    ],
    [
      'no change',
      comparedReport({ app: [app] }, { app: [app] }),
      '### ✅ Shop.Api: no change (108.4 MB to download)',
    ],
    [
      'base drift apart',
      comparedReport({ app: [grown], base: [debian, newRuntime] }, { app: [app] }),
      '### ✅ Shop.Api: +1.02 MB to download (108.4 MB → 117.9 MB, with +8.50 MB of base image drift, not counted), 36.1% of the SDK image',
    ],
    [
      'base drift alone',
      comparedReport({ app: [app], base: [debian, newRuntime] }, { app: [app] }, { maxIncrease }),
      '### ✅ Shop.Api: no change (116.9 MB to download, with +8.50 MB of base image drift, not counted)',
    ],
    [
      'the limit that is exceeded, and what to do',
      comparedReport({ app: [big] }, { app: [app] }, { maxIncrease }),
      '### ❌ Shop.Api: +12.3 MB (+11.3%) to download, over max-increase 5 MB; add label image-size-ok to accept it',
    ],
    [
      'how many more are exceeded',
      comparedReport({ app: [big] }, { app: [app] }, { maxIncrease, maxSize: { text: '1 MB', value: 1e6 } }),
      '### ❌ Shop.Api: +12.3 MB (+11.3%) to download, over max-increase 5 MB (and 1 more limit); add label image-size-ok to accept it',
    ],
    [
      'a change that is not known',
      comparedReport({ app: [grown] }, { app: [app], base: { unknown: '429' } }),
      '### ✅ Shop.Api: 109.4 MB to download, change unknown',
    ],
    [
      'growth on disk where compressed sizes do not compare',
      comparedReport({ app: [grown], compressor: 'tool 2' }, { app: [app] }),
      '### ✅ Shop.Api: +2.00 MB on disk (251.6 MB → 253.6 MB), 33.5% of the SDK image',
    ],
    [
      'a new image',
      comparedReport({ app: [app] }, APPEARED),
      '### ✅ Shop.Api: new, 108.4 MB to download, 251.6 MB on disk, 33.1% of the SDK image',
    ],
  ])('says %s', (_what, image, line) => {
    expect(firstLine(image)).toBe(line);
  });

  it('offers no label if the event can have none', () => {
    const image = comparedReport({ app: [big] }, { app: [app] }, { maxIncrease });
    expect(firstLine(image, { overrideLabel: null })).toMatch(/over max-increase 5 MB$/);
  });

  it('of several images names what changed most, and counts the others', () => {
    const images = [
      comparedReport({ app: [app], ...named('Web') }, { app: [app], ...named('Web') }),
      comparedReport({ app: [grown], ...named('Api') }, { app: [app], ...named('Api') }),
      comparedReport({ app: [big], ...named('Worker') }, { app: [app], ...named('Worker') }),
      comparedReport({ app: [app], ...named('New') }, APPEARED),
    ];
    const removed = [
      { name: 'Old', project: null, platform: 'linux/amd64', sizes: { download: 5, disk: 6 } },
    ];
    expect(firstLine(images, { removed })).toBe(
      '### ✅ New new (108.4 MB), Worker +12.3 MB to download, Api +1.02 MB to download and 1 more; 1 unchanged',
    );
  });

  it('of several images that all stayed the same is short', () => {
    const same = (name: string) =>
      comparedReport({ app: [app], ...named(name) }, { app: [app], ...named(name) });
    expect(firstLine([same('A'), same('B')])).toBe('### ✅ 2 images, none of them changed');
  });

  it('names the worst image, in any order', () => {
    const images = [
      comparedReport({ app: [grown], ...named('A') }, { app: [app], ...named('A') }, { maxIncrease }),
      comparedReport({ app: [big], ...named('B') }, { app: [app], ...named('B') }, { maxIncrease }),
    ];
    expect(firstLine(images)).toMatch(/^### ❌ B: \+12\.3 MB/);
  });
});

describe('a comparison in Markdown', () => {
  it('has the figures before and now, the change, and what is to be deployed', () => {
    const text = render(comparedReport({ app: [grown] }, { app: [app] }));
    expect(text).toContain('|  | Before | Now | Change | SDK image | Ratio |');
    expect(text).toContain(
      '| Download | 108.4 MB | **109.4 MB** | **+1.02 MB** (+0.9%) | 327.0 MB | 33.5% |',
    );
    expect(text).toContain('| Disk | 251.6 MB | **253.6 MB** | **+2.00 MB** (+0.8%) | 820.0 MB | 30.9% |');
    expect(text).toContain('| To deploy |  | 13.4 MB |  |  |  |');
  });

  it('says what it was compared with', () => {
    expect(render(comparedReport({ app: [grown] }, { app: [app] }))).toContain(
      '_Measured for <code>aaaaaaaaaa</code>, compared with <code>cccccccccc</code> (built and weighed in this run)._',
    );
    expect(render(comparedReport({ app: [grown] }, { missing: 'base does not build: CS1002' }))).toContain(
      '_Measured for <code>aaaaaaaaaa</code>, not compared: base does not build: CS1002._',
    );
  });

  it('has base drift on a separate line, with its part of the deploy', () => {
    const text = render(comparedReport({ app: [grown], base: [debian, newRuntime] }, { app: [app] }));
    expect(text).toContain(
      '- Base image <code>mcr.microsoft.com/dotnet/aspnet:10.0</code> changed since then: **+8.50 MB** to download, +10.0 MB on disk; not counted. It is 74.5 MB of the 87.9 MB to deploy.',
    );
    expect(text).toContain('| **+1.02 MB** (+0.9%) |');
  });

  it('says that another base image counts as part of the change', () => {
    const before = { app: [app], base: [debian], reference: 'mcr.microsoft.com/dotnet/runtime:10.0' };
    expect(render(comparedReport({ app: [app] }, before))).toContain(
      '- This change builds on <code>mcr.microsoft.com/dotnet/aspnet:10.0</code> instead of <code>mcr.microsoft.com/dotnet/runtime:10.0</code>: +66.0 MB to download, +140.0 MB on disk; counted.',
    );
    expect(render(comparedReport({ app: [app] }, { app: [app], base: null }))).toContain(
      'instead of no base image: ',
    );
  });

  it('says which tools compressed the two if they differ', () => {
    const image = comparedReport({ app: [grown], compressor: 'tool 2' }, { app: [app] }, { maxIncrease });
    const text = render(image);
    expect(text).toContain(
      '- Different tools compressed the app layers (now tool 2, before tool 1), so their compressed sizes are not comparable and growth is judged on the disk size.',
    );
    expect(text).toContain('(judged on disk: different tools compressed it before and now)');
  });

  it('says why a change is unknown, and does not show it as 0', () => {
    const text = render(
      comparedReport({ app: [grown] }, { app: [app], base: { unknown: 'it answered 429' } }),
    );
    expect(text).toContain('the base image of the baseline is not known: it answered 429._');
    expect(text).toContain('| To deploy |  | unknown |');
    expect(text).not.toMatch(/(?<![\d.])0(\.0+)? [kMG]?B/);
  });

  it('says who accepted what', () => {
    const by = { label: 'image-size-ok', by: 'octocat' };
    const image = comparedReport({ app: [big] }, { app: [app] }, { maxIncrease }, by);
    const text = render(image, { override: { ...by, at: '2026-11-24T10:00:00Z' } });
    expect(text).toMatch(
      /^### ⚠️ Shop.Api: \+12\.3 MB .* over max-increase 5 MB; accepted by label image-size-ok, set by octocat\n/,
    );
    expect(text).toContain(
      'Label <code>image-size-ok</code>, set by octocat at 2026-11-24T10:00:00Z, accepts what exceeds <code>max-increase</code> of <code>Shop.Api</code>.',
    );
  });

  it('does not speak of a label that had nothing to accept', () => {
    const image = comparedReport({ app: [grown] }, { app: [app] }, { maxIncrease });
    expect(render(image, { override: { label: 'image-size-ok', by: null, at: null } })).not.toContain(
      'image-size-ok',
    );
  });

  it('has what would make it cheaper to deploy', () => {
    const finding = {
      id: 'unchanged-in-deploy',
      bytes: 31_400_000,
      text: '31.4 MB did not change',
      advice: 'Part them.',
    } as const;
    const image = { ...comparedReport({ app: [grown] }, { app: [app] }), findings: [finding] };
    expect(render(image)).toMatch(/^- 💡 .*31\.4 MB did not change\. Part them\.$/m);
  });

  it('shows everything in a baseline as text', () => {
    const hostile = '</code><img src=x>|@octocat [x](http://x.example)';
    const before = {
      app: [app],
      compressor: hostile,
      base: [debian],
      reference: `${hostile}:10`,
      ...named(hostile, hostile),
    };
    const text = render(
      [comparedReport({ app: [grown] }, before), comparedReport({ app: [app] }, { missing: hostile })],
      {
        removed: [{ name: hostile, project: hostile, platform: hostile, sizes: { download: 5, disk: 6 } }],
        override: { label: hostile, by: hostile, at: hostile },
      },
    );
    expect(text).not.toMatch(/<img|\]\(|http:\/\/x/);
    // In code nothing is a mention; elsewhere a character parts it from its name.
    expect(text.replace(/<code>.*?<\/code>/g, '')).not.toContain('@octocat');
    expect(text).toContain('&#60;/code&#62;&#60;img src=x&#62;&#124;');
  });
});

describe('several images', () => {
  const images = [
    comparedReport({ app: [app], ...named('Web') }, { app: [app], ...named('Web') }),
    comparedReport({ app: [grown], ...named('Api') }, { app: [app], ...named('Api') }),
    comparedReport(
      { app: [app], ...named('Billing') },
      { app: [app], ...named('Bills', 'Bills/Bills.csproj') },
    ),
    comparedReport({ app: [big], ...named('New') }, APPEARED),
  ];
  const removed = [
    { name: 'Old', project: null, platform: 'linux/amd64', sizes: { download: 120e6, disk: 6 } },
  ];
  const text = render(images, { removed }).replaceAll('\u00a0', ' ');
  const [shown = ''] = text.split('<details>');

  it('are listed with what changed, what is new, moved and removed', () => {
    expect(shown).toContain(
      '| ✅ <code>Api</code> | 109.4 MB | **+1.02 MB** | 253.6 MB | **+2.00 MB** | 13.4 MB | 33.5% |',
    );
    expect(shown).toContain('| ✅ <code>New</code> | 120.7 MB | new | 281.6 MB | new | – | 36.9% |');
    expect(shown).toContain('| ✅ <code>Billing</code> (was <code>Bills</code>) | 108.4 MB | none |');
    expect(shown).toContain('| ➖ <code>Old</code> | was 120.0 MB | removed |  |  |  |  |');
  });

  it('that did not change are folded away, and still there', () => {
    expect(shown).not.toContain('Web');
    expect(text).toContain('<details><summary>1 image without a change</summary>');
    expect(text).toContain('<details><summary>1 image without a change, in detail</summary>');
    expect(text).toContain('#### <code>Web</code>');
  });

  it('come in the order of what they cost', () => {
    const sections = [...text.matchAll(/^#### <code>(\w+)</gm)].map((match) => match[1]);
    expect(sections).toEqual(['New', 'Api', 'Billing', 'Web']);
  });

  it('with the same name are distinguished by platform', () => {
    const arm = comparedReport(
      { app: [grown], more: { platform: { os: 'linux', architecture: 'arm64' } } },
      { app: [app] },
    );
    expect(render([arm, comparedReport({ app: [grown] }, { app: [app] })])).toContain(
      '<code>Shop.Api (linux/arm64)</code>',
    );
  });

  it('with baselines of their own name each', () => {
    const other = comparedReport({ app: [grown], ...named('B') }, { missing: 'first run' });
    const both = render([comparedReport({ app: [grown] }, { app: [app] }), other]);
    expect(both).toContain('; compared with <code>cccccccccc</code> (built and weighed in this run)._');
    expect(both).toContain('; not compared: first run._');
    expect(both).toContain('_Measured for <code>aaaaaaaaaa</code>._');
  });
});
