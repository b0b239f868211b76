import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Server as NetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { createServer as createTlsServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publish } from '../../fakes/published-image.ts';
import { answering, FakeRegistry } from '../../fakes/registry.ts';

/*
 * A registry as companies have it: behind a proxy, with a certificate of a private authority. Node reads
 * NODE_EXTRA_CA_CERTS when it starts, so the client runs in other processes: one that knows the authority, and one
 * that does not. Each reads jobs from standard input and writes the answers to standard output, a line each.
 */
const run = promisify(execFile);
const SRC = fileURLToPath(new URL('../../../src/oci/', import.meta.url));
const CLIENT = `
  import { createInterface } from 'node:readline';
  import { registryClient } from '${SRC}client/registry-client.ts';
  import { readProxy } from '${SRC}http/proxy.ts';
  import { parseReference } from '${SRC}name/reference.ts';
  for await (const line of createInterface({ input: process.stdin })) {
    const { reference, environment, idleMs } = JSON.parse(line);
    const callbacks = { onSecret: () => {}, onWarning: () => {} };
    const client = registryClient({
      ...callbacks, credentials: async () => undefined, proxy: readProxy(environment, callbacks),
      limits: { attempts: 1, idleMs },
    });
    const answer = await client.image(parseReference(reference), { os: 'linux', architecture: 'amd64' })
      .then(({ digest, layers }) => ({ digest, disk: layers[0].disk }), ({ message }) => ({ message }));
    console.log(JSON.stringify(answer));
  }`;

class ClientProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  constructor(environment: Record<string, string>) {
    this.#child = spawn(process.execPath, ['--input-type=module', '-e', CLIENT], {
      env: { PATH: process.env.PATH ?? '', ...environment },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async read(job: object): Promise<object> {
    this.#child.stdin.write(`${JSON.stringify(job)}\n`);
    return JSON.parse((await this.#lines.next()).value) as object;
  }

  async end(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.stdin.end();
    await ended;
  }
}

let folder: string;
let registry: FakeRegistry;
let trusting: ClientProcess;
let distrusting: ClientProcess;
let tls: NetServer;
let proxy: Server;
/** The requests to the proxy, each with its login. */
let seen: string[];
/** The server that the proxy connects to, whatever the request says; with 'refuse' and 'hang' it connects to none. */
let leadsTo: NetServer | 'refuse' | 'hang';
let digest: string;

const portOf = (server: NetServer) => (server.address() as AddressInfo).port;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'private-network-'));
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'ca.pem')];
  const names = ['-subj', '/CN=registry.test', '-addext', 'subjectAltName=DNS:registry.test,IP:127.0.0.1'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  await run('openssl', ['req', '-x509', ...kind, ...files, ...names]);
  registry = await FakeRegistry.start();
  digest = publish(registry, { repository: 'app', tag: '1' }).digest;
  const [key, cert] = await Promise.all([
    readFile(join(folder, 'key.pem')),
    readFile(join(folder, 'ca.pem')),
  ]);
  tls = createTlsServer({ key, cert }, (socket) => {
    const plain = connect(Number(registry.host.split(':')[1]), '127.0.0.1');
    for (const end of [socket, plain]) end.on('error', () => socket.destroy());
    socket.pipe(plain).pipe(socket);
  });
  proxy = createServer();
  proxy.on('connect', (request, socket) => {
    const login = Buffer.from(`${request.headers['proxy-authorization']}`.replace('Basic ', ''), 'base64');
    seen.push(`${request.url} ${login}`);
    socket.on('error', () => socket.destroy());
    if (leadsTo === 'hang') return;
    if (leadsTo === 'refuse') return void socket.end('HTTP/1.1 407 Login Required\r\n\r\n');
    const target = connect(portOf(leadsTo), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
    target.on('error', () => socket.destroy());
  });
  for (const server of [tls, proxy]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  trusting = new ClientProcess({ NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') });
  distrusting = new ClientProcess({});
});

afterAll(async () => {
  await Promise.all([trusting?.end(), distrusting?.end()]);
  tls?.close();
  proxy?.closeAllConnections();
  proxy?.close();
  await registry?.stop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => {
  seen = [];
  leadsTo = tls;
  registry.clearInterceptions();
});

function reading(
  reference: string,
  environment: Record<string, string> = {},
  { client = trusting, idleMs = 30_000 } = {},
): Promise<object> {
  const proxies = { HTTPS_PROXY: `http://me:p%40ss@127.0.0.1:${portOf(proxy)}`, ...environment };
  return client.read({ reference, environment: proxies, idleMs });
}

const failing = async (...args: Parameters<typeof reading>) =>
  ((await reading(...args)) as { message: string }).message;

describe('a registry behind a proxy, with a certificate of a private authority', { timeout: 30_000 }, () => {
  it('is read with HTTPS_PROXY and NODE_EXTRA_CA_CERTS', async () => {
    expect(await reading('registry.test/app:1')).toEqual({ digest, disk: { bytes: 2048, how: 'stated' } });
    expect(new Set(seen)).toEqual(new Set(['registry.test:443 me:p@ss']));
  });

  it('cannot be read without the authority; the message names the variable to set', async () => {
    expect(await failing('registry.test/app:1', {}, { client: distrusting })).toMatch(
      /^registry\.test\/app:1 could not be read from registry\.test: the issuer of its certificate is unknown \(DEPTH_ZERO_SELF_SIGNED_CERT\); name a file .* NODE_EXTRA_CA_CERTS/,
    );
  });

  it('is read without the proxy if NO_PROXY names it', async () => {
    expect(await failing('registry.test/app:1', { NO_PROXY: '.test' })).toMatch(/ENOTFOUND|EAI_AGAIN/);
    expect(seen).toEqual([]);
  });

  it('must have the name that its certificate has', async () => {
    expect(await failing('other.test/app:1')).toContain('its certificate is for another host');
  });

  it('must use TLS', async () => {
    leadsTo = proxy;
    expect(await failing('registry.test/app:1')).toContain('the TLS connection failed');
  });

  it('may not redirect to plain HTTP, not even on loopback', async () => {
    registry.intercept(/./, answering(307, { Location: `${registry.url}/v2/app/manifests/1` }));
    expect(await failing('registry.test/app:1')).toContain('which is not an https URL');
    expect(registry.requests.at(-1)?.headers.host).toBe('registry.test');
  });

  it('cannot be read if the proxy refuses; the message does not show the login', async () => {
    leadsTo = 'refuse';
    const message = await failing('registry.test/app:1');
    expect(message).toContain('407 Login Required');
    expect(message).toContain('check the environment variable HTTPS_PROXY');
    expect(message).not.toMatch(/p@ss|p%40ss/);
  });

  it('cannot be read if the proxy does not answer in time', async () => {
    leadsTo = 'hang';
    const message = await failing('registry.test/app:1', {}, { idleMs: 100 });
    expect(message).toMatch(/(no data arrived for 0.1 s|timed out after 100ms) \(through the proxy 127/);
  });

  it('cannot be read if the proxy does not listen', async () => {
    const message = await failing('registry.test/app:1', { HTTPS_PROXY: 'http://127.0.0.1:1' });
    expect(message).toContain('connect ECONNREFUSED 127.0.0.1:1 (through the proxy 127.0.0.1:1)');
  });
});

describe('loopback', { timeout: 30_000 }, () => {
  it('is never reached through a proxy, not with https either', async () => {
    const elsewhere = `https://127.0.0.1:${portOf(tls)}/v2/app/manifests/1`;
    registry.intercept(/manifests/, answering(307, { Location: elsewhere }), 1);
    const proxies = {
      HTTP_PROXY: `http://127.0.0.1:${portOf(proxy)}`,
      HTTPS_PROXY: `127.0.0.1:${portOf(proxy)}`,
    };
    expect(await reading(`${registry.host}/app:1`, proxies)).toMatchObject({ digest });
    expect(seen).toEqual([]);
  });
});
