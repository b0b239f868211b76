import { constants, zstdCompressSync } from 'node:zlib';

export interface FrameOptions {
  readonly level?: number;
  readonly checksum?: boolean;
  /** Whether the header states the size of the content; a stream's header does not. */
  readonly contentSize?: boolean;
}

/** One Zstandard frame. */
export function frame(bytes: Uint8Array, options: FrameOptions = {}): Buffer {
  const { level = 3, checksum = false, contentSize = true } = options;
  return zstdCompressSync(bytes, {
    params: {
      [constants.ZSTD_c_compressionLevel]: level,
      [constants.ZSTD_c_checksumFlag]: checksum ? 1 : 0,
      [constants.ZSTD_c_contentSizeFlag]: contentSize ? 1 : 0,
    },
  });
}

/** RFC 8878, section 3.1.2: a frame that decompressors skip. It has 16 reserved magic numbers. */
export function skippable(content: Uint8Array, variant = 0): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(0x184d2a50 + variant);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
}
