import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RegistryError } from '../../../src/model/user-error.ts';
import type { RegistryCredentials } from '../../../src/oci/auth/docker-config.ts';
import { type RegistryRequest, registryTransport } from '../../../src/oci/client/registry-transport.ts';
import type { TransportLimits } from '../../../src/oci/http/transport-limits.ts';
import { parseReference } from '../../../src/oci/name/reference.ts';
import { FrozenClock } from '../../fakes/frozen-clock.ts';
import { answering, FakeRegistry } from '../../fakes/registry.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const LOGIN: RegistryCredentials = { kind: 'password', username: 'me', password: 'pw' };
const GET: RegistryRequest = { method: 'GET', path: 'manifests/1', maxBytes: 1000, statuses: [200] };

let registry: FakeRegistry;
let other: FakeRegistry;
let secrets: string[];
let clock: FrozenClock;

beforeEach(async () => {
  [registry, other] = await Promise.all([FakeRegistry.start(), FakeRegistry.start()]);
  for (const fake of [registry, other]) fake.addManifest('team/app', { hello: 1 }, MANIFEST, '1');
  secrets = [];
  clock = new FrozenClock();
});
afterEach(() => Promise.all([registry.stop(), other.stop()]));

function asking(credentials?: RegistryCredentials, limits: Partial<TransportLimits> = {}) {
  const transport = registryTransport({
    credentials: async () => credentials,
    onSecret: (secret) => secrets.push(secret),
    limits,
    clock,
  });
  return (request: Partial<RegistryRequest> = {}, repository = 'team/app') =>
    transport.request(
      { reference: parseReference(`${registry.host}/${repository}:1`) },
      { ...GET, ...request },
    );
}

async function failure(answer: Promise<unknown>): Promise<RegistryError> {
  const error = await answer.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(RegistryError);
  const failed = error as RegistryError;
  expect(failed.message).not.toMatch(/[\r\n]/);
  expect(failed.message).toContain(`${registry.host}/team/app:1`);
  expect(failed.registry).toBe(registry.host);
  return failed;
}

describe('a request', () => {
  it('sends no more headers than needed', async () => {
    const { status, body } = await asking()({ headers: { accept: MANIFEST } });
    expect(status).toBe(200);
    expect(Buffer.from(body).toString()).toBe('{"hello":1}');
    const { headers } = registry.requests[0] ?? {};
    expect(headers).toMatchObject({ accept: MANIFEST, 'accept-encoding': 'identity' });
    expect(headers).not.toHaveProperty('authorization');
  });

  it('reuses connections, and opens six at most', async () => {
    const ask = asking();
    const held: ServerResponse[] = [];
    let released = false;
    registry.intercept(/./, (_request, response) => {
      if (released) return void response.end();
      held.push(response);
      if (held.length < 6) return;
      // Whatever else was sent arrives first.
      setTimeout(() => {
        released = true;
        for (const one of held) one.end();
      }, 20);
    });
    await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(registry.mostAtOnce).toBe(6);
  });

  it('reads the size of a blob without its bytes', async () => {
    const digest = registry.addBlob(Buffer.alloc(100_000));
    const { headers, body } = await asking()({ method: 'HEAD', path: `blobs/${digest}`, maxBytes: 0 });
    expect(headers['content-length']).toBe('100000');
    expect(body).toHaveLength(0);
  });

  it('accepts the statuses that the request names', async () => {
    expect(await asking()({ path: 'manifests/none', statuses: [200, 404] })).toMatchObject({ status: 404 });
  });
});

describe('tokens', () => {
  it('gets one anonymously, and keeps it for the repository', async () => {
    registry.requireToken();
    const ask = asking();
    await ask();
    await ask();
    expect(registry.requests.map(({ line }) => line)).toEqual([
      'GET /v2/team/app/manifests/1',
      'GET /token?kept=1&service=fake&scope=repository%3Ateam%2Fapp%3Apull',
      'GET /v2/team/app/manifests/1',
      'GET /v2/team/app/manifests/1',
    ]);
    expect(registry.requests[1]?.headers).not.toHaveProperty('authorization');
    expect(secrets).toEqual([]);
  });

  it('gets one for a login, and masks it', async () => {
    registry.requireToken({ login: 'me:pw' });
    await asking(LOGIN)();
    expect(secrets).toEqual(['token-1']);
  });

  it('gets one for an identity token, by POST', async () => {
    registry.requireToken({ identityToken: 'refresh' });
    await asking({ kind: 'identity-token', token: 'refresh' })();
    const [request] = registry.seen(/^POST \/token/);
    expect(request?.line).toBe('POST /token?kept=1');
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'refresh_token',
      client_id: 'aspnet-image-size',
      refresh_token: 'refresh',
      service: 'fake',
      scope: 'repository:team/app:pull',
    });
    expect(secrets).toEqual(['token-1']);
  });

  it('gets another when one has expired, once for all requests that wait', async () => {
    registry.requireToken();
    const ask = asking();
    await ask();
    registry.requireToken();
    await Promise.all([ask(), ask(), ask()]);
    expect(registry.seen(/token/)).toHaveLength(2);
  });

  it('gets one for each repository', async () => {
    registry.addManifest('other/app', {}, MANIFEST, '1');
    registry.requireToken();
    const ask = asking();
    await ask();
    await ask({}, 'other/app');
    expect(registry.seen(/token/).map(({ line }) => line.slice(-40))).toEqual([
      expect.stringContaining('team%2Fapp'),
      expect.stringContaining('other%2Fapp'),
    ]);
  });

  it('answers a Basic challenge', async () => {
    registry.requireBasic('me:pw');
    await asking(LOGIN)();
    expect(registry.requests.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      'Basic bWU6cHc=',
    ]);
  });

  it('picks the challenge that it can answer, and adds a scope if there is none', async () => {
    const challenge = `Negotiate abc==, Digest realm="x", Bearer realm="${registry.url}/token"`;
    registry.intercept(/manifests/, answering(401, { 'WWW-Authenticate': challenge }), 1);
    await asking()();
    expect(registry.seen(/token/)[0]?.line).toBe('GET /token?scope=repository%3Ateam%2Fapp%3Apull');
  });

  it.each([
    [
      'http://example.com/token',
      'the URL of its token server is not an https URL: "http://example.com/token"',
    ],
    ['file:///etc/passwd', 'is not an https URL'],
    ['https://', 'is not an https URL'],
  ])('refuses the token server %s', async (realm, message) => {
    registry.requireToken({ realm });
    expect((await failure(asking(LOGIN)())).message).toContain(message);
  });

  it.each(['', 'Bearer', 'Bearer service="x"', 'Digest realm="x"', '"', 'Bearer realm'])(
    'fails on the challenge %j',
    async (challenge) => {
      registry.intercept(/manifests/, answering(401, { 'WWW-Authenticate': challenge }));
      await failure(asking(LOGIN)());
    },
  );

  it.each([
    '{}',
    '[]',
    'null',
    'no json',
    '{"token":""}',
    '{"token":5}',
    '{"token":"a\\r\\nX-Injected: 1"}',
    '{"token":"ä"}',
  ])('fails if the token server returns no token (%s)', async (body) => {
    registry.requireToken();
    registry.intercept(/token/, answering(200, {}, body));
    expect((await failure(asking()())).message).toMatch(
      /its token server "127\.0\.0\.1:\d+" returned no token/,
    );
  });

  it('fails if the token server sends too much', async () => {
    registry.requireToken();
    registry.intercept(/token/, answering(200, {}, 'x'.repeat(2_000_000)));
    expect((await failure(asking()())).message).toContain('more than 1048576 bytes were sent');
  });
});

describe('redirects', () => {
  const to = (location: string, status = 307) => answering(status, { Location: location });

  it.each([301, 302, 303, 307, 308])(
    'follows %d to another host without the authorization',
    async (status) => {
      registry.requireToken();
      const ask = asking();
      await ask();
      registry.intercept(/manifests/, to(`${other.url}/v2/team/app/manifests/1`, status));
      await ask({ headers: { range: 'bytes=0-3' }, statuses: [206] });
      expect(registry.requests.at(-1)?.headers.authorization).toMatch(/^Bearer /);
      expect(other.requests).toHaveLength(1);
      expect(other.requests[0]?.headers).not.toHaveProperty('authorization');
      expect(other.requests[0]?.headers.range).toBe('bytes=0-3');
    },
  );

  it('keeps the authorization on the same host', async () => {
    registry.addManifest('moved', {}, MANIFEST, '1');
    registry.requireBasic('me:pw');
    const ask = asking(LOGIN);
    await ask();
    registry.intercept(/team/, to('/v2/moved/manifests/1'));
    await ask();
    expect(registry.requests.at(-1)).toMatchObject({
      line: 'GET /v2/moved/manifests/1',
      headers: { authorization: 'Basic bWU6cHc=' },
    });
  });

  it('does not send the authorization again if another host redirects back', async () => {
    registry.requireBasic('me:pw');
    const ask = asking(LOGIN);
    await ask();
    registry.intercept(/team/, to(`${other.url}/back`));
    other.intercept(/back/, to(`${registry.url}/v2/end`));
    registry.intercept(/end/, answering(200));
    await ask();
    expect(registry.seen(/end/)[0]?.headers).not.toHaveProperty('authorization');
  });

  it('does not log in to the host that a redirect leads to', async () => {
    registry.intercept(/manifests/, to(`${other.url}/v2/team/app/manifests/1`));
    other.requireBasic('me:pw');
    const error = await failure(asking(LOGIN)());
    expect(error.message).toContain(`(401 from ${other.host}, UNAUTHORIZED: authentication required)`);
    expect(other.requests).toHaveLength(1);
  });

  it('ends if a redirect leads in a circle', async () => {
    registry.intercept(/./, to(`${registry.url}/v2/team/app/manifests/1`));
    expect((await failure(asking()())).message).toContain('redirects more than 5 times');
    expect(registry.requests).toHaveLength(6);
  });

  it.each(['http://example.com/x', 'ftp://example.com', 'https://[', 'javascript:alert(1)'])(
    'does not follow to %s',
    async (location) => {
      registry.intercept(/./, to(location));
      expect((await failure(asking()())).message).toContain(
        `redirects to "${location}", which is not an https URL`,
      );
    },
  );

  it('fails on a redirect without a location', async () => {
    registry.intercept(/./, answering(302));
    expect((await failure(asking()())).message).toContain('it answered 302');
  });
});

describe('failures', () => {
  it.each([
    [
      401,
      undefined,
      'there are no credentials for HOST; if the image is not public, log in with docker/login-action',
    ],
    [403, undefined, 'there are no credentials for HOST'],
    [401, LOGIN, "the credentials for HOST in Docker's config do not allow it"],
    [403, LOGIN, 'pull requests from forks and Dependabot get no Actions secrets'],
    [404, undefined, "HOST does not have HOST/team/app:1 (404): check the image's name and tag"],
    [400, undefined, 'HOST did not return HOST/team/app:1: it answered 400'],
    [204, undefined, 'it answered 204'],
    [501, undefined, 'HOST failed to return HOST/team/app:1 (501); run the job again later'],
  ])('explain status %d', async (status, credentials, text) => {
    registry.intercept(/manifests/, answering(status));
    const error = await failure(asking(credentials)());
    expect(error.status).toBe(status);
    expect(error.message).toContain(text.replaceAll('HOST', registry.host));
    expect(registry.requests).toHaveLength(1);
  });

  it('repeat the explanation of the registry, in one line', async () => {
    const body = JSON.stringify({ errors: [{ code: 'DENIED', message: 'no\n::error::pull' }] });
    registry.intercept(/manifests/, answering(403, {}, body));
    expect((await failure(asking()())).message).toContain('(403, DENIED: no ::error::pull)');
  });

  it.each(['<html>', '{"errors":[]}', '{"errors":5}', '{"errors":[null]}', 'x'.repeat(10 ** 6)])(
    'have no explanation if the registry gives none in the specified form (%.20s)',
    async (body) => {
      registry.intercept(/manifests/, answering(404, {}, body));
      expect((await failure(asking()())).message).toContain('(404): ');
    },
  );

  it('include a new token that is refused', async () => {
    const challenge = `Bearer realm="${registry.url}/token",scope="",error="insufficient_scope"`;
    registry.intercept(/manifests/, answering(401, { 'WWW-Authenticate': challenge }));
    await failure(asking()());
    expect(registry.requests).toHaveLength(3);
  });

  it('name a registry that does not listen', async () => {
    await registry.stop();
    const host = /127\.0\.0\.1:\d+/;
    const transport = registryTransport({
      credentials: async () => undefined,
      onSecret: () => {},
      clock,
    });
    const reference = parseReference('127.0.0.1:1/team/app:1');
    const error = await transport
      .request({ reference }, GET)
      .catch((error: unknown) => error as RegistryError);
    expect(error).toBeInstanceOf(RegistryError);
    expect((error as RegistryError).message).toMatch(
      /^127\.0\.0\.1:1\/team\/app:1 could not be read from 127\.0\.0\.1:1: connect ECONNREFUSED/,
    );
    expect((error as RegistryError).message).toMatch(host);
    registry = await FakeRegistry.start();
  });

  it.each([
    ['garbage', 'garbage\r\n\r\n'],
    ['huge headers', `HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['a negative length', 'HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n'],
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'],
    ['wrong chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['nothing', ''],
  ])('include %s in place of an answer', async (_, text) => {
    registry.intercept(/./, (request) => void request.socket.end(text));
    expect((await failure(asking()())).status).toBeUndefined();
  });

  it('include a body that is longer than its limit, while it arrives', async () => {
    let closed = false;
    registry.intercept(/./, (_request, response) => {
      response.on('close', () => {
        closed = true;
      });
      response.write('x'.repeat(2000));
    });
    expect((await failure(asking()())).message).toContain('more than 1000 bytes were sent');
    await expect.poll(() => closed).toBe(true);
  });
});

describe('retries', () => {
  it('follow a status that may pass', async () => {
    registry.intercept(/./, answering(503), 2);
    expect((await asking()()).status).toBe(200);
    expect(registry.requests).toHaveLength(3);
  });

  it('follow a connection that was cut, before or within the answer', async () => {
    registry.intercept(/./, (request) => void request.socket.destroy(), 1);
    registry.intercept(
      /./,
      (request, response) => {
        response.writeHead(200, { 'Content-Length': 100 }).write('half', () => request.socket.destroy());
      },
      1,
    );
    expect((await asking()()).status).toBe(200);
    expect(registry.requests).toHaveLength(3);
  });

  it('follow silence, before or within the answer', async () => {
    registry.intercept(/./, () => {}, 1);
    registry.intercept(/./, (_request, response) => void response.writeHead(200).write('half'), 1);
    expect((await asking(undefined, { idleMs: 200, attempts: 20, backoffMs: 1 })()).status).toBe(200);
  });

  it('end with the last answer', async () => {
    registry.intercept(/./, answering(503));
    expect((await failure(asking()())).message).toContain('(503); run the job again later');
    expect(registry.requests).toHaveLength(4);
  });

  it('wait as long as Retry-After says', async () => {
    registry.intercept(/./, answering(429, { 'Retry-After': '50' }), 1);
    expect((await asking()()).status).toBe(200);
    expect(clock.sleeps).toEqual([50_000]);
  });

  it('are not made if Retry-After asks to wait for too long', async () => {
    registry.intercept(/./, answering(429, { 'Retry-After': '70' }));
    const error = await failure(asking()());
    expect(error.status).toBe(429);
    expect(error.message).toContain(
      'its rate limit is reached, it asks to wait 70 s; log in with docker/login-action for a higher limit, or name a mirror in registry-mirrors',
    );
    expect(registry.requests).toHaveLength(1);
  });

  it('share their limits between the request and its token', async () => {
    registry.requireToken();
    registry.intercept(/token/, answering(502), 2);
    registry.intercept(
      /manifests/,
      answering(401, { 'WWW-Authenticate': `Bearer realm="${registry.url}/token"` }),
      1,
    );
    registry.intercept(/manifests/, answering(502));
    await failure(asking()());
    expect(clock.sleeps).toEqual([500, 1000, 2000]);
  });
});

it('gives up on a body that never ends', async () => {
  registry.intercept(/./, (_request, response) => {
    const timer = setInterval(() => response.write('x'), 10);
    response.on('close', () => clearInterval(timer));
  });
  const error = await failure(asking(undefined, { attempts: 1, attemptMs: 200 })());
  expect(error.message).toContain('the answer was not complete within 0.2 s');
});
