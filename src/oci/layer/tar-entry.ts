import type { EntryType } from '../../model/image.ts';
import type { EntryRecord } from './entry-records.ts';
import type { ResolvedHeader } from './tar-extended-headers.ts';

/** An entry, with what is stored for it in the archive. */
export interface StoredEntry extends Omit<EntryRecord, 'digest'> {
  /** Bytes that follow its header. */
  readonly stored: number;
  /** Whether these bytes are its content. Those of a sparse file are not, because they lack its holes. */
  readonly storedIsContent: boolean;
}

export function storedEntry(header: ResolvedHeader): StoredEntry {
  const type = entryType(header);
  // In V7 tars, a path with a slash at its end is a directory. Go's archive/tar reads no content for it either.
  const stored = type === 'directory' || isHeaderOnly(header.typeflag) ? 0 : header.stored;
  return {
    path: cleanPath(header.path),
    type,
    size: type === 'file' ? (header.sparseSize ?? stored) : 0,
    mode: header.mode,
    target: type === 'hardlink' ? cleanPath(header.target) : type === 'symlink' ? header.target : undefined,
    stored,
    storedIsContent: type === 'file' && header.sparseSize === undefined,
  };
}

/** Links, directories and devices store nothing, even if their size field says so (like in Go's archive/tar). */
const isHeaderOnly = (typeflag: string): boolean => '123456'.includes(typeflag);

function entryType({ typeflag, path }: ResolvedHeader): EntryType {
  switch (typeflag) {
    case '\0':
      return path.endsWith('/') ? 'directory' : 'file';
    case '0':
    case '7':
    case 'S':
      return 'file';
    case '1':
      return 'hardlink';
    case '2':
      return 'symlink';
    case '5':
      return 'directory';
    default:
      return 'other';
  }
}

/** Relative to the root, with `.`, `..` and double slashes resolved, as engines do before they extract. */
function cleanPath(path: string): string {
  if (!NEEDS_CLEANING.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A part that is empty, `.` or `..`. */
const NEEDS_CLEANING = /(?:^|\/)\.{0,2}(?:\/|$)/;
