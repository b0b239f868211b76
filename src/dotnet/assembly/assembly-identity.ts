// ECMA-335 II.24 and II.25 (metadata and file format), "PE Format" at learn.microsoft.com, and PE-COFF.md of
// dotnet/runtime (the debug directory's entries).

interface Region {
  readonly at: number;
  readonly size: number;
}

/** Entries of the debug directory that name the build: CodeView, Reproducible, EmbeddedPortablePdb, PdbChecksum. */
const NAMING_ENTRIES: ReadonlySet<number> = new Set([2, 16, 17, 19]);

/** Compilers write at most five. */
const MAX_DEBUG_ENTRIES = 32;
const DEBUG_DIRECTORY = 6;
const CLI_HEADER = 14;

/**
 * The bytes of a .NET assembly without what names its build: module version ID, time stamps, checksum, the link to its
 * .pdb, and the strong name's signature over these. Undefined if the content is not an assembly.
 */
export function withoutIdentity(content: Buffer): readonly Buffer[] | undefined {
  try {
    const regions = identityRegions(content);
    return regions && between(content, regions);
  } catch (error) {
    // It points outside of itself, so it is not an assembly that can run.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function between(content: Buffer, regions: readonly Region[]): readonly Buffer[] | undefined {
  const parts: Buffer[] = [];
  let from = 0;
  for (const { at, size } of regions.toSorted((a, b) => a.at - b.at)) {
    // It points outside of itself.
    if (at + size > content.length) return undefined;
    if (at > from) parts.push(content.subarray(from, at));
    from = Math.max(from, at + size);
  }
  return [...parts, content.subarray(from)];
}

function identityRegions(content: Buffer): readonly Region[] | undefined {
  if (content.toString('latin1', 0, 2) !== 'MZ') return undefined;
  const pe = content.readUInt32LE(0x3c);
  if (content.toString('latin1', pe, pe + 4) !== 'PE\0\0') return undefined;
  const optional = pe + 24;
  const directories = optional + (content.readUInt16LE(optional) === 0x20b ? 112 : 96);
  const offsetOf = sectionOffsets(content, pe);
  const directory = (index: number) => directoryAt(content, directories + index * 8, offsetOf);
  const cli = directory(CLI_HEADER);
  if (cli === undefined) return undefined;
  const debug = directory(DEBUG_DIRECTORY);
  return [
    { at: pe + 8, size: 4 },
    { at: optional + 64, size: 4 },
    ...(debug ? debugRegions(content, debug) : []),
    ...listed(directoryAt(content, cli.at + 32, offsetOf)),
    ...listed(guidHeap(content, directoryAt(content, cli.at + 8, offsetOf))),
  ];
}

/** Translates addresses in memory to offsets in the file. */
function sectionOffsets(content: Buffer, pe: number): (address: number) => number | undefined {
  const count = content.readUInt16LE(pe + 6);
  const first = pe + 24 + content.readUInt16LE(pe + 20);
  const sections = Array.from({ length: count }, (_, index) => {
    const at = first + index * 40;
    return {
      address: content.readUInt32LE(at + 12),
      size: content.readUInt32LE(at + 16),
      offset: content.readUInt32LE(at + 20),
    };
  });
  return (address) => {
    const section = sections.find((each) => address >= each.address && address < each.address + each.size);
    return section && section.offset + address - section.address;
  };
}

function directoryAt(
  content: Buffer,
  at: number,
  offsetOf: (address: number) => number | undefined,
): Region | undefined {
  const [address, size] = [content.readUInt32LE(at), content.readUInt32LE(at + 4)];
  const offset = size === 0 ? undefined : offsetOf(address);
  return offset === undefined ? undefined : { at: offset, size };
}

function debugRegions(content: Buffer, { at, size }: Region): readonly Region[] {
  const count = Math.min(Math.floor(size / 28), MAX_DEBUG_ENTRIES);
  return Array.from({ length: count }, (_, index) => at + index * 28).flatMap((entry) => {
    const stamp = { at: entry + 4, size: 4 };
    if (!NAMING_ENTRIES.has(content.readUInt32LE(entry + 12))) return [stamp];
    return [stamp, { at: content.readUInt32LE(entry + 24), size: content.readUInt32LE(entry + 16) }];
  });
}

/** This heap holds only the module version ID. */
function guidHeap(content: Buffer, metadata: Region | undefined): Region | undefined {
  if (metadata === undefined || content.toString('latin1', metadata.at, metadata.at + 4) !== 'BSJB')
    return undefined;
  const streams = metadata.at + 16 + content.readUInt32LE(metadata.at + 12);
  let header = streams + 4;
  for (let left = content.readUInt16LE(streams + 2); left > 0; left--) {
    const end = content.indexOf(0, header + 8);
    if (end < 0) return undefined;
    const name = content.toString('latin1', header + 8, end);
    if (name === '#GUID')
      return { at: metadata.at + content.readUInt32LE(header), size: content.readUInt32LE(header + 4) };
    header += 8 + Math.ceil((name.length + 1) / 4) * 4;
  }
  return undefined;
}

function listed<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
