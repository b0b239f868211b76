/**
 * Every bound on what others may send us or have us read, in one place; those on waiting for registries are in
 * transport-limits.ts. Sizes in bytes, times in ms. What happens past each one: docs/bounds.md.
 */
export const bounds = {
  /** A manifest, index or config. Registries commonly refuse manifests above 4 MiB. */
  document: 4 * 1024 * 1024,
  /** Layers of one manifest or config. Docker stops at 127; other builders do not. */
  layers: 1024,
  /** Entries of one index. */
  indexEntries: 1024,
  /** Entries of a config's history and of its environment, each. */
  configEntries: 16_384,
  /** Manifests and indexes kept of one run. */
  manifests: 1_000,
  /** Blobs of one run of which something is kept. */
  blobs: 10_000,
  /** Blobs that the base image's registry is asked for. */
  lookUps: 10_000,
  /** Entries of one layer whose names are kept. */
  entries: 1_000_000,
  /** Entries of all layers of one archive, or of one run's pushes, whose names are kept. */
  keptEntries: 2_000_000,
  /** Small JSON documents that are kept of one archive, or of one run's pushes, together. */
  keptDocuments: 64 * 1024 * 1024,
  /** All names and link targets of one tar together, in UTF-16 code units. */
  names: 128 * 1024 * 1024,
  /** A path or link target, in UTF-16 code units; PATH_MAX of Linux is 4096 bytes. */
  path: 16 * 1024,
  /** The content of one extended header of a tar; Go's archive/tar has the same bound. */
  extendedHeader: 1024 * 1024,
  /** What one blob or archive may hold, compressed or not; the largest Windows images are a tenth of it. */
  unpacked: 64 * 1024 ** 3,
  /** A file whose content is normalized. Apps' own assemblies are smaller. One file a layer is in memory at a time. */
  normalized: 4 * 1024 * 1024,
  /**
   * Uncompressed bytes for a compressed one. Deflate cannot pass 1032 (zlib's algorithm notes), whatever is in it;
   * zstd can pass 30,000 with nothing but zeros.
   */
  ratio: 1_100,
  /** Uncompressed bytes from which on the ratio counts: so much is read in a second or two. */
  ratioFrom: 1024 ** 3,
  /** How far back a zstd frame may refer, which must be held; zstd's own default. A power of two. */
  zstdWindow: 128 * 1024 * 1024,
  /** Members of an image archive. */
  members: 100_000,
  /** Images that a docker save archive may name. */
  savedImages: 1_000,
  /** Links from one member of an archive to the next. */
  links: 8,
  /** Indexes in indexes of an OCI layout. */
  nestedIndexes: 3,
  /** Connections to the measuring registry at a time. */
  connections: 1_000,
  /** Upload bodies that are read at the same time; further ones wait. Never below the number of cores. */
  bodies: 4,
  /** A body waits no longer than this for others to end: they may be stuck, or wait for it themselves. */
  bodyWait: 5_000,
  /** A request body that brings nothing for so long is given up. */
  noProgress: 60_000,
  /** Upload sessions at a time. Those that never finish are normal, and none is ever refused. */
  sessions: 1_000,
  /** Upload sessions that have begun and wait for more: what they hold of a layer is held so long. */
  begunSessions: 256,
  /** An upload session that nobody continues for so long is forgotten. */
  idleSession: 10 * 60_000,
} as const;
