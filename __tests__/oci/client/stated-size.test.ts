import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Descriptor } from '../../../src/model/image.ts';
import { stated } from '../../../src/model/size.ts';
import { type RegistryTransport, registryTransport } from '../../../src/oci/client/registry-transport.ts';
import { sizeByTrailer, statedSize } from '../../../src/oci/client/stated-size.ts';
import type { TransportLimits } from '../../../src/oci/http/transport-limits.ts';
import { parseReference, type Reference } from '../../../src/oci/name/reference.ts';
import { FrozenClock } from '../../fakes/frozen-clock.ts';
import { layerBytes } from '../../fakes/published-image.ts';
import { answering, FakeRegistry } from '../../fakes/registry.ts';

const GZIP = 'application/vnd.oci.image.layer.v1.tar+gzip';
const GIB = 2 ** 30;

describe('the size that a gzip trailer states', () => {
  it.each([
    [1024, 32],
    [1_000_448, 400_000],
    // Incompressible data grows a little.
    [512 * 1000, 512_180],
    // The SDK image's largest layer, in size about this.
    [600 * 10 ** 6 - ((600 * 10 ** 6) % 512), 180 * 10 ** 6],
    [4 * GIB - 512, 1.5 * GIB - 1],
    [512 * 1024 * 1024, 430 * 10 ** 6],
  ])('is stated: %d bytes for a blob of %d', (isize, compressed) => {
    const expected = isize + 2 ** 32 <= compressed * 10 ? { unknown: expect.any(String) } : stated(isize);
    expect(sizeByTrailer(isize, compressed)).toEqual(expected);
  });

  it.each([
    [0, 100, 'states 0 bytes, which is not the size of a tar'],
    [1000, 100, 'states 1000 bytes, which is not the size of a tar'],
    // The last of many members, or 4 GiB and more.
    [512, 40_000, 'does not fit 40000 compressed bytes'],
    [1_048_576, 30_000_000, 'does not fit'],
    // More than deflate can do.
    [512 * 1_000_000, 1000, 'does not fit'],
    [600_000_000 - (600_000_000 % 512), 500_000_000, 'may hold more than the 4 GB'],
  ])('is unknown: %d bytes for a blob of %d', (isize, compressed, reason) => {
    expect(sizeByTrailer(isize, compressed)).toEqual({ unknown: expect.stringContaining(reason) });
  });

  it('is right for any tar that gzip compressed', () => {
    const block = fc.oneof(
      fc.constant(new Uint8Array(512)),
      fc.uint8Array({ minLength: 512, maxLength: 512 }),
      fc.constant(Buffer.from('using System;\n'.repeat(40).slice(0, 512))),
    );
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 9 }),
        (blocks, level) => {
          const tar = Buffer.concat(blocks);
          const blob = gzipSync(tar, { level });
          expect(sizeByTrailer(blob.readUInt32LE(blob.length - 4), blob.length)).toEqual(stated(tar.length));
        },
      ),
    );
  });

  it('is right for a long run of zeros, near the limit of deflate', () => {
    const tar = Buffer.alloc(64 * 1024 * 1024);
    const blob = gzipSync(tar, { level: 9 });
    expect(tar.length / blob.length).toBeGreaterThan(1000);
    expect(sizeByTrailer(blob.readUInt32LE(blob.length - 4), blob.length)).toEqual(stated(tar.length));
  });

  it('is unknown for a blob of many members of similar size', () => {
    const members = Array.from({ length: 30 }, (_, seed) => gzipSync(layerBytes(10, seed)));
    const blob = Buffer.concat(members);
    expect(gunzipSync(blob).length).toBe(300 * 512);
    expect(sizeByTrailer(blob.readUInt32LE(blob.length - 4), blob.length)).toHaveProperty('unknown');
  });
});

describe('the size that a registry states of a layer', () => {
  let registry: FakeRegistry;
  let other: FakeRegistry;
  let transport: RegistryTransport;
  let reference: Reference;
  const content = layerBytes(40);
  const blob = gzipSync(content);
  let layer: Descriptor;

  beforeEach(async () => {
    [registry, other] = await Promise.all([FakeRegistry.start(), FakeRegistry.start()]);
    reference = parseReference(`${registry.host}/app:1`);
    layer = { mediaType: GZIP, digest: registry.addBlob(blob), size: blob.length };
    transport = transportWith({});
  });
  afterEach(() => Promise.all([registry.stop(), other.stop()]));

  const transportWith = (limits: Partial<TransportLimits>) =>
    registryTransport({
      credentials: async () => undefined,
      onSecret: () => {},
      limits: { attempts: 2, ...limits },
      clock: new FrozenClock(),
    });
  const size = (descriptor = layer) => statedSize(transport, reference, descriptor);

  it('is read from four bytes, requested with an explicit range', async () => {
    expect(await size()).toEqual(stated(content.length));
    expect(registry.requests).toHaveLength(1);
    expect(registry.requests[0]?.line).toBe(`GET /v2/app/blobs/${layer.digest}`);
    expect(registry.requests[0]?.headers.range).toBe(`bytes=${blob.length - 4}-${blob.length - 1}`);
  });

  it('is read through a redirect to another host', async () => {
    other.addBlob(blob);
    registry.intercept(/blobs/, answering(307, { Location: `${other.url}/v2/cdn/blobs/${layer.digest}` }));
    expect(await size()).toEqual(stated(content.length));
    expect(other.requests[0]?.headers.range).toBe(`bytes=${blob.length - 4}-${blob.length - 1}`);
  });

  it('is the size of the blob for an uncompressed layer, without a request', async () => {
    const plain = { ...layer, mediaType: 'application/vnd.oci.image.layer.v1.tar' };
    expect(await size(plain)).toEqual(stated(blob.length));
    expect(registry.requests).toEqual([]);
  });

  it.each([
    ['application/vnd.oci.image.layer.v1.tar+zstd', /zstd layer does not state/],
    ['application/vnd.in-toto+json', /"application\/vnd.in-toto\+json" is not the media type of a layer/],
  ])('is unknown for %s, without a request', async (mediaType, reason) => {
    expect(await size({ ...layer, mediaType })).toEqual({ unknown: expect.stringMatching(reason) });
    expect(registry.requests).toEqual([]);
  });

  it('is unknown if the registry ignores Range; the layer is not downloaded', async () => {
    let sent = 0;
    let closed = false;
    registry.intercept(/blobs/, (_request, response) => {
      response.writeHead(200, { 'Content-Length': 10 ** 9 });
      const send = () => {
        while (!closed && response.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      response.on('drain', send).on('close', () => {
        closed = true;
      });
      send();
    });
    expect(await size()).toEqual({ unknown: expect.stringContaining('ignores Range requests') });
    await expect.poll(() => closed).toBe(true);
    expect(sent).toBeLessThan(20 * 10 ** 6);
  });

  it('is unknown if a part is longer than requested', async () => {
    registry.intercept(/blobs/, answering(206, {}, 'x'.repeat(100_000)));
    expect(await size()).toEqual({ unknown: expect.stringContaining('more than 4 bytes were sent') });
  });

  it.each([
    ['another range', 206, { 'Content-Range': `bytes 0-3/${blob.length}` }, 'abcd'],
    [
      'another length',
      206,
      { 'Content-Range': `bytes ${blob.length - 4}-${blob.length - 1}/9999999` },
      'abcd',
    ],
    ['fewer bytes', 206, {}, 'abc'],
    ['nothing there', 416, { 'Content-Range': 'bytes */3' }, ''],
  ])('is unknown if the registry answers with %s', async (_, status, headers, body) => {
    registry.intercept(/blobs/, answering(status, headers as Record<string, string>, body));
    expect(await size()).toEqual({
      unknown: `the registry's layer does not have the ${blob.length} bytes that the manifest states`,
    });
  });

  it('is read even if a content network leaves Content-Range out', async () => {
    registry.intercept(/blobs/, (_request, response) => void response.writeHead(206).end(blob.subarray(-4)));
    expect(await size()).toEqual(stated(content.length));
  });

  it.each([404, 403, 503])('is unknown if the registry answers %d', async (status) => {
    registry.intercept(/blobs/, answering(status));
    expect(await size()).toEqual({ unknown: expect.stringContaining(`(${status}`) });
  });

  it('is unknown if the registry does not answer', async () => {
    registry.intercept(/blobs/, () => {});
    transport = transportWith({ idleMs: 50 });
    expect(await size()).toEqual({ unknown: expect.stringContaining('no data arrived for 0.05 s') });
  });

  it('is unknown for a blob that is too small to be gzip', async () => {
    expect(await size({ ...layer, size: 3 })).toEqual({ unknown: '3 bytes are too few for a gzip layer' });
  });
});
