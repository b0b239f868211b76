/** What differs between two builds of an assembly, and its code. */
export interface AssemblyParts {
  readonly code: string;
  /** 16 bytes. */
  readonly moduleVersion: Buffer;
  readonly stamp: number;
  /** Of the .pdb: 16 bytes. */
  readonly debugId: Buffer;
  readonly signature: Buffer;
  readonly pe32Plus?: boolean;
}

const SECTION = { address: 0x2000, offset: 0x200, size: 0x400 };
/** Places in the one section. */
const AT = {
  cli: 0,
  signature: 0x50,
  debug: 0x80,
  codeView: 0xc0,
  metadata: 0x100,
  guid: 0x180,
  code: 0x200,
};

/** A .NET assembly with as much of the format as is read of it: headers, one section, metadata of one heap. */
export function assembly({
  code,
  moduleVersion,
  stamp,
  debugId,
  signature,
  pe32Plus,
}: AssemblyParts): Buffer {
  const file = Buffer.alloc(SECTION.offset + SECTION.size);
  const [pe, optional] = [0x80, 0x98];
  file.write('MZ', 0);
  file.writeUInt32LE(pe, 0x3c);
  file.write('PE\0\0', pe, 'latin1');
  file.writeUInt16LE(1, pe + 6);
  file.writeUInt32LE(stamp, pe + 8);
  const optionalSize = pe32Plus ? 240 : 224;
  file.writeUInt16LE(optionalSize, pe + 20);
  file.writeUInt16LE(pe32Plus ? 0x20b : 0x10b, optional);
  file.writeUInt32LE(stamp ^ 0x5555, optional + 64);
  const directories = optional + (pe32Plus ? 112 : 96);
  const directory = (at: number, place: number, size: number) => {
    file.writeUInt32LE(SECTION.address + place, at);
    file.writeUInt32LE(size, at + 4);
  };
  directory(directories + 6 * 8, AT.debug, 28);
  directory(directories + 14 * 8, AT.cli, 72);
  const header = optional + optionalSize;
  file.write('.text', header);
  for (const [field, value] of [
    [8, SECTION.size],
    [12, SECTION.address],
    [16, SECTION.size],
    [20, SECTION.offset],
  ] as const)
    file.writeUInt32LE(value, header + field);
  writeSection(file.subarray(SECTION.offset), directory, { code, moduleVersion, stamp, debugId, signature });
  return file;
}

function writeSection(
  section: Buffer,
  directory: (at: number, place: number, size: number) => void,
  { code, moduleVersion, stamp, debugId, signature }: AssemblyParts,
): void {
  directory(SECTION.offset + AT.cli + 8, AT.metadata, 0x100);
  directory(SECTION.offset + AT.cli + 32, AT.signature, signature.length);
  signature.copy(section, AT.signature);
  section.writeUInt32LE(stamp, AT.debug + 4);
  section.writeUInt32LE(2, AT.debug + 12);
  section.writeUInt32LE(24, AT.debug + 16);
  section.writeUInt32LE(SECTION.offset + AT.codeView, AT.debug + 24);
  section.write('RSDS', AT.codeView);
  debugId.copy(section, AT.codeView + 4);
  section.write('BSJB', AT.metadata);
  section.writeUInt32LE(12, AT.metadata + 12);
  section.write('v4.0.30319\0\0', AT.metadata + 16, 'latin1');
  const streams = AT.metadata + 28;
  section.writeUInt16LE(2, streams + 2);
  section.write('#~\0\0', streams + 4 + 8, 'latin1');
  section.writeUInt32LE(AT.guid - AT.metadata, streams + 16);
  section.writeUInt32LE(16, streams + 20);
  section.write('#GUID\0\0\0', streams + 24, 'latin1');
  moduleVersion.copy(section, AT.guid);
  section.write(code, AT.code);
}
