import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { pullRequestEvent } from '../fakes/pull-request-event.ts';
import type { Event } from '../fakes/runner.ts';
import { useGitHub } from '../github/scene.ts';
import { act, alsoPushTo, checkout } from './scene.ts';

const SHA = '3'.repeat(40);
const REPOSITORY = { full_name: 'octo-org/octo-repo', default_branch: 'main' };

const hub = useGitHub(({ state }) => {
  state.addPullRequest({ number: 7 });
});

describe('an event without a pull request to comment on', () => {
  const events: readonly Event[] = [
    {
      name: 'push',
      payload: { ref: 'refs/heads/main', before: '1'.repeat(40), after: SHA, repository: REPOSITORY },
    },
    { name: 'workflow_dispatch', payload: { inputs: null, repository: REPOSITORY } },
    {
      name: 'merge_group',
      payload: {
        action: 'checks_requested',
        merge_group: {
          base_sha: '1'.repeat(40),
          head_sha: SHA,
          base_ref: 'refs/heads/main',
          head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${'1'.repeat(40)}`,
        },
        repository: REPOSITORY,
      },
    },
  ];
  let workspace: string;

  beforeAll(async () => {
    workspace = await checkout('minimal-api');
  });

  it.each(events)('$name is measured, reported in the summary, and asks GitHub nothing', async (event) => {
    const result = await act({
      workspace,
      with: { builder: 'sdk', comment: 'always' },
      event: { ...event, sha: SHA },
      apiUrl: hub.github.url,
    });
    expect(result.exitCode, result.stdout).toBe(0);
    expect(result.report).toMatchObject({
      verdict: 'pass',
      headCommit: SHA,
      measuredCommit: SHA,
      pullRequest: null,
    });
    expect(result.summary).toMatch(/^### ✅ MinimalApi: /);
    expect(result.commands('warning')).toEqual([]);
    expect(hub.github.requests).toEqual([]);
  });
});

describe('code of a pull request under an event that has secrets', () => {
  const { payload } = pullRequestEvent(7);
  const run = (event: string) => ({
    action: 'completed',
    workflow_run: {
      id: 99,
      event,
      head_sha: '2'.repeat(40),
      head_branch: 'feature',
      head_repository: { full_name: 'mallory/octo-repo' },
    },
    repository: REPOSITORY,
  });

  it.each([
    { name: 'pull_request_target', payload },
    { name: 'workflow_run', payload: run('pull_request') },
    { name: 'workflow_run', payload: run('pull_request_target') },
  ])('is not built: $name', async (event) => {
    const also = await alsoPushTo('localhost:1');
    const workspace = await checkout('dockerfiles/multi-stage');
    const result = await act({ workspace, event, apiUrl: hub.github.url, env: also.env });
    expect(result.exitCode).toBe(1);
    const refusal = new RegExp(`refuses to .* on ${event.name}: .*secrets.* Run it on pull_request`);
    expect(result.commands('error').map(({ message }) => message)).toEqual([expect.stringMatching(refusal)]);
    expect(await also.started()).toEqual([]);
    expect(result.outputs).toEqual({ verdict: 'fail' });
    expect(result.summary).toMatch(/^### ❌ This action builds the code .* refuses to /);
    expect(hub.github.requests).toEqual([]);
  });
});

describe('secrets', () => {
  const TOKEN = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a';
  const PASSWORD = 'correct-horse-battery-staple';
  const AUTH = Buffer.from(`robot:${PASSWORD}`).toString('base64');
  const FEED_KEY = 'oy2-a-key-of-a-feed';

  /** Everything that a run wrote where others can read it, without the lines that tell the runner what to mask. */
  function written(result: Awaited<ReturnType<typeof act>>): string {
    const { stdout, stderr, summary, outputs, report } = result;
    const log = stdout.replaceAll(/^::add-mask::.*$/gm, '');
    const comments = hub.github.state.commentsOf(7).map(({ body }) => body);
    return [log, stderr, summary, ...comments, JSON.stringify(outputs), JSON.stringify(report)].join('\n');
  }

  it('of the token and of a private registry are masked, and are written nowhere', async () => {
    await using registry = await startPrivateRegistry(AUTH);
    const config = await mkdtemp(join(tmpdir(), 'docker-config-'));
    await writeFile(
      join(config, 'config.json'),
      JSON.stringify({ auths: { [registry.host]: { auth: AUTH } } }),
    );
    const result = await act({
      workspace: await checkout('minimal-api'),
      with: {
        builder: 'sdk',
        'github-token': TOKEN,
        'registry-mirrors': `mcr.microsoft.com=${registry.host}`,
      },
      event: pullRequestEvent(7),
      apiUrl: hub.github.url,
      env: { DOCKER_CONFIG: config },
    });
    expect(result.exitCode, result.stdout).toBe(0);
    expect(hub.github.state.commentsOf(7)).toHaveLength(1);
    const masked = result.commands('add-mask').map(({ message }) => message);
    expect(masked).toEqual(expect.arrayContaining([TOKEN, AUTH, PASSWORD]));
    for (const secret of [TOKEN, AUTH, PASSWORD]) expect(written(result)).not.toContain(secret);
  });

  it('of a Docker build reach its steps, are masked, and are written nowhere', async () => {
    const workspace = await checkout('dockerfiles/copy-published');
    const dockerfile = join(workspace, 'Dockerfile');
    const text = await readFile(dockerfile, 'utf8');
    const use = 'RUN --mount=type=secret,id=feed_key test "$(cat /run/secrets/feed_key | wc -c)" = 19';
    await writeFile(dockerfile, text.replace('WORKDIR /app', `${use}\nWORKDIR /app`));
    const result = await act({
      workspace,
      with: { secrets: `feed_key=${FEED_KEY}` },
      event: pullRequestEvent(7),
      apiUrl: hub.github.url,
    });
    expect(result.exitCode, result.stdout).toBe(0);
    expect(result.commands('add-mask').map(({ message }) => message)).toContain(FEED_KEY);
    expect(written(result)).not.toContain(FEED_KEY);
  });
});

/** The test bed's registry behind a password. */
async function startPrivateRegistry(auth: string): Promise<AsyncDisposable & { readonly host: string }> {
  const { registry } = inject('bed');
  const server = createServer((incoming, outgoing) => {
    if (incoming.headers.authorization !== `Basic ${auth}`) {
      outgoing.writeHead(401, { 'WWW-Authenticate': 'Basic realm="private"' }).end();
      return;
    }
    const { authorization: _, host: __, ...headers } = incoming.headers;
    const options = { method: incoming.method, headers };
    const onward = request(`http://${registry}${incoming.url}`, options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', (error) => outgoing.destroy(error)).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
