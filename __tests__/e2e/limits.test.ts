import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pullRequestEvent } from '../fakes/pull-request-event.ts';
import { useGitHub } from '../github/scene.ts';
import { act } from './scene.ts';
import { type StoredApp, storedApp } from './stored-app.ts';

const PULL_REQUEST = 7;
const MAX_SIZE = /download size is ([\d.]+) MB, ([\d.]+) MB over max-size 1 MB/;

const hub = useGitHub(({ state }) => {
  state.addPullRequest({ number: PULL_REQUEST });
});

function weigh({ workspace, inputs }: StoredApp, more: Readonly<Record<string, string>>) {
  const event = pullRequestEvent(PULL_REQUEST);
  return act({ workspace, with: { ...inputs, ...more }, event, apiUrl: hub.github.url });
}

async function schemaErrors(report: string): Promise<unknown> {
  const schema = JSON.parse(await readFile('schema/report-1.schema.json', 'utf8')) as object;
  const validate = new Ajv().compile(schema);
  return validate(JSON.parse(await readFile(report, 'utf8'))) ? [] : validate.errors;
}

describe('a limit', () => {
  let app: StoredApp;

  beforeAll(async () => {
    app = await storedApp();
  });

  afterAll(() => app[Symbol.asyncDispose]());

  it('that is exceeded fails the step after everything was delivered', async () => {
    const result = await weigh(app, { 'max-size': '1 MB' });
    expect(result.exitCode).toBe(1);

    const [error, ...others] = result.commands('error');
    expect(others).toEqual([]);
    expect(error?.message).toMatch(MAX_SIZE);

    const { outputs, report } = result;
    const [image] = report?.images ?? [];
    expect(outputs).toEqual({
      'download-size': String(image?.sizes.download),
      'disk-size': String(image?.sizes.disk),
      'sdk-ratio': String(image?.sdk?.ratio),
      // There is no git checkout, and so no baseline.
      'deploy-size': '',
      'baseline-download-size': '',
      'download-increase': '',
      'disk-increase': '',
      'base-drift': '',
      verdict: 'fail',
      'image-digest': image?.digest,
      report: expect.stringMatching(/report\.json$/),
      'comment-url': expect.stringMatching(/issuecomment-\d+$/),
      images: expect.any(String),
    });
    expect(JSON.parse(outputs.images ?? '')).toHaveLength(1);

    expect(await schemaErrors(outputs.report ?? '')).toEqual([]);
    expect(report).toMatchObject({ verdict: 'fail', failures: [], pullRequest: PULL_REQUEST });
    expect(image?.limits).toEqual([
      {
        name: 'max-size',
        limit: '1 MB',
        actual: image?.sizes.download,
        verdict: 'fail',
        reason: expect.stringMatching(MAX_SIZE),
        overridden: false,
      },
    ]);

    const [comment] = hub.github.state.commentsOf(PULL_REQUEST);
    const [, headline] = comment?.body.split('\n') ?? [];
    expect(headline).toMatch(/^### ❌ shop: /);
    expect(headline).toMatch(MAX_SIZE);
    expect(result.summary).toBe(comment?.body.slice(comment.body.indexOf('\n') + 1));
  });

  it('keeps its verdict with report-only, and does not fail the step', async () => {
    const inputs = { 'max-size': '1 MB', 'report-only': 'true' };
    const result = await weigh(app, inputs);
    expect(result.exitCode).toBe(0);
    expect(result.outputs.verdict).toBe('fail');
    expect(result.report?.verdict).toBe('fail');
    expect(result.commands('error')).toEqual([]);
    expect(result.commands('warning').map(({ message }) => message)).toEqual([
      expect.stringMatching(/max-size 1 MB.*report-only/),
    ]);
    expect(result.summary).toMatch(/^### ❌ .*max-size 1 MB/);
  });

  it('of each kind is judged by itself: disk size and ratio exceeded, download size not', async () => {
    const inputs = {
      'max-size': '9 GB',
      'max-disk-size': '2 MiB',
      'max-sdk-ratio': '1.5%',
    };
    const result = await weigh(app, inputs);
    expect(result.exitCode).toBe(1);
    expect(result.commands('error').map(({ message }) => message)).toEqual([
      expect.stringMatching(/disk size is [\d.]+ MB, [\d.]+ MB over max-disk-size 2 MiB/),
      expect.stringMatching(/download size is [\d.]+% of the SDK image's, over max-sdk-ratio 1\.5%/),
    ]);
    expect(result.report?.images[0]?.limits.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['max-size', 'pass'],
      ['max-disk-size', 'fail'],
      ['max-sdk-ratio', 'fail'],
    ]);
    expect(result.summary).toMatch(
      /\| ✅ \| <code>max-size<\/code> \| 9\u00a0GB \| download size is [\d.]+ MB/,
    );
    // What a reader sees is text: no character of it is written as two halves of an entity.
    expect(result.summary).not.toContain('&#&#');
  });

  it('on a figure that is unknown warns and says why', async () => {
    const inputs = { 'sdk-image': 'localhost:9/dotnet/sdk:10.0', 'max-sdk-ratio': '45%' };
    const result = await weigh(app, inputs);
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ verdict: 'warn', 'sdk-ratio': '' });
    expect(result.commands('warning').map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/max-sdk-ratio 45% could not be judged: .*localhost:9.*ECONNREFUSED/),
    );
  });
});

describe('a final image that is built on the SDK image', () => {
  let app: StoredApp;

  beforeAll(async () => {
    app = await storedApp('dotnet/sdk');
  });

  afterAll(() => app[Symbol.asyncDispose]());

  it('fails, and the message names the image to start from', async () => {
    const result = await weigh(app, {});
    expect(result.exitCode).toBe(1);
    expect(result.outputs.verdict).toBe('fail');
    const advice =
      /built on the SDK image \(mcr\.microsoft\.com\/dotnet\/sdk:10\.0\).* FROM mcr\.microsoft\.com\/dotnet\/aspnet:10\.0/;
    expect(result.commands('error').map(({ message }) => message)).toEqual([expect.stringMatching(advice)]);
    expect(result.summary.split('\n')[0]).toMatch(advice);
    expect(result.report?.images[0]?.limits).toMatchObject([{ name: 'allow-sdk-image', verdict: 'fail' }]);
  });

  it('passes with allow-sdk-image: true', async () => {
    const result = await weigh(app, { 'allow-sdk-image': 'true' });
    expect(result.exitCode, result.stdout).toBe(0);
    expect(result.outputs.verdict).toBe('pass');
    expect(result.commands('error')).toEqual([]);
    const [image] = result.report?.images ?? [];
    expect(image?.base?.reference).toBe('mcr.microsoft.com/dotnet/sdk:10.0');
    expect(image?.sdk?.layers.every(({ shared }) => shared)).toBe(true);
  });
});
