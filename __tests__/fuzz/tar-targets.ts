import { strict as assert } from 'node:assert';
import { posix } from 'node:path';
import fc from 'fast-check';
import { unpackTar } from 'modern-tar';
import type { LayerEntry } from '../../src/model/image.ts';
import { TarReader } from '../../src/oci/layer/tar-reader.ts';
import { arbitraryTar, chunkSizes } from '../fakes/arbitrary-tar.ts';
import { borrowed } from '../fakes/chunks.ts';
import { listed } from '../fakes/listed.ts';
import { type Bytes, mutatedBytes, mutatedTar, spliced } from './mutations.ts';
import type { Target } from './target.ts';

const valid = arbitraryTar.map((sample) => sample.bytes);

const damaged: fc.Arbitrary<Bytes> = fc.oneof(
  mutatedBytes(valid),
  { weight: 3, arbitrary: mutatedTar(valid) },
  spliced(valid),
);

/** The entries of a damaged tar are the ones that another reader finds in it, in any chunks. */
export const tar: Target = {
  name: 'tar',
  cases: 240,
  setUp: async () => ({
    property: fc.asyncProperty(damaged, chunkSizes, async ({ buffer }, sizes) => {
      const files = read(buffer, sizes);
      assert.deepEqual(listed(read(buffer, [buffer.length])), listed(files), 'it depends on the chunks');
      if ('unknown' in files) {
        assert.match(files.unknown, /^not readable as a tar: ./);
        return;
      }
      const entries = [...files.entries];
      const others = await readByOther(buffer);
      if (others === undefined) return;
      if (others.some((other, i) => differsByDesign(other, entries[i]))) return;
      assert.deepEqual(
        entries.map(comparable),
        others.map((other, i) => withoutGuess(other, entries[i])),
      );
    }),
  }),
};

function read(bytes: Buffer, sizes: readonly number[]) {
  const reader = new TarReader();
  for (const chunk of borrowed(bytes, sizes)) reader.write(chunk);
  return reader.end();
}

interface Comparable {
  readonly path: string;
  readonly type: string;
  readonly size: number;
}

const comparable = ({ path, type, size }: LayerEntry): Comparable => ({ path, type, size });

/** Entries that engines, which use Go's archive/tar, read otherwise than modern-tar. */
function differsByDesign(other: Comparable, own: LayerEntry | undefined): boolean {
  // A file with a slash at the end of its name is a directory; an empty long name is ignored.
  return (other.type === 'directory' && own?.type === 'file') || (other.path === '' && own?.path !== '');
}

/** modern-tar reads entries of unknown types as files. */
function withoutGuess(other: Comparable, own: LayerEntry | undefined): Comparable {
  return own?.type === 'other' ? { ...other, type: 'other', size: 0 } : other;
}

/** The entries as modern-tar finds them; undefined if it cannot read them, or is known to read them otherwise. */
async function readByOther(bytes: Buffer): Promise<Comparable[] | undefined> {
  // It does not support sparse files: it reads their maps and stored parts as content.
  if (bytes.includes('GNU.sparse')) return undefined;
  const flags = typeflagsIn(bytes);
  if (flags.has('S')) return undefined;
  // Engines ignore headers for all entries and prefer GNU's long names to PAX records. It does neither.
  if (flags.has('g') || (flags.has('x') && (flags.has('L') || flags.has('K')))) return undefined;
  let entries: Awaited<ReturnType<typeof unpackTar>>;
  try {
    entries = await unpackTar(bytes, { strict: true });
  } catch {
    // It also checks owners, times and what follows the end, on which no figure depends.
    return undefined;
  }
  return entries.map(({ header: { name, type = 'file', size } }) => ({
    path: posix.normalize(`/${name}`).replace(/^\/|\/$/g, ''),
    type: TYPES[type] ?? 'other',
    size,
  }));
}

/** For all blocks, even if they are not headers. */
function typeflagsIn(bytes: Buffer): Set<string> {
  const flags = new Set<string>();
  for (let at = 156; at < bytes.length; at += 512) flags.add(bytes.toString('latin1', at, at + 1));
  return flags;
}

const TYPES: Readonly<Record<string, string>> = {
  file: 'file',
  directory: 'directory',
  symlink: 'symlink',
  link: 'hardlink',
};
