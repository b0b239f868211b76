import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { pullRequestEvent } from '../fakes/pull-request-event.ts';
import { useGitHub } from '../github/scene.ts';
import { act } from './scene.ts';
import { storedApp } from './stored-app.ts';

const PULL_REQUEST = 7;
const MAX_SIZE = /download size is ([\d.]+) MB, ([\d.]+) MB over max-size 1 MB/;

const hub = useGitHub(({ state }) => {
  state.addPullRequest({ number: PULL_REQUEST });
});

async function schemaErrors(report: string): Promise<unknown> {
  const schema = JSON.parse(await readFile('schema/report-1.schema.json', 'utf8')) as object;
  const validate = new Ajv().compile(schema);
  return validate(JSON.parse(await readFile(report, 'utf8'))) ? [] : validate.errors;
}

/* Everything else about limits is in ../run/limits.test.ts. */

it('a limit that is exceeded fails the step after outputs, report, summary and comment were written', async () => {
  await using app = await storedApp();
  const result = await act({
    workspace: app.workspace,
    with: { ...app.inputs, 'max-size': '1 MB' },
    event: pullRequestEvent(PULL_REQUEST),
    apiUrl: hub.github.url,
  });
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
