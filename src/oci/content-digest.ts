import { createHash } from 'node:crypto';
import type { Digest, LayerEntries, LayerEntry } from '../model/image.ts';
import type { UnknownSize } from '../model/size.ts';

const TAR_BLOCK = 512;
/** Characters that are hashed at once. */
const BATCH = 64 * 1024;

/**
 * One digest for everything that a layer puts onto a host's disk: path, type, permission bits, size, content and link
 * target of its entries. Times, owners and the order of entries, in which two builds of the same sources differ, do
 * not count, and of assemblies not what names their build. Of a path that comes more than once, each coming counts.
 *
 * It is the SHA-256 of one line an entry, in the order of their paths. So most layers come, and what comes so is
 * hashed at once; the entries of others are sorted at the end.
 */
export class ContentDigest {
  readonly #lines = new LineHash();
  #last: string | undefined;
  #inOrder = true;
  #unknown: UnknownSize | undefined;

  /** Takes the next entry of the layer. */
  add(entry: LayerEntry): void {
    if (entry.type === 'other' || (entry.type === 'file' && !entry.digest)) {
      const what = entry.type === 'other' ? 'a device or pipe' : 'a sparse file';
      this.#unknown ??= { unknown: `the layer holds ${what}, whose content is not read` };
    }
    if (!this.#inOrder) return;
    this.#inOrder = this.#last === undefined || entry.path > this.#last;
    this.#last = entry.path;
    if (this.#inOrder) this.#lines.add(line(entry));
  }

  /** @param entries all that were added. */
  digest(entries: LayerEntries): Digest | UnknownSize {
    return this.#unknown ?? (this.#inOrder ? this.#lines.digest() : digestSorted(entries));
  }
}

function digestSorted(entries: LayerEntries): Digest {
  const keyed = Array.from(entries, (entry) => ({ path: entry.path, line: line(entry) }));
  keyed.sort((a, b) => compare(a.path, b.path) || compare(a.line, b.line));
  const lines = new LineHash();
  for (const { line } of keyed) lines.add(line);
  return lines.digest();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** With the lengths of its texts: no two lists of entries make the same lines, whatever is in their names. */
function line(entry: LayerEntry): string {
  const { path, type, mode, size, digest = '', buildDigest, target = '' } = entry;
  // Of debugging information, which names folders, as many blocks of the tar count as it takes.
  const bytes = buildDigest === undefined ? size : Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
  return `${type} ${mode} ${bytes} ${buildDigest ?? digest} ${path.length} ${path} ${target.length} ${target}\n`;
}

class LineHash {
  readonly #hash = createHash('sha256');
  #batch = '';

  add(line: string): void {
    this.#batch += line;
    if (this.#batch.length >= BATCH) this.#flush();
  }

  digest(): Digest {
    this.#flush();
    return `sha256:${this.#hash.digest('hex')}`;
  }

  #flush(): void {
    this.#hash.update(this.#batch);
    this.#batch = '';
  }
}
