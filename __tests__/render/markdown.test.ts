import { describe, expect, it } from 'vitest';
import { weigh } from '../../src/model/weigh.ts';
import { headline } from '../../src/render/headline.ts';
import { renderFailure, renderMarkdown } from '../../src/render/markdown.ts';
import { contents } from '../model/contents.ts';
import { appLayer } from '../model/measured.ts';
import { comparedReport, imageReport, report } from './report-fixture.ts';

const ROOM = 65_000;

describe('the report in Markdown', () => {
  it('has the figures in its first line', () => {
    const [first] = renderMarkdown(report([imageReport()]), ROOM).split('\n');
    expect(first).toBe('### ✅ Shop.Api: 97.3 MB to download, 223.0 MB on disk, 29.7% of the SDK image');
  });

  it('starts with the limit that is exceeded', () => {
    const limit = {
      name: 'max-size',
      limit: '90 MB',
      actual: 97_250_000,
      verdict: 'fail',
      reason: 'download size is 97.3 MB, 7.25 MB over max-size 90 MB',
    } as const;
    const text = renderMarkdown(report([imageReport({}, [limit])], { verdict: 'fail' }), ROOM);
    expect(text.split('\n')[0]).toBe(
      '### ❌ Shop.Api: download size is 97.3 MB, 7.25 MB over max-size 90 MB',
    );
    expect(text).toContain('| ❌ | <code>max-size</code> | 90\u00a0MB |');
  });

  it('separates what the app adds from its base', () => {
    expect(renderMarkdown(report([imageReport()]), ROOM)).toContain(
      'The app adds **1.25 MB** to download (3.00 MB on disk) in 1 layer to <code>mcr.microsoft.com/dotnet/aspnet:10.0</code> (96.0 MB).',
    );
  });

  it('shows what the SDK image has and the image does not', () => {
    const text = renderMarkdown(report([imageReport()]), ROOM);
    expect(text).toContain('In the SDK image but not in this image: 231.0 MB in 1 of 3 layers');
    expect(text).toContain('| **no** | 231.0\u00a0MB | 70.6% | 600.0\u00a0MB | <code>COPY sdk</code> |');
    expect(text).toContain('| yes | 30.0\u00a0MB | 9.2% | 80.0\u00a0MB | <code>COPY debian</code> |');
  });

  it('says why a figure is unknown, and never shows 0 for it', () => {
    const text = renderMarkdown(
      report([imageReport({ sdk: { unknown: 'localhost:5055 answered 503' } })]),
      ROOM,
    );
    expect(text).toContain('_Not compared with an SDK image: localhost:5055 answered 503._');
    expect(text).toContain('| Download | **97.3 MB** | – | – |');
    expect(text).not.toMatch(/(?<![\d.])0(\.0+)? [kMG]?B/);
  });

  it('lists several images, each with its mark, and those that failed first', () => {
    const failures = [{ name: 'Broken', error: 'dotnet publish failed with exit code 1', details: [] }];
    const text = renderMarkdown(
      report([imageReport(), imageReport({ name: 'Shop.Worker' })], { failures, verdict: 'fail' }),
      ROOM,
    );
    expect(text.split('\n')[0]).toBe('### ❌ Broken: dotnet publish failed with exit code 1');
    expect(text).toContain('| ❌ <code>Broken</code> | not measured |');
    expect(text).toContain(
      '| ✅ <code>Shop.Worker</code> | 97.3\u00a0MB | 223.0\u00a0MB | 1.25\u00a0MB | 29.7% |',
    );
  });

  it('claims that app layers were read to the last byte only if they were', () => {
    const whole = imageReport();
    const partly = { ...whole, app: { ...whole.app, disk: null, diskUnknown: 'not a tar' } };
    expect(renderMarkdown(report([whole]), ROOM)).toContain('read to the last byte');
    expect(
      renderMarkdown(
        report([{ ...partly, app: { download: 1, downloadKnown: 'verified', disk: null } }]),
        ROOM,
      ),
    ).not.toContain('read to the last byte');
  });

  it('says for each image how its figures are known', () => {
    const docker = imageReport({
      name: 'B',
      platform: { os: 'linux', architecture: 'arm64' },
      sdk: { unknown: 'input sdk-image is none' },
    });
    const text = renderMarkdown(report([imageReport(), { ...docker, compressor: 'Docker 28' }]), ROOM);
    expect(text).toContain('<code>linux/amd64</code>: app layers as .NET SDK 10.0.401 compressed them');
    expect(text).toContain('<code>linux/arm64</code>: app layers as Docker 28 compressed them');
    expect(text).toContain('; base and SDK layers as their registry states them');
    expect(text).toContain('; base layers as their registry states them');
  });

  it('says that the base is unknown, and counts no layer as the app’s', () => {
    const weighed = weigh(contents([{ id: 'a', download: 1, disk: 2, how: 'verified' }]), {
      unknown: 'it answered 429',
    });
    const text = renderMarkdown(report([imageReport({ weighed })]), ROOM);
    expect(text).toContain('Base image not known: it answered 429.');
    expect(text).toContain('_Download size unknown: the base image is not known: it answered 429._');
    expect(text).not.toContain('read to the last byte');
  });
});

describe('the parts of a report', () => {
  const failures = [{ name: 'Broken', error: 'publish *failed*\nsecond', details: ['CS1002'] }];
  const removed = [{ name: 'Old', project: null, platform: 'linux/amd64', sizes: { download: 5, disk: 6 } }];

  it('are the headline, the image and the commit, if there is one image', () => {
    const text = renderMarkdown(report([imageReport()]), ROOM);
    const [headline, figures, app, ...others] = text.split('\n\n');
    expect([headline?.slice(0, 3), figures?.slice(0, 4), app?.slice(0, 8)]).toEqual([
      '###',
      '|  |',
      'The app ',
    ]);
    expect(others.at(-2)).toMatch(/^_<code>linux\/amd64<\/code>: app layers as /);
    expect(text).toMatch(/\n\n_Measured for <code>aaaaaaaaaa<\/code>, not compared: first run\._\n$/);
    expect(text).not.toContain('| Image |');
  });

  it.each([
    ['two images', [imageReport(), imageReport({ name: 'B' })], {}],
    ['an image and a failure', [imageReport()], { failures }],
    ['an image and a removed one', [imageReport()], { removed }],
  ])('include a table for %s', (_what, images, changes) => {
    expect(renderMarkdown(report(images, changes), ROOM)).toContain('| Image | Download |');
  });

  it('include what failed, before the images', () => {
    const text = renderMarkdown(report([imageReport()], { failures, verdict: 'fail' }), ROOM);
    expect(text).toContain(
      '\n\n**<code>Broken</code> could not be measured.** publish &#42;failed&#42;\n\n- second\n- CS1002\n\n|  | This image |',
    );
    const short = report([], { failures: [{ name: 'Broken', error: 'no', details: [] }] });
    expect(renderMarkdown(short, ROOM)).toContain('**<code>Broken</code> could not be measured.** no\n');
  });

  it('have no commit if none is known, or if there is no image', () => {
    expect(renderMarkdown(report([imageReport()], { headCommit: null }), ROOM)).not.toContain('Measured for');
    expect(renderMarkdown(report([], { failures }), ROOM)).not.toContain('Measured for');
  });

  it('name each limit that a label accepted, of its image', () => {
    const limit = {
      name: 'max-size',
      limit: '1 B',
      actual: 2,
      verdict: 'warn',
      reason: 'x',
      overridden: true,
    } as const;
    const { overridden: _, ...other } = { ...limit, name: 'max-disk-size' } as const;
    const images = [imageReport({}, [limit, other]), imageReport({ name: 'B' }, [limit])];
    const override = { label: 'image-size-ok', by: null, at: null };
    expect(renderMarkdown(report(images, { override }), ROOM)).toContain(
      '\n\nLabel <code>image-size-ok</code>, accepts what exceeds <code>max-size</code> of <code>Shop.Api</code>, <code>max-size</code> of <code>B</code>.\n\n',
    );
  });
});

describe('images without a change', () => {
  const layer = (version: number) => appLayer(`v${version}`, version * 1e6, version * 3e6);
  const grew = (name: string, by: number) => {
    const more = { name, project: `${name}.csproj` };
    return comparedReport({ app: [layer(1 + by)], more }, { app: [layer(1)], more });
  };
  const sections = (text: string) => [
    ...text.matchAll(/^#### <code>(\w)<|^<details><summary>(\d image.*?)</gm),
  ];

  it('are folded together after the others, and each image is there once', () => {
    const text = renderMarkdown(report([grew('A', 0), grew('B', 1), grew('C', 0)]), ROOM);
    const [, details = ''] = text.split(
      '<details><summary>2 images without a change, in detail</summary>\n\n',
    );
    expect(details).toMatch(
      /^#### <code>A<\/code>\n\n[\s\S]*<\/details>\n\n_[\s\S]*_\n\n#### <code>C<\/code>\n\n/,
    );
    expect(sections(text).map(([, name, fold]) => name ?? fold)).toEqual([
      '2 images without a change',
      'B',
      '2 images without a change, in detail',
      'A',
      'C',
    ]);
  });

  it('are counted in the singular if there is one', () => {
    const text = renderMarkdown(report([grew('A', 0), grew('B', 1)]), ROOM);
    expect(text).toContain('<details><summary>1 image without a change, in detail</summary>');
  });

  it('are not folded if nothing else is reported', () => {
    expect(renderMarkdown(report([grew('A', 0)]), ROOM)).not.toContain('without a change');
    expect(renderMarkdown(report([grew('A', 1), grew('B', 1)]), ROOM)).not.toContain('without a change');
  });
});

describe('a report that is too long', () => {
  const many = report(Array.from({ length: 200 }, (_, i) => imageReport({ name: `Service${i}` })));

  it('leaves out the layers first, and says so', () => {
    const full = renderMarkdown(many, Number.POSITIVE_INFINITY);
    const shorter = renderMarkdown(many, full.length - 1);
    expect(shorter).not.toContain('<details>');
    expect(shorter).toContain('Service199');
    expect(shorter).toContain('the whole report is in report.json');
  });

  it('leaves out one part after the other, and says so', () => {
    const one = report([imageReport()]);
    const shortened = '\n\n_Shortened: the whole report is in report.json._\n\n_Measured for';
    const full = renderMarkdown(one, Number.POSITIVE_INFINITY);
    expect(renderMarkdown(one, full.length)).toBe(full);
    expect(full).not.toContain('_Shortened');
    const withoutLayers = renderMarkdown(one, full.length - 1);
    expect(withoutLayers).toContain('The app adds');
    expect(withoutLayers).not.toContain('| From |');
    expect(withoutLayers).toContain(shortened);
    const least = renderMarkdown(one, withoutLayers.length - 1);
    expect(least).not.toContain('The app adds');
    expect(least).toContain(shortened);
  });

  it('keeps the table of several images longest', () => {
    const two = report([imageReport(), imageReport({ name: 'B' })]);
    const withoutLayers = renderMarkdown(two, renderMarkdown(two, ROOM).length - 1);
    const table = renderMarkdown(two, withoutLayers.length - 1);
    expect(table).toContain('| Image |');
    expect(table).not.toContain('The app adds');
    expect(renderMarkdown(two, table.length - 1)).not.toContain('| Image |');
  });

  it('cannot be shorter than its first line', () => {
    expect(() => renderMarkdown(many, 50)).toThrow(new RangeError('a report needs more than 50 characters'));
  });

  it('keeps its first line and any limit', () => {
    for (const limit of [65_000, 20_000, 2_000, 500]) {
      const text = renderMarkdown(many, limit);
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(text.split('\n')[0]).toBe(`### ✅ ${headline(many)}`);
    }
  });
});

describe('a run that ended before it had a report', () => {
  it('has the message in the summary, and further lines as a list', () => {
    expect(renderFailure('Two inputs are wrong\nInput a: x\nInput b: <y>')).toBe(
      '### ❌ Two inputs are wrong\n\n- Input a: x\n- Input b: &#60;y&#62;\n',
    );
  });

  it('stays short even if a tool prints thousands of lines', () => {
    const text = renderFailure(Array.from({ length: 5000 }, (_, i) => `line ${i}`).join('\n'));
    expect(text.split('\n').length).toBeLessThan(50);
    expect(text).toContain('- … and 4959 more');
    expect(text).toContain('- line 40\n');
    expect(text).not.toContain('- line 41\n');
    const all = renderFailure(Array.from({ length: 41 }, (_, i) => `line ${i}`).join('\n'));
    expect(all).toContain('- line 40\n');
    expect(all).not.toContain('more');
  });

  it('cuts long lines', () => {
    expect(renderFailure(`${'x'.repeat(1001)}\n${'y'.repeat(501)}`)).toBe(
      `### ❌ ${'x'.repeat(999)}…\n\n- ${'y'.repeat(499)}…\n`,
    );
  });
});
