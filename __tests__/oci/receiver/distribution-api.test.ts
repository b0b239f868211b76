import { connect } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type MeasuringRegistry,
  startMeasuringRegistry,
} from '../../../src/oci/receiver/measuring-registry.ts';
import { mutated } from '../../fakes/arbitrary-tar.ts';
import { AMD64, asPublished, digestOf, imageOf, layerOf } from '../../fakes/pushable-image.ts';
import { Pusher } from '../../fakes/pusher.ts';
import { tarOf } from '../../fakes/tar-writer.ts';

let registry: MeasuringRegistry;
let pusher: Pusher;

beforeEach(async () => {
  registry = await startMeasuringRegistry({ preferredPort: 0 });
  pusher = new Pusher(registry.address);
});

afterEach(async () => {
  pusher.close();
  await registry.close();
});

const base = imageOf([layerOf(tarOf({ 'bin/sh': 'sh'.repeat(3000) }))]);
const [layer] = base.layers;
const blobDigest = digestOf(layer?.blob ?? '');
const diffId = digestOf(layer?.tar ?? '');

/** All that comes back on a connection of its own until the server or the text ends it. */
async function raw(...parts: readonly (string | Buffer)[]): Promise<string> {
  const [host, port] = registry.address.split(':');
  const socket = connect(Number(port), host);
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk;
  });
  const closed = new Promise((resolve) => socket.on('error', () => undefined).on('close', resolve));
  for (const part of parts) {
    if (!socket.write(part))
      await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed]);
  }
  await closed;
  return received;
}

const CLOSE = 'Host: x\r\nConnection: close\r\n\r\n';
const statuses = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map((match) => Number(match[1]));

describe('HEAD of a blob', () => {
  it('says a base layer is there, with the size its registry publishes', async () => {
    registry.expectBase(asPublished(base));
    const answer = await pusher.headBlob(blobDigest);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-length': String(layer?.blob.length),
      'docker-content-digest': blobDigest,
    });
  });

  it('says so for its diffID too, with the uncompressed size', async () => {
    registry.expectBase(asPublished(base));
    expect(await pusher.headBlob(diffId)).toMatchObject({
      status: 200,
      headers: { 'content-length': String(layer?.tar.length), 'docker-content-digest': diffId },
    });
  });

  it('finds nothing else', async () => {
    for (const reference of [digestOf('other'), 'latest', 'sha256:abc', `sha512:${'a'.repeat(128)}`]) {
      const answer = await pusher.headBlob(reference);
      expect(answer).toMatchObject({ status: 404, body: '' });
    }
  });

  it('looks up what was neither sent nor expected at the base’s own registry, once', async () => {
    const asked: string[] = [];
    registry.findMissingBlobs(async (digest) => {
      asked.push(digest);
      return digest === digestOf('there') ? 1234 : undefined;
    });
    const there = { status: 200, headers: { 'content-length': '1234' } };
    expect(await pusher.headBlob(digestOf('there'))).toMatchObject(there);
    expect(await pusher.headBlob(digestOf('there'))).toMatchObject(there);
    expect((await pusher.headBlob(digestOf('absent'))).status).toBe(404);
    expect((await pusher.headBlob(digestOf('absent'))).status).toBe(404);
    expect(asked).toEqual([digestOf('there'), digestOf('absent')]);
  });

  it('counts a blob as missing if the base’s registry fails', async () => {
    registry.findMissingBlobs(async () => {
      throw new Error('503');
    });
    expect((await pusher.headBlob(digestOf('any'))).status).toBe(404);
    registry.findMissingBlobs(async () => 5);
    expect((await pusher.headBlob(digestOf('any'))).status).toBe(200);
  });
});

describe('what the registry does not do', () => {
  it('serves no blob back', async () => {
    await pusher.pushImage(base);
    for (const digest of [blobDigest, base.configDigest]) {
      const answer = await pusher.send('GET', `/v2/team/app/blobs/${digest}`);
      expect(answer).toMatchObject({ status: 404, body: expect.stringContaining('BLOB_UNKNOWN') });
    }
  });

  it.each([
    ['DELETE', '/v2/team/app/manifests/latest'],
    ['DELETE', `/v2/team/app/blobs/${digestOf('x')}`],
    ['POST', '/v2/team/app/manifests/latest'],
    ['PUT', `/v2/team/app/blobs/${digestOf('x')}`],
    ['PROPFIND', '/v2/team/app/manifests/latest'],
  ])('%s %s is not supported', async (method, path) => {
    expect(await pusher.send(method, path)).toMatchObject({
      status: 405,
      body: expect.stringContaining('UNSUPPORTED'),
    });
  });

  it.each([
    '/',
    '/v1/',
    '/v2/team/app/tags/list',
    '/v2/_catalog',
    `/v2/team/app/referrers/${digestOf('x')}`,
    '/v2/UPPER/manifests/latest',
    '/v2//manifests/latest',
    `/v2/${'a'.repeat(300)}/manifests/latest`,
    `/v2/a/manifests/${'t'.repeat(600)}`,
    '/v2/team/app/manifests/a/b',
    '//',
    '//v2/',
    '/\\evil/v2/',
    '/v2/%00/manifests/latest',
    '/v2/a/manifests/%ff',
    '/v2/a/blobs/../../../etc/passwd',
  ])('%s is not a route', async (path) => {
    const answer = await pusher.send('GET', path);
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body)).toMatchObject({ errors: [{ code: expect.any(String) }] });
  });
});

describe('HTTP', () => {
  it('is greeted as a registry', async () => {
    for (const path of ['/v2/', '/v2', '/v2/?n=1']) {
      expect(await pusher.send('GET', path)).toMatchObject({
        status: 200,
        headers: { 'docker-distribution-api-version': 'registry/2.0' },
      });
    }
  });

  it('accepts the absolute form of a request, which clients with a proxy send', async () => {
    const text = await raw(`GET http://${registry.address}/v2/?a=b HTTP/1.1\r\n${CLOSE}`);
    expect(statuses(text)).toEqual([200]);
    expect(statuses(await raw(`GET http://evil/../v3/ HTTP/1.1\r\n${CLOSE}`))).toEqual([404]);
  });

  it('accepts an encoded colon in a digest', async () => {
    registry.expectBase(asPublished(base));
    expect((await pusher.headBlob(blobDigest.replace(':', '%3A'))).status).toBe(200);
  });

  it('accepts any Host, and repeats nothing of it', async () => {
    const text = await raw(
      `POST /v2/a/blobs/uploads/ HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    );
    expect(statuses(text)).toEqual([202]);
    expect(text).not.toContain('evil.example');
  });

  it('answers clients that wait for 100 Continue', async () => {
    const location = await pusher.open();
    const start = `PUT ${location}?digest=${digestOf('hello')} HTTP/1.1\r\nContent-Length: 5\r\nExpect: 100-continue\r\n`;
    const text = await raw(start + CLOSE, 'hello');
    expect(statuses(text)).toEqual([100, 201]);
  });

  it('answers pipelined requests in their order', async () => {
    registry.expectBase(asPublished(base));
    const head = (digest: string, more = 'Host: x\r\n\r\n') =>
      `HEAD /v2/a/blobs/${digest} HTTP/1.1\r\n${more}`;
    const text = await raw(head(blobDigest) + head(digestOf('none')) + head(diffId, CLOSE));
    expect(statuses(text)).toEqual([200, 404, 200]);
  });

  it('answers a refused upload while it is still sent, and keeps the connection', async () => {
    const gone = '/v2/a/blobs/uploads/00000000-0000-0000-0000-000000000000';
    const body = Buffer.alloc(20_000_000);
    const start = `PATCH ${gone} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n`;
    const text = await raw(start, body, `GET /v2/ HTTP/1.1\r\n${CLOSE}`);
    expect(statuses(text)).toEqual([404, 200]);
    expect(registry.bytesReceived).toBe(0);
  });

  it.each([
    ['a negative length', 'Content-Length: -5\r\n'],
    ['a length that is no number', 'Content-Length: many\r\n'],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n'],
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'],
    ['a huge header', `X: ${'x'.repeat(100_000)}\r\n`],
  ])('refuses %s and continues to work', async (_, headers) => {
    const text = await raw(`PATCH ${await pusher.open()} HTTP/1.1\r\n${headers}${CLOSE}`, 'hello');
    expect(statuses(text)[0] ?? 400).toBeGreaterThanOrEqual(400);
    expect((await pusher.send('GET', '/v2/')).status).toBe(200);
  });

  it('keeps idle connections, so that no push uses one that is just being closed', async () => {
    const answer = await pusher.send('GET', '/v2/');
    expect(answer.headers.connection).toBe('keep-alive');
    expect(answer.headers).not.toHaveProperty('keep-alive');
  });

  it('survives any bytes on a connection', async () => {
    const location = await pusher.open();
    const requests = fc.constantFrom(
      `PATCH ${location} HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n${'x'.repeat(20)}`,
      `PATCH ${location} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
      `PUT /v2/a/manifests/b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}`,
      `POST /v2/a/blobs/uploads/?digest=${blobDigest} HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc`,
      `HEAD /v2/a/blobs/${blobDigest} HTTP/1.1\r\nHost: x\r\n\r\n`,
    );
    const [host, port] = registry.address.split(':');
    await fc.assert(
      fc.asyncProperty(mutated(fc.array(requests).map((all) => Buffer.from(all.join('')))), async (bytes) => {
        const socket = connect(Number(port), host);
        const closed = new Promise((resolve) => socket.on('error', () => undefined).on('close', resolve));
        socket.resume().end(bytes);
        await closed;
      }),
      { numRuns: 200 },
    );
    expect((await pusher.send('GET', '/v2/')).status).toBe(200);
    expect(await pusher.pushImage(base)).toHaveLength(2);
    expect(registry.image('team/app', base.digest, AMD64).layers).toHaveLength(1);
  });
});
