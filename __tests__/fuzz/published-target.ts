import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { registryClient } from '../../src/oci/client/registry-client.ts';
import { parseReference } from '../../src/oci/name/reference.ts';
import { OCI_CONFIG, OCI_INDEX, OCI_MANIFEST } from '../fakes/published-image.ts';
import { AMD64, indexOf } from '../fakes/pushable-image.ts';
import { FakeRegistry } from '../fakes/registry.ts';
import { asBytes } from './document-target.ts';
import { mutatedBytes, mutatedJson } from './mutations.ts';
import { armImage, image, orRefused } from './sample-images.ts';
import type { Target } from './target.ts';

const damaged = (bytes: Buffer): fc.Arbitrary<Buffer> =>
  fc.oneof(
    { weight: 3, arbitrary: mutatedJson(fc.constant(JSON.parse(bytes.toString()) as unknown)).map(asBytes) },
    mutatedBytes(fc.constant(bytes)).map(({ buffer }) => buffer),
  );

/** The documents that a registry serves under one tag, with their digests. */
const served = fc.oneof(
  damaged(image.manifest).map((bytes) => ({ bytes, mediaType: OCI_MANIFEST })),
  damaged(indexOf([image, armImage])).map((bytes) => ({ bytes, mediaType: OCI_INDEX })),
  damaged(image.config).map((config) => {
    const manifest = JSON.parse(image.manifest.toString()) as object;
    return {
      bytes: asBytes({ ...manifest, config: { mediaType: OCI_CONFIG, digest: '', size: config.length } }),
      mediaType: OCI_MANIFEST,
      config,
    };
  }),
);

/** Documents that a registry serves are read right, or refused: no layer is verified that was not read. */
export const published: Target = {
  name: 'published',
  cases: 40,
  setUp: async () => {
    let registry = await FakeRegistry.start();
    let count = 0;
    return {
      property: fc.asyncProperty(served, async (one) => {
        // It keeps all requests and answers.
        if (++count % 200 === 0) {
          await registry.stop();
          registry = await FakeRegistry.start();
        }
        for (const { blob } of image.layers) registry.addBlob(blob);
        registry.addBlob(image.config);
        for (const { manifest, mediaType } of [image, armImage])
          registry.addManifest('app', manifest, mediaType);
        const { bytes, mediaType } = withConfig(one, registry);
        registry.addManifest('app', bytes, mediaType, '1');
        const client = registryClient({
          credentials: async () => undefined,
          onSecret: () => {},
          limits: { backoffMs: 1, attempts: 2 },
        });
        const read = await orRefused(() => client.image(parseReference(`${registry.host}/app:1`), AMD64));
        if (!read) return;
        assert.equal(read.layers.length, read.config.diffIds.length);
        for (const { download, disk } of read.layers) {
          assert.ok('how' in download && download.how === 'stated');
          assert.ok(!('how' in disk) || disk.how === 'stated');
        }
      }),
      tearDown: () => registry.stop(),
    };
  },
};

function withConfig(one: { bytes: Buffer; mediaType: string; config?: Buffer }, registry: FakeRegistry) {
  if (!one.config) return one;
  const manifest = JSON.parse(one.bytes.toString()) as { config: object };
  const config = { ...manifest.config, digest: registry.addBlob(one.config) };
  return { bytes: asBytes({ ...manifest, config }), mediaType: one.mediaType };
}
