import { createHash, hash } from 'node:crypto';
import type { Digest, LayerEntries, LayerEntry } from '../model/image.ts';
import type { UnknownSize } from '../model/size.ts';

const TAR_BLOCK = 512;

/**
 * One digest for everything that a layer puts onto a host's disk: path, type, permission bits, size, content and link
 * target of its entries. Times, owners and the order of entries, in which two builds of the same sources differ, do
 * not count, and of assemblies not what names their build. Of a path that comes more than once, each coming counts.
 */
export function contentDigest(entries: LayerEntries): Digest | UnknownSize {
  const each: string[] = [];
  for (const entry of entries) {
    if (entry.type === 'other' || (entry.type === 'file' && !entry.digest)) {
      const what = entry.type === 'other' ? 'a device or pipe' : 'a sparse file';
      return { unknown: `the layer holds ${what}, whose content is not read` };
    }
    each.push(hash('sha256', line(entry)));
  }
  // Ordered by their digests: the order of entries is the builder's.
  const all = createHash('sha256');
  for (const digest of each.sort()) all.update(digest);
  return `sha256:${all.digest('hex')}`;
}

/** With the lengths of its texts: no two lists of entries make the same lines, whatever is in their names. */
function line(entry: LayerEntry): string {
  const { path, type, mode, size, digest = '', buildDigest, target = '' } = entry;
  // Of debugging information, which names folders, as many blocks of the tar count as it takes.
  const bytes = buildDigest === undefined ? size : Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
  return `${type} ${mode} ${bytes} ${buildDigest ?? digest} ${path.length} ${path} ${target.length} ${target}\n`;
}
