/** Every bound on what others may send us, in one place. Sizes in bytes, times in ms. */
export const bounds = {
  /** A manifest, index or config. Registries commonly refuse manifests above 4 MiB. */
  document: 4 * 1024 * 1024,
  /** Manifests and indexes kept of one run. */
  manifests: 1_000,
  /** Entries of one layer whose names are kept. */
  entries: 1_000_000,
  /** All names and link targets of one layer together, in UTF-16 code units. */
  names: 128 * 1024 * 1024,
  /** A path or link target, in UTF-16 code units; PATH_MAX of Linux is 4096 bytes. */
  path: 16 * 1024,
  /** The content of one extended header of a tar; Go's archive/tar has the same bound. */
  extendedHeader: 1024 * 1024,
  /** What one blob may hold uncompressed; the largest Windows images are a tenth of it. */
  unpacked: 64 * 1024 ** 3,
  /** A file whose content is looked into; apps' own assemblies are smaller. One a layer is in memory at a time. */
  lookedInto: 4 * 1024 * 1024,
  /** Members of an image archive. */
  members: 100_000,
  /** Small JSON documents that are kept of one archive, together. */
  archiveDocuments: 64 * 1024 * 1024,
  /** Entries of all layers of one archive together whose names are kept. */
  archiveEntries: 2_000_000,
  /** Links from one member of an archive to the next. */
  links: 8,
  /** Indexes in indexes of an OCI layout. */
  nestedIndexes: 3,
  /** Upload bodies that are read at the same time; further ones wait. Never below the number of cores. */
  bodies: 4,
  /** A body waits no longer than this for others to end: they may be stuck, or wait for it themselves. */
  bodyWait: 5_000,
  /** A request body that brings nothing for so long is given up. */
  noProgress: 60_000,
  /** An upload session that nobody continues for so long is forgotten. */
  idleSession: 10 * 60_000,
} as const;
