import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RegistryError } from '../../../src/model/user-error.ts';
import type { RegistryCredentials } from '../../../src/oci/auth/docker-config.ts';
import { registryTransport } from '../../../src/oci/client/registry-transport.ts';
import { parseReference } from '../../../src/oci/name/reference.ts';
import { FrozenClock } from '../../fakes/frozen-clock.ts';
import { answering, FakeRegistry } from '../../fakes/registry.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const LOGIN: RegistryCredentials = { kind: 'password', username: 'me', password: 'expired' };
const SENT = { authorization: 'Basic bWU6ZXhwaXJlZA==' };

let registry: FakeRegistry;
let warnings: string[];

beforeEach(async () => {
  registry = await FakeRegistry.start();
  for (const repository of ['team/app', 'other/app']) {
    registry.addManifest(repository, { hello: 1 }, MANIFEST, '1');
  }
  warnings = [];
});
afterEach(() => registry.stop());

/** Reads a manifest; returns its status, or the error. */
function asking(credentials: RegistryCredentials = LOGIN) {
  const transport = registryTransport({
    credentials: async () => credentials,
    onSecret: () => {},
    onWarning: (message) => warnings.push(message),
    limits: { attempts: 2 },
    clock: new FrozenClock(),
  });
  return (repository = 'team/app') =>
    transport
      .request(
        { reference: parseReference(`${registry.host}/${repository}:1`) },
        { method: 'GET', path: 'manifests/1', maxBytes: 1000, statuses: [200] },
      )
      .then(
        ({ status }) => status,
        (error: unknown) => {
          expect(error).toBeInstanceOf(RegistryError);
          return error as RegistryError;
        },
      );
}

const sentLogins = () =>
  registry.requests.filter(({ headers }) => headers.authorization === SENT.authorization);

describe('a login that the token server refuses', () => {
  it('does not prevent reading a public image', async () => {
    registry.requireToken({ login: 'me:new', anonymous: true });
    const ask = asking();
    expect(await ask()).toBe(200);
    expect(warnings).toEqual([
      `${registry.host} refused the credentials for it in Docker's config (401), so ${registry.host}/team/app:1 is read without them; if they have expired, log in again with docker/login-action`,
    ]);
  });

  it('is sent once, whatever is read later', async () => {
    registry.requireToken({ login: 'me:new', anonymous: true });
    const ask = asking();
    await Promise.all([ask(), ask(), ask('other/app')]);
    expect(await ask('other/app')).toBe(200);
    registry.requireToken({ login: 'me:new', anonymous: true });
    expect(await ask()).toBe(200);
    // Two repositories were read at the same time, before the first refusal arrived.
    expect(sentLogins().length).toBeLessThanOrEqual(2);
    expect(warnings).toHaveLength(1);
  });

  it('fails for a private image, with the refusal of the login', async () => {
    registry.requireToken({ login: 'me:new' });
    const ask = asking();
    for (let times = 0; times < 3; times++) {
      const error = (await ask()) as RegistryError;
      expect(error.message).toContain('(401, UNAUTHORIZED: wrong login)');
      expect(error.message).toContain(
        `the credentials for ${registry.host} in Docker's config do not allow it`,
      );
    }
    expect(sentLogins()).toHaveLength(1);
  });

  it('may be refused for one repository alone (403)', async () => {
    registry.requireToken({ login: 'me:expired', anonymous: true });
    registry.intercept(/token.*team/, answering(403), 1);
    const ask = asking();
    expect([await ask(), await ask('other/app')]).toEqual([200, 200]);
    expect(sentLogins()).toHaveLength(2);
  });

  it.each([400, 401])('may be an identity token that has expired (%d)', async (status) => {
    registry.requireToken({ identityToken: 'new', anonymous: true });
    registry.intercept(/POST/, answering(status, {}, '{"error":"invalid_grant"}'));
    registry.intercept(/GET .token/, answering(200, {}, '{"token":"public"}'));
    registry.intercept(/manifests/, (request, response) => {
      if (request.headers.authorization === 'Bearer public') return void response.end('{}');
      const challenge = `Bearer realm="${registry.url}/token"`;
      response.writeHead(401, { 'WWW-Authenticate': challenge }).end();
    });
    expect(await asking({ kind: 'identity-token', token: 'old' })()).toBe(200);
    expect(registry.seen(/POST/)).toHaveLength(1);
  });

  it('does not count as refused if the token server is down', async () => {
    registry.requireToken({ login: 'me:expired' });
    registry.intercept(/token/, answering(503), 2);
    const ask = asking();
    expect(((await ask()) as RegistryError).status).toBe(503);
    expect(await ask()).toBe(200);
    expect(warnings).toEqual([]);
  });
});

describe('a login with a token that the registry refuses', () => {
  it.each([401, 403])('is followed by an attempt without credentials (%d)', async (status) => {
    registry.requireToken({ anonymous: true, login: 'me:expired' });
    registry.intercept(/manifests/, (request, response) => {
      if (request.headers.authorization === 'Bearer token-2') return void response.end('{}');
      const challenge = `Bearer realm="${registry.url}/token"`;
      const refusal = request.headers.authorization === undefined ? 401 : status;
      response.writeHead(refusal, { 'WWW-Authenticate': challenge }).end();
    });
    const ask = asking();
    expect(await ask()).toBe(200);
    expect(await ask()).toBe(200);
    expect(sentLogins()).toHaveLength(1);
    expect(warnings).toHaveLength(1);
  });

  it('fails with the refusal of the login if anonymous access is refused too', async () => {
    registry.requireToken({ anonymous: true, login: 'me:expired' });
    registry.intercept(/manifests/, (request, response) => {
      const refusal = request.headers.authorization === undefined ? 401 : 403;
      response.writeHead(refusal, { 'WWW-Authenticate': `Bearer realm="${registry.url}/token"` }).end();
    });
    expect(((await asking()()) as RegistryError).status).toBe(403);
    expect(registry.requests).toHaveLength(5);
  });
});

describe('a login that a Basic challenge refuses', () => {
  it('is sent once, and not again for any repository', async () => {
    registry.requireBasic('me:new');
    const ask = asking();
    for (const repository of ['team/app', 'team/app', 'other/app']) {
      const error = (await ask(repository)) as RegistryError;
      expect(error.status).toBe(401);
      expect(error.message).toContain(
        `the credentials for ${registry.host} in Docker's config do not allow it`,
      );
    }
    expect(sentLogins()).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  it('may be refused for one repository and accepted for another', async () => {
    registry.requireBasic('me:expired');
    registry.intercept(/team/, (request, response) => {
      const refusal = request.headers.authorization === undefined ? 401 : 403;
      response.writeHead(refusal, { 'WWW-Authenticate': 'Basic realm="x"' }).end();
    });
    const ask = asking();
    expect(((await ask()) as RegistryError).status).toBe(403);
    expect(await ask('other/app')).toBe(200);
  });
});
