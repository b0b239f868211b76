import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { streamedImages } from '../../src/oci/archive/image-archive.ts';
import { chunkSizes } from '../fakes/arbitrary-tar.ts';
import { borrowed } from '../fakes/chunks.ts';
import {
  archiveOf,
  containerdSave,
  dockerSave,
  type Members,
  ociArchive,
  skopeoSave,
} from '../fakes/image-archives.ts';
import { AMD64, digestOf, type PushableImage } from '../fakes/pushable-image.ts';
import { entry, header } from '../fakes/tar-writer.ts';
import { frame } from '../fakes/zstd-writer.ts';
import { asBytes } from './document-target.ts';
import { type Bytes, mutatedBytes, mutatedJson, mutatedTar, spliced } from './mutations.ts';
import { armImage, checkFigures, image, orRefused, plainImage, zstdImage } from './sample-images.ts';
import type { Target } from './target.ts';

const text = (value: unknown) => asBytes(value);

/** Archives with damaged documents, under the digests of the damaged ones. */
function withOtherDocuments(pack: (image: PushableImage) => Members): fc.Arbitrary<Buffer> {
  const config = mutatedJson(fc.constant(JSON.parse(image.config.toString()) as unknown));
  const manifest = mutatedJson(fc.constant(JSON.parse(image.manifest.toString()) as unknown));
  return fc.oneof(
    config.map((value) => {
      const bytes = text(value);
      const named = { ...JSON.parse(image.manifest.toString()), config: pointer(bytes) };
      return archiveOf(pack({ ...image, config: bytes, manifest: text(named) }));
    }),
    manifest.map((value) => archiveOf(pack({ ...image, manifest: text(value) }))),
  );
}

const pointer = (bytes: Buffer) => ({
  mediaType: 'application/vnd.oci.image.config.v1+json',
  digest: digestOf(bytes),
  size: bytes.length,
});

/** The members in another order, some twice or not at all, with a list or an index that is damaged. */
function reshuffled(members: Members, list: string, document: unknown): fc.Arbitrary<Buffer> {
  const other = mutatedJson(fc.constant(document)).map((value) => entry({ path: list }, text(value)));
  const links = fc
    .tuple(
      fc.constantFrom('manifest.json', 'index.json', 'a', '/etc/passwd'),
      fc.constantFrom('1', '2'),
      fc.constantFrom('a', 'manifest.json', '../../../etc/passwd', '/etc/passwd'),
    )
    .map(([path, typeflag, target]) => header({ path, typeflag, target }));
  return fc
    .tuple(
      fc.array(fc.constantFrom(...members), { minLength: 1, maxLength: members.length + 4 }),
      other,
      links,
      fc.shuffledSubarray([...members]),
      fc.boolean(),
    )
    .map(([some, changed, link, most, linked]) =>
      archiveOf([...most, ...some, changed, ...(linked ? [link] : [])]),
    );
}

const compressed = (bytes: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> =>
  fc
    .tuple(bytes, fc.constantFrom('none', 'none', 'gzip', 'zstd'))
    .map(([plain, how]) =>
      how === 'gzip' ? gzipSync(plain, { level: 1 }) : how === 'zstd' ? frame(plain) : plain,
    );

function damaged(valid: readonly Members[], more: readonly fc.Arbitrary<Buffer>[]): fc.Arbitrary<Bytes> {
  const whole = fc.constantFrom(...valid.map(archiveOf));
  return fc.oneof(
    mutatedTar(whole),
    mutatedBytes(compressed(whole)),
    spliced(compressed(whole)),
    ...more.map((bytes) => mutatedBytes(compressed(bytes))),
    ...more.map((bytes) => spliced(compressed(bytes).map((one) => one))),
  );
}

const wanted = fc.record({
  platform: fc.constantFrom(AMD64, { os: 'linux', architecture: 'arm64', variant: 'v8' }),
  required: fc.boolean(),
});

/** A damaged archive is refused, or its figures are those of what is in it. */
const holds = (archives: fc.Arbitrary<Bytes>) =>
  fc.asyncProperty(archives, chunkSizes, wanted, async ({ buffer }, sizes, platform) => {
    const contents = await orRefused(async () => {
      const [stored] = await streamedImages(stream(buffer, sizes), 'archive://x.tar', [platform]);
      return stored?.contents(new Set());
    });
    if (contents) checkFigures(contents);
  });

async function* stream(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer, void, undefined> {
  yield* borrowed(bytes, [...sizes, 20_000]);
}

const savedList = [{ Config: 'c.json', RepoTags: ['a:1'], Layers: ['layer.tar'] }];

export const dockerArchives: Target = {
  name: 'docker-archives',
  cases: 60,
  setUp: async () => {
    const valid = [dockerSave(image), dockerSave(zstdImage), skopeoSave(image)];
    const more = [
      withOtherDocuments(dockerSave),
      withOtherDocuments(skopeoSave),
      reshuffled(dockerSave(zstdImage), 'manifest.json', savedList),
    ];
    return { property: holds(damaged(valid, more)) };
  },
};

export const ociArchives: Target = {
  name: 'oci-archives',
  cases: 60,
  setUp: async () => {
    const valid = [ociArchive([image, armImage]), ociArchive([zstdImage]), containerdSave(plainImage)];
    const index = {
      schemaVersion: 2,
      manifests: [{ ...pointer(image.manifest), mediaType: image.mediaType }],
    };
    const more = [
      withOtherDocuments((one) => ociArchive([one])),
      withOtherDocuments(containerdSave),
      reshuffled(ociArchive([image]), 'index.json', index),
    ];
    return { property: holds(damaged(valid, more)) };
  },
};
