import { withoutIdentity } from './assembly-identity.ts';

/** A kind of file that names the build that made it. */
interface Kind {
  readonly name: RegExp;
  /** First characters of such a file. */
  readonly magic: Buffer;
  /** What counts of the content, in parts; undefined if that cannot be found out. */
  readonly counted: (content: Buffer) => readonly Buffer[] | undefined;
  /** Whether the content after the magic is needed. */
  readonly whole: boolean;
}

const KINDS: readonly Kind[] = [
  { name: /\.(?:dll|exe)$/i, magic: Buffer.from('MZ'), counted: withoutIdentity, whole: true },
  // A portable PDB holds hashes of the sources, including their comments, and generated sources with the paths of the
  // build. Only its size counts.
  { name: /\.pdb$/i, magic: Buffer.from('BSJB'), counted: () => [Buffer.from('portable PDB')], whole: false },
  {
    name: /\.staticwebassets\.endpoints\.json$/,
    magic: Buffer.alloc(0),
    counted: withoutTimes,
    whole: true,
  },
];

/**
 * Reads what a file holds apart from the identity of its build. Two builds of the same sources differ only in that,
 * for example after a comment was edited, or in another folder.
 * @param path of the file in the image. @param size in bytes.
 * @returns undefined if a file of that name does not name its build.
 */
export function withoutBuildIdentity(path: string, size: number): NormalizedFile | undefined {
  const kind = KINDS.find(({ name }) => name.test(path));
  return kind && new NormalizedFile(kind, size);
}

/** A file that comes in parts, of which no more is held than is needed. */
class NormalizedFile {
  readonly #kind: Kind;
  /** Bytes that are needed. */
  readonly #size: number;
  #held: Buffer | undefined;
  #length = 0;
  #unfit = false;

  constructor(kind: Kind, size: number) {
    this.#kind = kind;
    this.#size = kind.whole ? size : kind.magic.length;
  }

  /** Takes the next part, which is copied. */
  add(part: Buffer): void {
    if (this.#unfit) return;
    this.#held ??= Buffer.allocUnsafeSlow(this.#size);
    this.#length += part.copy(this.#held, this.#length);
    this.#unfit = this.#length >= this.#kind.magic.length && !startsWith(this.#held, this.#kind.magic);
    if (this.#unfit) this.#held = undefined;
  }

  /**
   * Takes the last part.
   * @returns what counts of the content, in parts; undefined if the content is not what the name says.
   */
  end(last: Buffer): readonly Buffer[] | undefined {
    if (this.#length > 0) this.add(last);
    const content = this.#held?.subarray(0, this.#length) ?? last;
    if (this.#unfit || !startsWith(content, this.#kind.magic)) return undefined;
    return this.#kind.counted(content);
  }
}

function startsWith(content: Buffer, magic: Buffer): boolean {
  return magic.every((byte, at) => content[at] === byte);
}

/** ASP.NET Core's list of static files, without the times of their checkout and compression. */
function withoutTimes(content: Buffer): readonly Buffer[] {
  const text = content.toString('latin1');
  return [Buffer.from(text.replace(/("Name":"Last-Modified","Value":)"[^"]*"/g, '$1""'), 'latin1')];
}
