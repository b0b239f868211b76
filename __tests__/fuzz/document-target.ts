import fc from 'fast-check';
import { parseImageConfig, parseManifestDocument } from '../../src/oci/document/documents.ts';
import { DOCKER_INDEX, DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST } from '../../src/oci/name/media-types.ts';
import { indexOf } from '../fakes/pushable-image.ts';
import { mutatedBytes, mutatedJson } from './mutations.ts';
import { armImage, image, orRefused } from './sample-images.ts';
import type { Target } from './target.ts';

const valid = fc.constantFrom(image.manifest, image.config, indexOf([image, armImage]));
const damaged = fc.oneof(
  {
    weight: 4,
    arbitrary: mutatedJson(valid.map((bytes) => JSON.parse(bytes.toString()) as unknown)).map(asBytes),
  },
  mutatedBytes(valid).map(({ buffer }) => buffer),
);
const mediaType = fc.constantFrom(
  OCI_MANIFEST,
  OCI_INDEX,
  DOCKER_MANIFEST,
  DOCKER_INDEX,
  'application/vnd.docker.distribution.manifest.v1+json',
  '; charset',
  undefined,
);

export const documents: Target = {
  name: 'documents',
  cases: 160,
  setUp: async () => ({
    property: fc.asyncProperty(damaged, mediaType, async (bytes, type) => {
      const document = await orRefused(() => parseManifestDocument(bytes, type));
      const descriptors =
        document?.kind === 'manifest'
          ? [document.manifest.config, ...document.manifest.layers]
          : (document?.index.manifests ?? []);
      for (const { digest, size } of descriptors) checkDescriptor(digest, size);
      const config = await orRefused(() => parseImageConfig(bytes));
      for (const diffId of config?.diffIds ?? []) checkDescriptor(diffId, 0);
    }),
  }),
};

/** Digests become paths and keys, sizes become sums. */
function checkDescriptor(digest: string, size: number): void {
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) throw new Error(`taken as a digest: ${digest}`);
  if (!Number.isSafeInteger(size) || size < 0) throw new Error(`taken as a size: ${size}`);
}

export function asBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value) ?? 'undefined');
}
