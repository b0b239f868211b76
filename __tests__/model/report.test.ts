import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../scripts/schema.ts';
import type { Measurement } from '../../src/model/measurement.ts';
import { ReportSchema } from '../../src/model/report.ts';
import { imageReport, measurement, report } from '../render/report-fixture.ts';

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

  const { built } = measurement();
  const found: Partial<Measurement> = {
    builder: 'image',
    project: undefined,
    built: {
      contents: { ...built.contents, manifestUnknown: 'there is none' },
      reference: 'archive://a.tar',
      compressor: { unknown: 'nobody says' },
    },
  };

  it.each([
    ['with all figures', report([imageReport()])],
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

  it('has null for a digest and a compressor that nobody knows, with the reason', () => {
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
