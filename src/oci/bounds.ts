/**
 * Every bound on what others may send or make the action read. The bounds on requests to registries are in
 * transport-limits.ts. Sizes are in bytes, times in ms. docs/bounds.md says what happens past each bound.
 */
export const bounds = {
  /** A manifest, index or config. Registries commonly refuse manifests above 4 MiB. */
  document: 4 * 1024 * 1024,
  /** Layers of one manifest or config. Docker allows 127; other builders have no limit. */
  layers: 1024,
  /** Entries of one index. */
  indexEntries: 1024,
  /** Entries of a config's history and of its environment, each. */
  configEntries: 16_384,
  /** Manifests and indexes kept of one run. */
  manifests: 1_000,
  /** Blobs of one run that leave something in memory. */
  blobs: 10_000,
  /** Blobs that are looked up at the base image's registry. */
  lookUps: 10_000,
  /** Entries of one layer that are kept. */
  entries: 1_000_000,
  /** Entries that are kept of all layers of one archive, or of one run's pushes. */
  keptEntries: 2_000_000,
  /** Small JSON documents that are kept of one archive, or of one run's pushes, together. */
  keptDocuments: 64 * 1024 * 1024,
  /** All names and link targets of one tar together, in UTF-16 code units. */
  names: 128 * 1024 * 1024,
  /** A path or link target, in UTF-16 code units; PATH_MAX of Linux is 4096 bytes. */
  path: 16 * 1024,
  /** The content of one extended header of a tar; Go's archive/tar has the same bound. */
  extendedHeader: 1024 * 1024,
  /** Size of one blob or archive, compressed or not. The largest Windows images have a tenth of it. */
  unpacked: 64 * 1024 ** 3,
  /** A file that is normalized. Apps' own assemblies are smaller. Each layer has one such file in memory at a time. */
  normalized: 4 * 1024 * 1024,
  /**
   * Uncompressed bytes for each compressed byte. Deflate cannot exceed 1032 (zlib's algorithm notes); zstd can exceed
   * 30,000 if the content is all zeros.
   */
  ratio: 1_100,
  /** Uncompressed bytes from which on the ratio counts. This many are read in a second or two. */
  ratioFrom: 1024 ** 3,
  /** How far back a zstd frame may refer; this many bytes are held. zstd's default. A power of two. */
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
  /** Upload bodies that are read at the same time. Others wait. The number of cores, if that is higher. */
  bodies: 4,
  /** A body waits no longer than this for others to end, because they may be stuck or wait for this one. */
  bodyWait: 5_000,
  /** A request is ended after no data arrived for this long. */
  noProgress: 60_000,
  /** Upload sessions at a time. Sessions that never finish are normal, so none is refused. */
  sessions: 1_000,
  /** Upload sessions that hold a part of a layer and wait for more. */
  begunSessions: 256,
  /** A session that is not continued for this long is dropped. */
  idleSession: 10 * 60_000,
} as const;
