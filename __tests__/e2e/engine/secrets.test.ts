import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { pullRequestEvent } from '../../fakes/pull-request-event.ts';
import { useGitHub } from '../../github/scene.ts';
import { act, checkout } from '../scene.ts';

const hub = useGitHub(({ state }) => {
  state.addPullRequest({ number: 7 });
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

  it('of a Docker build reach its steps to the last byte, are masked, and are written nowhere', async () => {
    const workspace = await checkout('dockerfiles/copy-published');
    const dockerfile = join(workspace, 'Dockerfile');
    const text = await readFile(dockerfile, 'utf8');
    const mounts = ['feed_key', 'lines', 'NUGET_TOKEN'].map((id) => `--mount=type=secret,id=${id}`);
    const sizes =
      'test "$(cat /run/secrets/feed_key | wc -c)" = 19 && test "$(cat /run/secrets/lines | wc -c)" = 15';
    const use = `RUN ${mounts.join(' ')} ${sizes} && test ! -e /run/secrets/NUGET_TOKEN`;
    await writeFile(dockerfile, text.replace('WORKDIR /app', `${use}\nWORKDIR /app`));
    const result = await act({
      workspace,
      with: { secrets: `feed_key=${FEED_KEY}\nNUGET_TOKEN=\n"lines=first \n second\n"\n` },
      event: pullRequestEvent(7),
      apiUrl: hub.github.url,
    });
    expect(result.exitCode, result.stdout).toBe(0);
    expect(result.commands('add-mask').map(({ message }) => message)).toContain(FEED_KEY);
    const notices = result.commands('notice').map(({ message }) => message);
    expect(notices).toEqual([expect.stringContaining('secrets: NUGET_TOKEN is empty, so it is skipped')]);
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
