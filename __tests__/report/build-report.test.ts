import { describe, expect, it } from 'vitest';
import { type ErrorDetail, UserError } from '../../src/model/user-error.ts';
import { buildReport, type RunResults } from '../../src/report/build-report.ts';
import { measurement, uncompared } from '../render/report-fixture.ts';

const nothing: RunResults = { results: [], failures: [], removed: [], label: undefined, override: undefined };
const subject = { headCommit: 'a'.repeat(40), measuredCommit: 'b'.repeat(40), pullRequest: 7 };
const build = (run: Partial<RunResults>) => buildReport({ ...nothing, ...run }, subject);
const limit = (verdict: 'pass' | 'warn' | 'fail') =>
  ({ name: 'max-size', limit: '1 B', actual: 2, verdict, reason: 'x' }) as const;

describe('the report of a run', () => {
  it('has its subject, its images and what was removed', () => {
    expect(
      build({ results: [uncompared(measurement())], removed: [measurement({ name: 'Old' })] }),
    ).toMatchObject({
      schema: 1,
      tool: { name: 'aspnet-image-size', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
      ...subject,
      images: [{ name: 'Shop.Api' }],
      removed: [
        {
          name: 'Old',
          project: 'src/Shop.Api/Shop.Api.csproj',
          platform: 'linux/amd64',
          sizes: { download: 97_250_000, disk: 223_000_000 },
        },
      ],
      failures: [],
      overrideLabel: null,
      override: null,
      verdict: 'pass',
    });
    expect(build({ removed: [measurement({ project: undefined })] }).removed[0]?.project).toBeNull();
  });

  it('has the worst verdict of all images, and fails if an image could not be measured', () => {
    const results = [uncompared(measurement(), [limit('pass'), limit('warn')]), uncompared(measurement())];
    expect(build({ results }).verdict).toBe('warn');
    expect(build({ results: [...results, uncompared(measurement(), [limit('fail')])] }).verdict).toBe('fail');
    const failures = [{ name: 'B', project: undefined, error: new UserError('no') }];
    expect(build({ results, failures }).verdict).toBe('fail');
  });

  it('has the label, and who accepted exceeded limits and when, if that is known', () => {
    const label = 'image-size-ok';
    expect(build({ label })).toMatchObject({ overrideLabel: label, override: null });
    const override = { label, by: 'octocat', at: '2026-11-24T10:00:00Z' };
    expect(build({ label, override }).override).toEqual(override);
    expect(build({ label, override: { label, by: null } }).override).toEqual({ label, by: null, at: null });
  });
});

describe('a failure in the report', () => {
  const failed = (error: unknown) =>
    build({ failures: [{ name: 'Api', project: 'Api.csproj', error }] }).failures[0];
  const publishFailed = (details: readonly ErrorDetail[]) =>
    failed(new UserError('publish failed', { details }));

  it('has the first five lines of the tool, with their files and lines', () => {
    const line = (message: string) => ({ message });
    const details = [
      { message: 'CS1002', file: '/work/src/Program.cs', line: 3 },
      { message: 'NU1101', file: 'Shop.csproj' },
      ...['c', 'd', 'e', 'f'].map(line),
    ];
    expect(publishFailed(details)).toEqual({
      name: 'Api',
      error: 'publish failed',
      details: ['Program.cs, line 3: CS1002', 'Shop.csproj: NU1101', 'c', 'd', 'e'],
    });
    expect(publishFailed([{ message: 'x', line: 3 }])?.details).toEqual(['x']);
  });

  it('is a bug if it is not a UserError', () => {
    expect(failed(new TypeError('x is undefined'))).toEqual({
      name: 'Api',
      error: 'a bug in aspnet-image-size: x is undefined',
      details: [],
    });
    expect(failed('thrown text')?.error).toBe('a bug in aspnet-image-size: thrown text');
  });
});
