import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type MeasuringRegistry,
  startMeasuringRegistry,
} from '../../../src/oci/receiver/measuring-registry.ts';
import { asPublished, digestOf, imageOf, layerOf } from '../../fakes/pushable-image.ts';
import { containerd, docker, dotnetSdk, inPieces, Pusher, singlePost } from '../../fakes/pusher.ts';
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

const blob = layerOf(tarOf({ 'app/Program.dll': Buffer.alloc(300_000, 'MZ') }), (tar) => tar).blob;
const digest = digestOf(blob);
const error = (code: string) => expect.stringContaining(`"code":"${code}"`);

describe('a blob', () => {
  it.each([
    ['POST, PATCH in chunked encoding, PUT (Docker, classic store)', docker],
    ['POST, PUT with the body (containerd)', containerd],
    ['mount, POST, PATCHes of 64 KiB with ranges, PUT (.NET SDK)', dotnetSdk],
    ['one POST with the digest', singlePost],
  ])('is received by %s', async (_, style) => {
    expect((await pusher.headBlob(digest)).status).toBe(404);
    const answer = await style(pusher, blob, digest);
    expect(answer).toMatchObject({
      status: 201,
      headers: {
        location: `/v2/team/app/blobs/${digest}`,
        'docker-content-digest': digest,
        'docker-distribution-api-version': 'registry/2.0',
      },
    });
    expect(await pusher.headBlob(digest)).toMatchObject({
      status: 200,
      headers: { 'content-length': String(blob.length), 'docker-content-digest': digest },
    });
    expect(registry.bytesReceived).toBe(blob.length);
  });

  it('may be empty', async () => {
    const nothing = digestOf('');
    expect((await pusher.finish(await pusher.open(), nothing)).status).toBe(201);
    expect((await pusher.headBlob(nothing)).headers['content-length']).toBe('0');
  });

  it('may arrive in PATCHes without ranges, the last bytes with PUT', async () => {
    const location = await pusher.open();
    const thirds = [...inPieces(blob, Math.ceil(blob.length / 3))];
    expect(await pusher.patch(location, thirds[0])).toMatchObject({
      status: 202,
      headers: { range: `0-${(thirds[0]?.length ?? 0) - 1}`, location },
    });
    expect((await pusher.patch(location, thirds[1])).status).toBe(202);
    expect((await pusher.finish(location, digest, thirds[2])).status).toBe(201);
  });

  it('is there in every repository: its digest identifies it', async () => {
    await pusher.pushBlob(blob);
    const other = new Pusher(registry.address, 'other/app');
    expect((await other.headBlob(digest)).status).toBe(200);
    other.close();
  });

  it('may be sent again', async () => {
    await docker(pusher, blob, digest);
    expect((await containerd(pusher, blob, digest)).status).toBe(201);
  });

  it('that cannot be decompressed is accepted', async () => {
    const broken = Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect((await docker(pusher, broken, digestOf(broken))).status).toBe(201);
  });
});

describe('a mount', () => {
  it('of a blob that is there succeeds at once', async () => {
    const base = imageOf([layerOf(tarOf({ 'bin/sh': 'x' }))]);
    registry.expectBase(asPublished(base));
    const known = digestOf(base.layers[0]?.blob ?? '');
    const query = `?mount=${encodeURIComponent(known)}&from=dotnet/aspnet`;
    expect(await pusher.start(query)).toMatchObject({
      status: 201,
      headers: { location: `/v2/team/app/blobs/${known}`, 'docker-content-digest': known },
    });
  });

  it('of a missing blob opens a session that can be used', async () => {
    const answer = await pusher.start(`?mount=${digest}&from=dotnet/aspnet`);
    expect(answer).toMatchObject({ status: 202, headers: { range: '0-0' } });
    expect((await pusher.finish(answer.headers.location ?? '', digest, blob)).status).toBe(201);
  });

  it('of something that is not a digest opens a session too', async () => {
    expect((await pusher.start('?mount=latest')).status).toBe(202);
  });
});

describe('a PATCH with Content-Range', () => {
  it.each([
    ['as the OCI specification spells it', '0-99'],
    ['with a unit and a total', 'bytes 0-99/300000'],
    ['with an equals sign', 'bytes=0-99'],
  ])('is accepted %s', async (_, range) => {
    const answer = await pusher.patch(await pusher.open(), blob.subarray(0, 100), { 'Content-Range': range });
    expect(answer).toMatchObject({ status: 202, headers: { range: '0-99' } });
  });

  it.each([[100], [0]])(
    'that starts at %i after 50 bytes is answered with where to continue',
    async (start) => {
      const location = await pusher.open();
      await pusher.patch(location, blob.subarray(0, 50));
      const range = { 'Content-Range': `${start}-${start + 99}` };
      expect(await pusher.patch(location, blob.subarray(start, start + 100), range)).toMatchObject({
        status: 416,
        headers: { range: '0-49', location },
      });
      const rest = { 'Content-Range': `50-${blob.length - 1}` };
      expect((await pusher.patch(location, blob.subarray(50), rest)).status).toBe(202);
      expect((await pusher.finish(location, digest)).status).toBe(201);
    },
  );

  it('applies to the body of a PUT too', async () => {
    const location = await pusher.open();
    await pusher.patch(location, blob.subarray(0, 50));
    const put = (start: number) =>
      pusher.send('PUT', `${location}?digest=${digest}`, {
        body: blob.subarray(start),
        headers: { 'Content-Range': `${start}-${blob.length - 1}` },
      });
    expect(await put(60)).toMatchObject({ status: 416, headers: { range: '0-49' } });
    expect((await put(50)).status).toBe(201);
  });

  it('of another length than its body ends the session', async () => {
    const location = await pusher.open();
    const range = { 'Content-Range': '0-199' };
    expect(await pusher.patch(location, blob.subarray(0, 100), range)).toMatchObject({
      status: 400,
      body: error('SIZE_INVALID'),
    });
    expect((await pusher.send('GET', location)).status).toBe(404);
  });

  it.each(['5', 'abc', '9-3', '-5', '0-99999999999999999999', 'bytes', ''])(
    'that says %j is malformed',
    async (range) => {
      const answer = await pusher.patch(await pusher.open(), blob.subarray(0, 9), { 'Content-Range': range });
      expect(answer).toMatchObject({ status: 400, body: error('BLOB_UPLOAD_INVALID') });
    },
  );
});

describe('an upload session', () => {
  it('states how much has arrived', async () => {
    const location = await pusher.open();
    expect(await pusher.send('GET', location)).toMatchObject({
      status: 204,
      headers: { range: '0-0', location },
    });
    await pusher.patch(location, blob.subarray(0, 1000));
    const status = await pusher.send('GET', location);
    expect(status).toMatchObject({ status: 204, headers: { range: '0-999' } });
    // RFC 9110, section 8.6.
    expect(status.headers).not.toHaveProperty('content-length');
  });

  it('can be canceled', async () => {
    const location = await pusher.open();
    expect((await pusher.send('DELETE', location)).status).toBe(204);
    for (const method of ['GET', 'PATCH', 'PUT', 'DELETE']) {
      const answer = await pusher.send(
        method,
        `${location}?digest=${digest}`,
        method === 'GET' ? {} : { body: blob },
      );
      expect(answer).toMatchObject({ status: 404, body: error('BLOB_UPLOAD_UNKNOWN') });
    }
  });

  it('belongs to its repository', async () => {
    const location = (await pusher.open()).replace('/team/app/', '/other/app/');
    expect((await pusher.patch(location, blob)).status).toBe(404);
  });

  it('is over after its PUT', async () => {
    const location = await pusher.open();
    await pusher.finish(location, digest, blob);
    expect((await pusher.finish(location, digest, blob)).status).toBe(404);
  });

  it('accepts one writer at a time, and states its status to others', async () => {
    const location = await pusher.open();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    async function* slowly() {
      yield blob.subarray(0, 1000);
      await held;
      yield blob.subarray(1000);
    }
    const first = pusher.patch(location, slowly());
    await expect.poll(async () => (await pusher.send('GET', location)).headers.range).toBe('0-999');
    expect(await pusher.patch(location, blob)).toMatchObject({ status: 409 });
    expect((await pusher.finish(location, digest, blob)).status).toBe(409);
    expect((await pusher.send('DELETE', location)).status).toBe(409);
    release();
    expect((await first).status).toBe(202);
    expect((await pusher.finish(location, digest)).status).toBe(201);
  });
});

describe('a digest', () => {
  it('of other bytes is refused, and ends the session', async () => {
    const location = await pusher.open();
    expect(await pusher.finish(location, digestOf('other'), blob)).toMatchObject({
      status: 400,
      body: error('DIGEST_INVALID'),
    });
    expect((await pusher.headBlob(digest)).status).toBe(404);
    expect((await pusher.headBlob(digestOf('other'))).status).toBe(404);
    expect((await pusher.send('GET', location)).status).toBe(404);
  });

  it.each(['', 'sha256:abc', 'latest', `sha512:${'a'.repeat(128)}`, digest.toUpperCase()])(
    'spelled %j is refused',
    async (spelled) => {
      expect(await pusher.finish(await pusher.open(), spelled, blob)).toMatchObject({
        status: 400,
        body: error('DIGEST_INVALID'),
      });
    },
  );

  it('that is missing is refused', async () => {
    expect(await pusher.send('PUT', await pusher.open(), { body: blob })).toMatchObject({
      status: 400,
      body: error('DIGEST_INVALID'),
    });
  });

  it('may be percent-encoded or not', async () => {
    const location = await pusher.open();
    expect((await pusher.send('PUT', `${location}?digest=${digest}`, { body: blob })).status).toBe(201);
  });
});
