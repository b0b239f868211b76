import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../scripts/schema.ts';
import { parseGrowthLimit } from '../../src/limits/growth-limit.ts';
import { APPEARED, type Measured } from '../../src/model/measured.ts';
import { ReportSchema } from '../../src/report/report.ts';
import { appLayer, debian } from '../model/measured.ts';
import { comparedReport, imageReport, report } from '../render/report-fixture.ts';

const checkedIn = new URL('../../schema/report-1.schema.json', import.meta.url);

describe('report.json', () => {
  it('has a checked-in schema that is generated from the code', async () => {
    expect(await readFile(checkedIn, 'utf8')).toBe(reportSchema());
  });

  const limit = {
    name: 'max-sdk-ratio',
    limit: '45%',
    actual: { unknown: 'no SDK image' },
    verdict: 'warn',
    reason: 'x',
  } as const;

  const app = appLayer('v1', 1_000_000, 3_000_000);
  const grown = appLayer('v2', 2_000_000, 5_000_000);
  const maxIncrease = parseGrowthLimit('1 kB');
  const override = { label: 'image-size-ok', by: 'octocat' };
  const found: Partial<Measured> = {
    builder: 'image',
    project: undefined,
    digest: { unknown: 'there is none' },
    reference: 'archive://a.tar',
    compressor: { unknown: 'nobody says' },
  };

  it.each([
    ['with all figures', report([imageReport()])],
    ['with a baseline', report([comparedReport({ app: [grown] }, { app: [app] }, { maxIncrease })])],
    [
      'with a base that drifted, an override and an image that went',
      report([comparedReport({ app: [grown], base: [debian] }, { app: [app] }, { maxIncrease }, override)], {
        removed: [{ name: 'Old', project: null, platform: 'linux/amd64', sizes: { download: 5, disk: 6 } }],
        overrideLabel: 'image-size-ok',
        override: { ...override, at: null },
      }),
    ],
    ['with a base that is another', report([comparedReport({ app: [grown], base: null }, { app: [app] })])],
    [
      'with a baseline that has an unknown base',
      report([comparedReport({ app: [grown] }, { app: [app], base: { unknown: '429' } })]),
    ],
    ['of a new image', report([comparedReport({ app: [app] }, APPEARED, { maxIncrease })])],
    ['of an image without a manifest', report([imageReport(found)])],
    ['with unknown figures', report([imageReport({ sdk: { unknown: 'down' } }, [limit])])],
    [
      'with failures',
      report([], {
        failures: [{ name: 'A', error: 'no', details: [] }],
        verdict: 'fail',
        pullRequest: null,
      }),
    ],
  ])('%s fits its schema', async (_what, document) => {
    const validate = new Ajv({ strict: false }).compile(
      JSON.parse(await readFile(checkedIn, 'utf8')) as object,
    );
    const json: unknown = JSON.parse(JSON.stringify(document));
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(v.safeParse(ReportSchema, json).success).toBe(true);
  });

  it('never has 0 for a figure that is unknown', () => {
    const image = imageReport({ sdk: { unknown: 'down' } }, [limit]);
    expect(image.sdk).toBeNull();
    expect(image.sdkUnknown).toBe('down');
    expect(image.limits[0]).toMatchObject({ actual: null, actualUnknown: 'no SDK image' });
    expect(image.sizes).toMatchObject({ deploy: null, deployUnknown: expect.any(String) });
  });

  it('has the figures of the baseline, enough to compare again', () => {
    const { baseline } = comparedReport({ app: [grown] }, { app: [app] });
    expect(baseline).toMatchObject({
      commit: 'c'.repeat(40),
      source: 'built',
      sizes: { download: 97_000_000, disk: 223_000_000 },
      base: { reference: 'mcr.microsoft.com/dotnet/aspnet:10.0' },
      sdkRatio: null,
      sdkRatioUnknown: 'input sdk-image is none',
    });
    expect(baseline).toHaveProperty('layers.length', 3);
  });

  it('has no sum for what has no base to compare', () => {
    const { comparison } = comparedReport({ app: [grown] }, { app: [app], base: { unknown: '429' } });
    const why = 'the base image of the baseline is not known: 429';
    expect(comparison).toMatchObject({
      noChange: null,
      noChangeUnknown: why,
      increase: { download: null, downloadUnknown: why, disk: null, diskUnknown: why },
      baseDrift: null,
      baseChange: null,
      baseUnknown: why,
      deployOfBase: null,
      deployOfBaseUnknown: expect.any(String),
    });
  });

  it('has null for an unknown digest and compressor, with the reason', () => {
    expect(imageReport(found)).toMatchObject({
      project: null,
      digest: null,
      digestUnknown: 'there is none',
      compressor: null,
      compressorUnknown: 'nobody says',
    });
  });

  it('refuses a size that is no whole number of bytes', () => {
    const image = imageReport();
    const wrong = { ...image, sizes: { ...image.sizes, download: 1.5 } };
    expect(v.safeParse(ReportSchema, report([wrong])).success).toBe(false);
  });
});
