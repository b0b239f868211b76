import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import { ASPNET, PUBLISHED, SDK } from '../fakes/sdk.ts';
import { onlyImage, project, readReport, Scene } from './scene.ts';

const scene = () => new Scene(project('Api', 40_000), project('Api', 30_000));

const limitsOf = (ended: Awaited<ReturnType<Scene['run']>>) =>
  onlyImage(ended).limits.map(({ name, verdict, reason }) => ({ name, verdict, reason }));

describe('a limit that is exceeded', () => {
  it('fails the step, after outputs, report, summary and comment were written', async () => {
    const here = scene();
    const result = await here.run({ 'max-size': '1 kB' });
    const { step, report } = result;
    expect(result.exitCode).toBe(1);
    expect(step.outputs.verdict).toBe('fail');
    expect(step.written.slice(-4)).toEqual(['output report', 'summary', 'output comment-url', 'error']);
    expect(step.errors).toEqual([
      expect.stringMatching(/^Api: download size is 100\.\d kB, 99\.\d kB over max-size 1 kB; add label/),
    ]);
    expect(step.places).toEqual([{ title: 'max-size' }]);
    expect(result.headline).toMatch(
      /^### ❌ Api: download size is 100\.\d kB, 99\.\d kB over max-size 1 kB; add label image-size-ok to accept it$/,
    );
    expect(here.github.requests).toMatchObject([{ number: 7, body: step.summary }]);
    expect(await readReport(result)).toEqual(report);
  });

  it('sets every output', async () => {
    const result = await scene().run({ 'max-size': '1 kB' });
    const image = onlyImage(result);
    expect(result.step.outputs).toEqual({
      'download-size': String(image.sizes.download),
      'disk-size': String(image.sizes.disk),
      'deploy-size': String(image.sizes.deploy),
      'baseline-download-size': expect.stringMatching(/^90\d\d\d$/),
      'download-increase': expect.stringMatching(/^\d{5}$/),
      'disk-increase': '10240',
      'base-drift': '0',
      'sdk-ratio': String(image.sdk?.ratio),
      verdict: 'fail',
      'image-digest': image.digest,
      report: expect.stringMatching(/report\.json$/),
      'comment-url': expect.stringMatching(/issuecomment-1$/),
      images: expect.any(String),
    });
    expect(JSON.parse(result.step.outputs.images ?? '')).toMatchObject([{ name: 'Api' }]);
  });

  it('is in a report that its schema describes', async () => {
    const result = await scene().run({ 'max-size': '1 kB', 'max-increase': '1 kB' });
    const schema = JSON.parse(await readFile('schema/report-1.schema.json', 'utf8')) as object;
    const validate = new Ajv().compile(schema);
    expect(validate(await readReport(result)) ? [] : validate.errors).toEqual([]);
  });

  it('keeps its verdict with report-only, as a warning of a step that succeeds', async () => {
    const result = await scene().run({ 'max-size': '1 kB', 'report-only': 'true' });
    expect(result.exitCode).toBe(0);
    expect(result.step.outputs.verdict).toBe('fail');
    expect(result.step.errors).toEqual([]);
    expect(result.step.warnings).toEqual([expect.stringMatching(/over max-size 1 kB \(report-only\)$/)]);
    expect(result.headline).toMatch(/^### ❌ .*max-size 1 kB/);
  });

  it.each([
    ['max-size', '1 kB', /^download size is [\d.]+ kB, [\d.]+ kB over max-size 1 kB$/],
    ['max-disk-size', '2 KiB', /^disk size is [\d.]+ kB, [\d.]+ kB over max-disk-size 2 KiB$/],
    ['max-sdk-ratio', '1.5%', /^download size is [\d.]+% of the SDK image's, over max-sdk-ratio 1\.5%$/],
    ['max-increase', '5%', /^\+10\.\d kB \(\+11\.\d%\) to download, over max-increase 5%$/],
    ['max-increase', '1 kB and 5%', /^\+10\.\d kB .* over max-increase 1 kB and 5%$/],
    ['max-disk-increase', '9 kB', /^\+10\.2 kB \(\+\d+\.\d%\) on disk, over max-disk-increase 9 kB$/],
  ])('can be %s %s', async (name, limit, reason) => {
    const result = await scene().run({ [name]: limit });
    expect(result.exitCode).toBe(1);
    expect(limitsOf(result)).toEqual([{ name, verdict: 'fail', reason: expect.stringMatching(reason) }]);
    expect(result.step.errors).toHaveLength(1);
  });

  it('warns if it is warn-increase', async () => {
    const result = await scene().run({ 'warn-increase': '1 kB' });
    expect(result.exitCode).toBe(0);
    expect(result.step.outputs.verdict).toBe('warn');
    expect(result.step.errors).toEqual([]);
    expect(result.step.warnings).toEqual([expect.stringMatching(/^Api: .* over warn-increase 1 kB$/)]);
    expect(result.headline).toMatch(/^### ⚠️ Api: .*over warn-increase 1 kB/);
  });

  it('warns if the image was over it before, and the change adds nothing', async () => {
    const same = new Scene(project('Api', 30_000), project('Api', 30_000));
    const result = await same.run({ 'max-size': '1 kB' });
    expect(result.exitCode).toBe(0);
    expect(limitsOf(result)).toMatchObject([
      { verdict: 'warn', reason: expect.stringMatching(/already over before this change/) },
    ]);
  });

  it('does not keep the other limits from being judged', async () => {
    const result = await scene().run({
      'max-size': '9 GB',
      'max-disk-size': '2 KiB',
      'max-sdk-ratio': '1.5%',
      'max-increase': '1 kB',
    });
    expect(limitsOf(result).map(({ name, verdict }) => [name, verdict])).toEqual([
      ['max-increase', 'fail'],
      ['max-size', 'pass'],
      ['max-disk-size', 'fail'],
      ['max-sdk-ratio', 'fail'],
    ]);
    expect(result.step.errors).toHaveLength(3);
    expect(result.step.summary).toMatch(
      /\| ✅ \| <code>max-size<\/code> \| 9\u00a0GB \| download size is [\d.]+ kB/,
    );
  });
});

describe('a limit that is not exceeded', () => {
  it.each([
    ['max-size', '9 GB'],
    ['max-disk-size', '9 GB'],
    ['max-sdk-ratio', '99%'],
    ['max-increase', '50%'],
    ['max-increase', '1 kB and 50%'],
    ['max-increase', '50 kB or 50%'],
    ['max-disk-increase', '1 MB'],
    ['warn-increase', '1 MB'],
  ])('passes: %s %s', async (name, limit) => {
    const result = await scene().run({ [name]: limit });
    expect(result.exitCode).toBe(0);
    expect(limitsOf(result)).toEqual([{ name, verdict: 'pass', reason: expect.stringContaining(limit) }]);
    expect([result.step.outputs.verdict, result.step.errors, result.step.warnings]).toEqual(['pass', [], []]);
    expect(result.headline).toMatch(/^### ✅ Api: /);
  });

  it('passes exactly at the limit, and fails one byte below', async () => {
    const { sizes, comparison } = onlyImage(await scene().run());
    const figures = {
      'max-size': sizes.download,
      'max-disk-size': sizes.disk,
      'max-increase': comparison?.increase.download,
      'max-disk-increase': comparison?.increase.disk,
    };
    for (const [name, figure] of Object.entries(figures)) {
      expect(figure).toBeGreaterThan(0);
      expect((await scene().run({ [name]: `${figure} B` })).exitCode, name).toBe(0);
      expect((await scene().run({ [name]: `${Number(figure) - 1} B` })).exitCode, name).toBe(1);
    }
  });

  it('is not needed: without limits the verdict is pass', async () => {
    const result = await scene().run();
    expect([result.exitCode, onlyImage(result).limits, result.report?.verdict]).toEqual([0, [], 'pass']);
  });
});

describe('a limit on a figure that is unknown', () => {
  it('warns, and says why', async () => {
    const here = scene();
    here.images = new PublishedImagesFake({ [ASPNET]: PUBLISHED[ASPNET] });
    const result = await here.run({ 'max-sdk-ratio': '45%' });
    expect(result.exitCode).toBe(0);
    expect(result.step.outputs).toMatchObject({ verdict: 'warn', 'sdk-ratio': '' });
    expect(result.step.warnings).toEqual([
      expect.stringMatching(/^Api: max-sdk-ratio 45% could not be judged: .*dotnet\/sdk:10\.0 \(404\)/),
    ]);
    expect(result.log.warnings).toEqual([expect.stringMatching(/^The SDK image could not be read/)]);
    expect(onlyImage(result).sdk).toBeNull();
    expect(result.step.summary).toMatch(/_Not compared with an SDK image: .*404/);
  });
});

describe('a growth limit without a baseline', () => {
  const first = () => new Scene(project('Api', 40_000));

  it.each([
    ['', 0, 'pass', []],
    ['pass', 0, 'pass', []],
    [
      'warn',
      0,
      'warn',
      [expect.stringMatching(/^Api: max-increase 1 kB could not be judged, there is no baseline/)],
    ],
    ['fail', 1, 'fail', []],
  ] as const)('ends by on-missing-baseline %j', async (choice, exitCode, verdict, warnings) => {
    const result = await first().run({ 'max-increase': '1 kB', 'on-missing-baseline': choice });
    expect([result.exitCode, result.step.outputs.verdict]).toEqual([exitCode, verdict]);
    expect(result.step.warnings).toEqual(warnings);
    expect(limitsOf(result)).toMatchObject([{ name: 'on-missing-baseline', verdict }]);
  });

  it('passes for an image that is new', async () => {
    const added = new Scene({ ...project('Api', 40_000), ...project('New', 40_000) }, project('Api', 40_000));
    const result = await added.run({ 'max-increase': '1 kB', 'on-missing-baseline': 'fail' });
    expect(result.exitCode).toBe(0);
    expect(result.report?.images.map(({ name, limits }) => [name, limits[0]?.verdict])).toEqual([
      ['Api', 'pass'],
      ['New', 'pass'],
    ]);
  });
});

describe('an image that is built on the SDK image', () => {
  it('fails, and the message names the image to start from', async () => {
    const result = await new Scene(project('Api', 10)).run({ 'base-image': SDK });
    expect(result.exitCode).toBe(1);
    expect(limitsOf(result)).toEqual([
      {
        name: 'allow-sdk-image',
        verdict: 'fail',
        reason: expect.stringMatching(
          /built on the SDK image \(mcr\.microsoft\.com\/dotnet\/sdk:10\.0\); .* FROM mcr\.microsoft\.com\/dotnet\/aspnet:10\.0/,
        ),
      },
    ]);
  });

  it.each([
    ['a self-contained app', { selfContained: true }, 'runtime-deps'],
    ['a worker', { sdk: 'worker' }, 'runtime'],
  ] as const)('should start from an image with no more than %s needs', async (_, more, name) => {
    const scene = new Scene(project('Api', 10));
    scene.sdk.more = more;
    const [limit] = limitsOf(await scene.run({ 'base-image': SDK }));
    expect(limit?.reason).toContain(`FROM mcr.microsoft.com/dotnet/${name}:10.0`);
  });

  it('passes with allow-sdk-image', async () => {
    const result = await new Scene(project('Api', 10)).run({ 'base-image': SDK, 'allow-sdk-image': 'true' });
    expect([result.exitCode, result.step.outputs.verdict]).toEqual([0, 'pass']);
    expect(onlyImage(result).base?.reference).toBe(SDK);
  });
});
