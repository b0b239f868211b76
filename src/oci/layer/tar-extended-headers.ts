import { type Header, text } from './tar-header.ts';

/** The bytes are not a tar, or one past the bounds. The message says where or why. */
export class TarError extends Error {}

/** A header together with the extended headers before it. */
export interface ResolvedHeader {
  readonly typeflag: string;
  readonly path: string;
  readonly target: string;
  readonly mode: number;
  /** Bytes stored after the header. */
  readonly stored: number;
  /** Bytes of content, if the archive stores it without its holes. */
  readonly sparseSize: number | undefined;
}

/**
 * Collects the extended headers that come before an entry: PAX records (POSIX.1-2024, "pax Extended Header") and
 * GNU's long names. If they contradict each other, it decides like Go's archive/tar, which the engines use.
 */
export class ExtendedHeaders {
  #pax: ReadonlyMap<string, string> = NO_RECORDS;
  #longPath = '';
  #longTarget = '';

  static isExtended(typeflag: string): boolean {
    return typeflag === 'x' || typeflag === 'g' || typeflag === 'L' || typeflag === 'K';
  }

  /** @throws TarError if a PAX record is malformed. */
  take(typeflag: string, content: Buffer): void {
    if (typeflag === 'L') this.#longPath = text(content);
    else if (typeflag === 'K') this.#longTarget = text(content);
    else if (typeflag === 'x') this.#pax = paxRecords(content);
    // 'g' holds defaults for all entries. The engines ignore it, and writers of layers put only comments there.
  }

  /** Completes the entry's header, and drops what was collected for it. */
  resolve(header: Header): ResolvedHeader {
    const pax = this.#pax;
    const sparse = isSparse(pax);
    const sparseName = sparse ? pax.get('GNU.sparse.name') : undefined;
    const sparseSize = sparse ? (pax.get('GNU.sparse.size') ?? pax.get('GNU.sparse.realsize')) : undefined;
    const resolved = {
      typeflag: header.typeflag,
      path: sparseName ?? (this.#longPath || (pax.get('path') ?? header.path)),
      target: this.#longTarget || (pax.get('linkpath') ?? header.target),
      mode: header.mode & 0o7777,
      stored: paxNumber(pax.get('size')) ?? header.size,
      sparseSize: header.realSize ?? paxNumber(sparseSize),
    };
    this.#pax = NO_RECORDS;
    this.#longPath = '';
    this.#longTarget = '';
    return resolved;
  }
}

const NO_RECORDS: ReadonlyMap<string, string> = new Map();

/** GNU tar manual, "Storing Sparse Files": formats 0.0 and 0.1 can have no version. */
function isSparse(pax: ReadonlyMap<string, string>): boolean {
  if (pax.size === 0) return false;
  const version = `${pax.get('GNU.sparse.major') ?? ''}.${pax.get('GNU.sparse.minor') ?? ''}`;
  if (version !== '.') return ['0.0', '0.1', '1.0'].includes(version);
  return pax.has('GNU.sparse.map') || pax.has('GNU.sparse.numblocks') || pax.has('GNU.sparse.offset');
}

/** The records of a PAX header: `LENGTH KEY=VALUE\n` each, length in decimal and counting the whole record. */
function paxRecords(content: Buffer): Map<string, string> {
  const records = new Map<string, string>();
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(0x20, at);
    const digits = space < 0 || space - at > 10 ? '' : content.toString('latin1', at, space);
    const end = at + (/^\d+$/.test(digits) ? Number(digits) : 0);
    const equals = content.indexOf(0x3d, space);
    if (end <= space || end > content.length || content[end - 1] !== 0x0a || equals < 0 || equals >= end) {
      throw new TarError('a malformed PAX record');
    }
    const key = content.toString('utf8', space + 1, equals);
    const value = content.toString('utf8', equals + 1, end - 1);
    // An empty value removes an earlier one.
    if (value === '') records.delete(key);
    else records.set(key, value);
    at = end;
  }
  return records;
}

function paxNumber(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new TarError('a PAX size that is not a number');
  return number;
}
