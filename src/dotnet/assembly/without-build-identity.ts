import { createHash } from 'node:crypto';
import { bounds } from '../../oci/bounds.ts';
import type { RawDigest } from '../../oci/name/digest.ts';
import { withoutIdentity } from './assembly-identity.ts';

/** Files that name the build they are of. */
interface Kind {
  readonly name: RegExp;
  /** Their first characters. */
  readonly magic: Buffer;
  /** What counts of them, in parts; undefined where it cannot be told. */
  readonly rest: (content: Buffer) => readonly Buffer[] | undefined;
  /** Whether the content after the magic is looked at. */
  readonly whole: boolean;
}

const KINDS: readonly Kind[] = [
  { name: /\.(?:dll|exe)$/i, magic: Buffer.from('MZ'), rest: withoutIdentity, whole: true },
  // A portable PDB holds hashes of the sources, comments included, and generated sources with the paths they were
  // compiled at: of it only the size counts.
  { name: /\.pdb$/i, magic: Buffer.from('BSJB'), rest: () => [Buffer.from('portable PDB')], whole: false },
  { name: /\.staticwebassets\.endpoints\.json$/, magic: Buffer.alloc(0), rest: withoutTimes, whole: true },
];

/**
 * Digest of what a file holds apart from what tells one build of the same sources from another: two builds differ
 * in no more than that after a comment was edited, or in another folder. For a file that comes in parts, of which
 * no more is kept than is needed.
 */
export class BuildDigest {
  readonly #kind: Kind;
  readonly #size: number;
  #kept: Buffer | undefined;
  #length = 0;
  #unfit = false;

  private constructor(kind: Kind, size: number) {
    this.#kind = kind;
    this.#size = kind.whole ? size : kind.magic.length;
  }

  /** Undefined where the file is of no kind that names its build, or larger than is looked into. */
  static of(path: string, size: number): BuildDigest | undefined {
    if (size > bounds.lookedInto) return undefined;
    const kind = KINDS.find(({ name }) => name.test(path));
    return kind && new BuildDigest(kind, size);
  }

  /** Takes the next part, which is copied. */
  add(part: Buffer): void {
    if (this.#unfit) return;
    this.#kept ??= Buffer.allocUnsafeSlow(this.#size);
    this.#length += part.copy(this.#kept, this.#length);
    this.#unfit = this.#length >= this.#kind.magic.length && !starts(this.#kept, this.#kind.magic);
    if (this.#unfit) this.#kept = undefined;
  }

  /** @returns undefined where its content shows that it is of no such kind after all. */
  digest(last: Buffer): RawDigest | undefined {
    if (this.#length > 0) this.add(last);
    const content = this.#kept?.subarray(0, this.#length) ?? last;
    const rest = this.#unfit || !starts(content, this.#kind.magic) ? undefined : this.#kind.rest(content);
    if (rest === undefined) return undefined;
    const hash = createHash('sha256');
    for (const part of rest) hash.update(part);
    return hash.digest('binary');
  }
}

function starts(content: Buffer, magic: Buffer): boolean {
  for (let i = 0; i < magic.length; i++) if (content[i] !== magic[i]) return false;
  return true;
}

/** ASP.NET Core's list of static files: the times at which they were checked out and compressed. */
function withoutTimes(content: Buffer): readonly Buffer[] {
  const text = content.toString('latin1');
  return [Buffer.from(text.replace(/("Name":"Last-Modified","Value":)"[^"]*"/g, '$1""'), 'latin1')];
}
