import { createHash } from 'node:crypto';
import type { Digest, LayerEntry } from '../model/image.ts';
import type { UnknownSize } from '../model/size.ts';

/** Entries that are hashed in one go. */
const BATCH = 1_000;
const TAR_BLOCK = 512;

/**
 * One digest for everything that a layer puts onto a host's disk: path, type, permission bits, size, content and link
 * target of its entries, ordered by path. Times, owners and the order of entries, in which two builds of the same
 * sources differ, do not count, and of assemblies not what names their build. Of a path that comes more than once, each coming counts.
 */
export function contentDigest(entries: readonly LayerEntry[]): Digest | UnknownSize {
  const opaque = entries.find((entry) => entry.type === 'other' || (entry.type === 'file' && !entry.digest));
  if (opaque) {
    const what = opaque.type === 'other' ? 'a device or pipe' : 'a sparse file';
    return { unknown: `the layer holds ${what}, whose content is not read` };
  }
  const hash = createHash('sha256');
  const ordered = entries.toSorted(byPath);
  for (let i = 0; i < ordered.length; i += BATCH) {
    hash.update(
      ordered
        .slice(i, i + BATCH)
        .map(line)
        .join(''),
    );
  }
  return `sha256:${hash.digest('hex')}`;
}

/** With the lengths of its texts: no two lists of entries make the same lines, whatever is in their names. */
function line(entry: LayerEntry): string {
  const { path, type, mode, size, digest = '', buildDigest, target = '' } = entry;
  // Of debugging information, which names folders, as many blocks of the tar count as it takes.
  const bytes = buildDigest === undefined ? size : Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
  return `${type} ${mode} ${bytes} ${buildDigest ?? digest} ${path.length} ${path} ${target.length} ${target}\n`;
}

/** By code units, whatever the runner's language. */
function byPath(a: LayerEntry, b: LayerEntry): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
