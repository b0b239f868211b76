import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bounds } from '../../../src/oci/bounds.ts';
import { DOCKER_MANIFEST, OCI_CONFIG, OCI_INDEX, OCI_MANIFEST } from '../../../src/oci/name/media-types.ts';
import {
  type MeasuringRegistry,
  startMeasuringRegistry,
} from '../../../src/oci/receiver/measuring-registry.ts';
import { lowered } from '../../fakes/lowered-bounds.ts';
import { asPublished, descriptor, digestOf, imageOf, indexOf, layerOf } from '../../fakes/pushable-image.ts';
import { inPieces, Pusher } from '../../fakes/pusher.ts';
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

const image = imageOf([layerOf(tarOf({ 'app/a': 'a' })), layerOf(tarOf({ 'app/b': 'b' }))]);
const error = (code: string) => expect.stringContaining(`"code":"${code}"`);

async function pushBlobs(): Promise<void> {
  for (const blob of [...image.layers.map((layer) => layer.blob), image.config]) await pusher.pushBlob(blob);
}

describe('a manifest', () => {
  it.each([
    ['tag', 'latest'],
    ['digest', image.digest],
  ])('is accepted by %s, and then found by digest', async (_, reference) => {
    await pushBlobs();
    expect((await pusher.headManifest(image.digest)).status).toBe(404);
    expect(await pusher.putManifest(reference, image.manifest, OCI_MANIFEST)).toMatchObject({
      status: 201,
      headers: {
        'docker-content-digest': image.digest,
        location: `/v2/team/app/manifests/${image.digest}`,
      },
    });
    expect(await pusher.headManifest(image.digest)).toMatchObject({
      status: 200,
      headers: {
        'content-type': OCI_MANIFEST,
        'content-length': String(image.manifest.length),
        'docker-content-digest': image.digest,
      },
    });
  });

  it('that was not pushed is not there, even if another repository has it', async () => {
    expect((await pusher.headManifest('latest')).status).toBe(404);
    expect((await pusher.headManifest(digestOf('x'))).status).toBe(404);
    await pusher.pushImage(image);
    const other = new Pusher(registry.address, 'other/app');
    expect((await other.headManifest(image.digest)).status).toBe(404);
    other.close();
  });

  it('is not served', async () => {
    await pusher.pushImage(image);
    for (const reference of ['latest', image.digest]) {
      const answer = await pusher.send('GET', `/v2/team/app/manifests/${reference}`);
      expect(answer).toMatchObject({ status: 404, body: error('MANIFEST_UNKNOWN') });
    }
  });

  it('may name base layers that were not sent, with the sizes that HEAD stated', async () => {
    const [base, own] = [imageOf(image.layers.slice(0, 1)), image.layers[1]];
    registry.expectBase(asPublished(base));
    await pusher.pushBlob(own?.blob ?? Buffer.alloc(0));
    await pusher.pushBlob(image.config);
    expect((await pusher.putManifest('latest', image.manifest, OCI_MANIFEST)).status).toBe(201);
  });

  it('that names a blob that was not sent is refused', async () => {
    await pusher.pushBlob(image.config);
    expect(await pusher.putManifest('latest', image.manifest, OCI_MANIFEST)).toMatchObject({
      status: 400,
      body: error('MANIFEST_BLOB_UNKNOWN'),
    });
    expect((await pusher.headManifest(image.digest)).status).toBe(404);
  });

  it('with another size than what was received is refused', async () => {
    await pushBlobs();
    const wrong = imageOf(image.layers, {
      manifest: { config: { ...descriptor(image.config, OCI_CONFIG), size: image.config.length + 1 } },
    });
    expect(await pusher.putManifest('latest', wrong.manifest, OCI_MANIFEST)).toMatchObject({
      status: 400,
      body: error('SIZE_INVALID'),
    });
  });

  it('under another digest than its own is refused', async () => {
    await pushBlobs();
    for (const reference of [digestOf('other'), 'sha512:abc']) {
      expect(await pusher.putManifest(reference, image.manifest, OCI_MANIFEST)).toMatchObject({
        status: 400,
        body: error('DIGEST_INVALID'),
      });
    }
  });

  it.each([
    ['no JSON', 'not json', OCI_MANIFEST],
    ['nothing', '', OCI_MANIFEST],
    ['no object', '[]', OCI_MANIFEST],
    ['without a config', '{"schemaVersion":2,"layers":[]}', OCI_MANIFEST],
    ['of another kind than it says', '{"schemaVersion":2,"manifests":[]}', OCI_MANIFEST],
    ['of Docker’s first schema', '{"schemaVersion":1,"fsLayers":[]}', undefined],
    ['of an unknown media type', '{"schemaVersion":2,"mediaType":"text/html"}', undefined],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), OCI_MANIFEST],
  ])('that is %s is refused', async (_, bytes, mediaType) => {
    expect(await pusher.putManifest('latest', bytes, mediaType)).toMatchObject({
      status: 400,
      body: error('MANIFEST_INVALID'),
    });
  });

  it('that is too large is refused, and the client sees why, with or without Content-Length', async () => {
    const large = Buffer.alloc(bounds.document + 1, ' ');
    const refused = { status: 413, body: error('MANIFEST_INVALID') };
    expect(await pusher.putManifest('latest', large, OCI_MANIFEST)).toMatchObject(refused);
    const path = '/v2/team/app/manifests/latest';
    expect(await pusher.send('PUT', path, { body: inPieces(large, 65_536) })).toMatchObject(refused);
    expect((await pusher.headManifest('latest')).status).toBe(404);
  });

  it('may be put again, but not changed by another media type', async () => {
    await pushBlobs();
    const plain = imageOf(image.layers, { manifest: { mediaType: undefined } });
    for (const type of [OCI_MANIFEST, DOCKER_MANIFEST, OCI_MANIFEST]) {
      expect((await pusher.putManifest('latest', plain.manifest, type)).status).toBe(201);
    }
    expect((await pusher.headManifest(plain.digest)).headers['content-type']).toBe(OCI_MANIFEST);
  });

  it('is refused when more were pushed than one run can need, unless it is there already', async () => {
    lowered({ manifests: 3 });
    await pushBlobs();
    const put = async (i: number) => {
      const { manifest } = imageOf(image.layers, { manifest: { annotations: { i: `${i}` } } });
      return pusher.putManifest('latest', manifest, OCI_MANIFEST);
    };
    for (const i of [1, 2, 3]) expect((await put(i)).status).toBe(201);
    expect(await put(4)).toMatchObject({ status: 403, body: error('DENIED') });
    expect((await put(1)).status).toBe(201);
  });
});

describe('an index', () => {
  it('of manifests that were pushed is accepted', async () => {
    await pusher.pushImage(image);
    const index = indexOf([image]);
    expect(await pusher.putManifest('latest', index, OCI_INDEX)).toMatchObject({
      status: 201,
      headers: { 'docker-content-digest': digestOf(index) },
    });
    expect((await pusher.headManifest(digestOf(index))).headers['content-type']).toBe(OCI_INDEX);
  });

  it('of manifests that were not pushed is refused', async () => {
    expect(await pusher.putManifest('latest', indexOf([image]), OCI_INDEX)).toMatchObject({
      status: 400,
      body: error('MANIFEST_BLOB_UNKNOWN'),
    });
  });
});
