import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stated, verified } from '../../../src/model/size.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { DOCKER_MANIFEST, OCI_CONFIG, OCI_INDEX, OCI_MANIFEST } from '../../../src/oci/name/media-types.ts';
import {
  type MeasuringRegistry,
  startMeasuringRegistry,
} from '../../../src/oci/receiver/measuring-registry.ts';
import { withListed } from '../../fakes/listed.ts';
import {
  AMD64,
  asPublished,
  descriptor,
  digestOf,
  imageOf,
  indexOf,
  layerOf,
} from '../../fakes/pushable-image.ts';
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

const baseLayer = layerOf(tarOf({ 'bin/sh': 'sh'.repeat(9000) }));
const appLayer = layerOf(tarOf({ 'app/Program.dll': 'MZ'.repeat(9000) }));
const base = imageOf([baseLayer]);
const app = imageOf([baseLayer, appLayer]);

const image = (built: string, platform = AMD64) => registry.image('team/app', built, platform);

describe('the pushed image', () => {
  it.each([
    ['manifest', app.digest],
    ['config', app.configDigest],
  ])('is found by the digest of its %s', async (_, built) => {
    registry.expectBase(asPublished(base));
    expect(await pusher.pushImage(app)).not.toContain(digestOf(baseLayer.blob));
    expect(image(built)).toMatchObject({
      digest: app.digest,
      manifest: { mediaType: OCI_MANIFEST },
      config: {
        platform: AMD64,
        diffIds: [digestOf(baseLayer.tar), digestOf(appLayer.tar)],
        history: [{ createdBy: 'COPY 0 .' }, { createdBy: 'COPY 1 .' }],
      },
    });
  });

  it('has verified sizes and files for layers that were sent, stated sizes for those of the base', async () => {
    registry.expectBase(asPublished(base));
    await pusher.pushImage(app);
    expect(image(app.digest).layers.map(withListed)).toEqual([
      {
        digest: digestOf(baseLayer.blob),
        diffId: digestOf(baseLayer.tar),
        download: stated(baseLayer.blob.length),
        disk: stated(baseLayer.tar.length),
        files: { unknown: 'not sent: it is a layer of the base image' },
      },
      {
        digest: digestOf(appLayer.blob),
        diffId: digestOf(appLayer.tar),
        download: verified(appLayer.blob.length),
        disk: verified(appLayer.tar.length),
        files: {
          entries: [expect.objectContaining({ path: 'app/Program.dll', size: 18_000 })],
          contentDigest: expect.stringMatching(/^sha256:/),
        },
      },
    ]);
  });

  it('is the one for the platform in an index that also has an attestation', async () => {
    const arm = imageOf([appLayer], { architecture: 'arm64' });
    const statement = Buffer.from('{"_type":"https://in-toto.io/Statement/v0.1"}');
    const attestation = imageOf([{ tar: statement, blob: statement }], {
      architecture: 'unknown',
      manifest: { layers: [descriptor(statement, 'application/vnd.in-toto+json')] },
    });
    for (const one of [app, arm, attestation]) await pusher.pushImage(one);
    const attestationEntry = {
      ...descriptor(attestation.manifest, OCI_MANIFEST),
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
    };
    const index = indexOf([app, arm], [attestationEntry]);
    await pusher.putManifest('latest', index, OCI_INDEX);
    expect(image(digestOf(index)).digest).toBe(app.digest);
    expect(image(digestOf(index), { os: 'linux', architecture: 'arm64' }).digest).toBe(arm.digest);
    expect(() => image(digestOf(index), { os: 'windows', architecture: 'amd64' })).toThrow(
      /^the pushed index sha256:.* has no image for windows\/amd64; there is: linux\/amd64, linux\/arm64$/,
    );
  });

  it('is an error if an index names another index instead of an image', async () => {
    await pusher.pushImage(app);
    const inner = indexOf([app]);
    await pusher.putManifest('inner', inner, OCI_INDEX);
    const outer = indexOf([], [{ ...descriptor(inner, OCI_INDEX), platform: AMD64 }]);
    await pusher.putManifest('outer', outer, OCI_INDEX);
    expect(() => image(digestOf(outer))).toThrow(/names no image/);
  });

  it.each(['index', 'manifest', 'config'])('that did not arrive is an error that names the %s', () => {
    const built = digestOf('never pushed');
    expect(() => image(built)).toThrow(UserError);
    expect(() => image(built)).toThrow(`the image ${built} was built but did not arrive`);
  });

  it('is found only in the repository that it was pushed to', async () => {
    await pusher.pushImage(app);
    expect(() => registry.image('other/app', app.digest, AMD64)).toThrow('did not arrive');
  });

  it('is an error if its config is not valid', async () => {
    const odd = imageOf([appLayer], { config: { rootfs: 'none' } });
    await pusher.pushImage(odd);
    expect(() => image(odd.digest)).toThrow(/image config is not valid: rootfs/);
    expect(() => image(odd.configDigest)).toThrow(/image config is not valid: rootfs/);
  });

  it('is an error if its config is not JSON', async () => {
    const config = gzipSync('{}');
    await pusher.pushBlob(config);
    await pusher.pushBlob(appLayer.blob);
    const odd = imageOf([appLayer], { manifest: { config: descriptor(config, OCI_CONFIG) } });
    await pusher.putManifest('latest', odd.manifest, OCI_MANIFEST);
    expect(() => image(odd.digest)).toThrow(/config .* is not readable/);
  });

  it('is an error if it has more layers than diffIDs', async () => {
    const odd = imageOf([appLayer], { config: { rootfs: { diff_ids: [] } } });
    await pusher.pushImage(odd);
    expect(() => image(odd.digest)).toThrow('names 1 layers but 0 diffIDs');
  });
});

describe('what others push to the same repository', () => {
  const forgedLayer = layerOf(tarOf({ 'app/Program.dll': 'small' }));

  /** Manifests that name the true config, with layers of other content, fewer layers, or another media type. */
  async function forge(): Promise<void> {
    await pusher.pushBlob(app.config);
    for (const layer of [forgedLayer, appLayer, baseLayer]) await pusher.pushBlob(layer.blob);
    const config = descriptor(app.config, OCI_CONFIG);
    const forgeries = [
      imageOf([forgedLayer, forgedLayer], { manifest: { config } }),
      imageOf([appLayer, baseLayer], { manifest: { config } }),
      imageOf([forgedLayer], { manifest: { config } }),
      imageOf([], { manifest: { config } }),
    ];
    for (const { manifest } of forgeries) {
      expect((await pusher.putManifest('latest', manifest, OCI_MANIFEST)).status).toBe(201);
    }
    await pusher.putManifest('latest', indexOf([forgeries[0] ?? app]), OCI_INDEX);
  }

  it.each([
    ['before', true],
    ['after', false],
  ])('%s does not change it', async (_, first) => {
    const plain = await startMeasuringRegistry({ preferredPort: 0 });
    const honest = new Pusher(plain.address);
    await honest.pushImage(app);
    const expected = plain.image('team/app', app.configDigest, AMD64);
    honest.close();
    await plain.close();

    if (first) await forge();
    await pusher.pushImage(app);
    if (!first) await forge();
    await pusher.putManifest('latest', app.manifest, DOCKER_MANIFEST);
    expect(image(app.configDigest)).toEqual(expected);
    expect(image(app.digest)).toEqual(expected);
  });
});
