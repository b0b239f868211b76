import { strict as assert } from 'node:assert';
import { mkdir, readdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { openLayout } from '../../src/oci/archive/layout-folder.ts';
import { OCI_INDEX } from '../../src/oci/name/media-types.ts';
import { AMD64, descriptor, digestOf, type PushableImage } from '../fakes/pushable-image.ts';
import { asBytes } from './document-target.ts';
import { type Bytes, mutatedBytes, mutatedJson } from './mutations.ts';
import { checkFigures, image, orRefused, zstdImage } from './sample-images.ts';
import type { Target } from './target.ts';

type Files = ReadonlyMap<string, Buffer>;

const INDEX = 'index.json';
const blobPath = (bytes: Buffer): string => `blobs/${digestOf(bytes).replace(':', '/')}`;

function layoutOf({ layers, config, manifest, mediaType }: PushableImage, index?: Buffer): Files {
  const manifests = [descriptor(manifest, mediaType)];
  return new Map([
    ...[config, manifest, ...layers.map(({ blob }) => blob)].map(
      (bytes) => [blobPath(bytes), bytes] as const,
    ),
    [INDEX, index ?? asBytes({ schemaVersion: 2, mediaType: OCI_INDEX, manifests })],
  ]);
}

const jsonOf = (bytes: Buffer) =>
  mutatedJson(fc.constant(JSON.parse(bytes.toString()) as unknown)).map(asBytes);

/** Layouts with one damaged document, under the digest of the damaged one. */
const layout: fc.Arbitrary<Files> = fc.oneof(
  fc.constantFrom(image, zstdImage).map((one) => layoutOf(one)),
  jsonOf(image.manifest).map((manifest) => layoutOf({ ...image, manifest })),
  jsonOf(layoutOf(image).get(INDEX) ?? Buffer.alloc(0)).map((index) => layoutOf(image, index)),
);

type Change =
  | { readonly kind: 'bytes'; readonly bytes: Bytes }
  | { readonly kind: 'nothing' | 'absent' | 'folder' | 'huge' | 'loop' | 'inside' }
  /** A link to a file outside that has the very bytes that belong there. */
  | { readonly kind: 'outside' | 'folder outside' }
  | { readonly kind: 'link'; readonly target: string };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom<Change>(
    { kind: 'nothing' },
    { kind: 'absent' },
    { kind: 'folder' },
    { kind: 'huge' },
    { kind: 'loop' },
    { kind: 'inside' },
    { kind: 'outside' },
    { kind: 'folder outside' },
  ),
  mutatedBytes(fc.constantFrom(...layoutOf(image).values())).map(
    (bytes) => ({ kind: 'bytes', bytes }) as const,
  ),
  fc
    .constantFrom('/etc/passwd', '/dev/zero', '/proc/self/environ', '/', '..', '.')
    .map((target) => ({ kind: 'link', target }) as const),
);

const wanted = fc.record({ platform: fc.constant(AMD64), required: fc.boolean() });

/** A damaged layout is refused, or its figures are those of what is in it; nothing outside of it is read. */
export const layouts: Target = {
  name: 'layouts',
  cases: 40,
  links: true,
  setUp: async (scratch) => {
    let count = 0;
    return {
      property: fc.asyncProperty(layout, fc.nat(10), change, wanted, async (files, at, changed, platform) => {
        const folder = join(scratch, String(count++));
        const [path = '', bytes = Buffer.alloc(0)] = [...files][at % files.size] ?? [];
        await write(join(folder, 'layout'), files);
        await apply(folder, path, bytes, changed);
        const before = await namesBelow(folder);
        const contents = await orRefused(async () => {
          const [stored] = await openLayout(join(folder, 'layout'), 'oci-layout://x', [platform]);
          return stored?.contents(new Set());
        });
        if (contents) checkFigures(contents);
        // Each file is needed, so a result means that the link was followed.
        if (changed.kind.endsWith('outside')) assert.equal(contents, undefined, 'a file outside was read');
        assert.deepEqual(await namesBelow(folder), before, 'something was written');
        await rm(folder, { recursive: true });
      }),
    };
  },
};

/** Does not follow links, which Node's recursive option does. */
async function namesBelow(folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    names.push(path);
    if (entry.isDirectory()) names.push(...(await namesBelow(path)));
  }
  return names;
}

async function write(folder: string, files: Files): Promise<void> {
  await mkdir(join(folder, 'blobs', 'sha256'), { recursive: true });
  for (const [path, bytes] of files) await writeFile(join(folder, path), bytes);
}

async function apply(folder: string, path: string, bytes: Buffer, change: Change): Promise<void> {
  const file = join(folder, 'layout', path);
  switch (change.kind) {
    case 'nothing':
      return;
    case 'bytes':
      return writeFile(file, change.bytes.buffer);
    case 'huge':
      // A sparse file: it takes no space, and hours to read.
      return truncate(file, 2 ** 42);
    case 'folder outside': {
      const held = join(folder, 'layout', 'blobs');
      await rename(held, join(folder, 'elsewhere'));
      return symlink(join(folder, 'elsewhere'), held);
    }
    case 'outside':
      await writeFile(join(folder, 'elsewhere'), bytes);
      await rm(file);
      return symlink(join(folder, 'elsewhere'), file);
    case 'inside':
      await writeFile(`${file}.other`, bytes);
      await rm(file);
      return symlink(`${file}.other`, file);
    case 'loop':
      await rm(file);
      return symlink(file, file);
    case 'link':
      await rm(file);
      return symlink(
        change.target.startsWith('/') ? change.target : join(dirname(file), change.target),
        file,
      );
    case 'absent':
      return rm(file);
    case 'folder':
      await rm(file);
      await mkdir(file);
  }
}
