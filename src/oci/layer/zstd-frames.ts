/** What the walk over the format needs next: a field to read, a run of bytes to skip, or to report a frame's edge. */
type Want =
  | { readonly field: number; readonly between?: boolean }
  | { readonly run: number }
  | { readonly frame: 'starts' | 'ends' };

const FRAME = 0xfd2fb528;
const FRAME_BYTES = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const SKIPPABLE = 0x184d2a5;
const NO_BYTES = Buffer.alloc(0);

/**
 * RFC 8878, section 3.1: frames in sequence. A frame has a magic number, a header with its length in the first byte,
 * blocks with their lengths, and maybe a checksum. A skippable frame has no content.
 */
function* walk(): Generator<Want, void, Buffer> {
  for (;;) {
    const magic = (yield { field: 4, between: true }).readUInt32LE(0);
    if (magic >>> 4 === SKIPPABLE) {
      const length = (yield { field: 4 }).readUInt32LE(0);
      yield { run: length };
      continue;
    }
    if (magic !== FRAME) return;
    yield { frame: 'starts' };
    const descriptor = (yield { field: 1 }).readUInt8(0);
    yield { run: headerLength(descriptor) - 1 };
    for (let last = false; !last; ) {
      const block = (yield { field: 3 }).readUIntLE(0, 3);
      const type = (block >>> 1) & 3;
      if (type === 3) return;
      // An RLE block stores one byte, which is repeated.
      yield { run: type === 1 ? 1 : block >>> 3 };
      last = (block & 1) === 1;
    }
    const checksum = (descriptor & 0x04) !== 0;
    yield { run: checksum ? 4 : 0 };
    yield { frame: 'ends' };
  }
}

/** RFC 8878, section 3.1.1.1: descriptor, window, dictionary ID and content size. */
function headerLength(descriptor: number): number {
  const singleSegment = (descriptor & 0x20) !== 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const contentSize = [singleSegment ? 1 : 0, 2, 4, 8][descriptor >>> 6] ?? 0;
  return 1 + (singleSegment ? 0 : 1) + dictionary + contentSize;
}

/** Finds where Zstandard frames start and end, chunk by chunk, from their headers. */
export class ZstdFrames {
  readonly #walk = walk();
  #want: IteratorResult<Want, void> = this.#walk.next();
  #field: Buffer = NO_BYTES;
  #left = 0;
  #inFrame = false;

  /** True between frames. */
  get complete(): boolean {
    const { done, value } = this.#want;
    return !done && 'field' in value && value.between === true && this.#field.length === 0;
  }

  /**
   * The bytes of a chunk that belong to frames, cut at the end of each frame, without skippable frames. Undefined if the
   * bytes are not zstd frames.
   */
  split(chunk: Buffer): Buffer[] | undefined {
    const pieces: Buffer[] = [];
    let at = 0;
    let start = 0;
    while (!this.#want.done) {
      const want = this.#want.value;
      if ('frame' in want) {
        this.#inFrame = want.frame === 'starts';
        if (!this.#inFrame) pieces.push(chunk.subarray(start, at));
        // The magic number may have begun in an earlier chunk. It was held back until a frame was certain.
        else if (at < FRAME_BYTES.length) pieces.push(FRAME_BYTES);
        start = at < FRAME_BYTES.length ? at : at - FRAME_BYTES.length;
        this.#advance(NO_BYTES);
        continue;
      }
      const missing = 'field' in want ? want.field - this.#field.length : this.#left;
      const part = chunk.subarray(at, at + missing);
      at += part.length;
      if ('field' in want) this.#field = Buffer.concat([this.#field, part]);
      else this.#left -= part.length;
      if (part.length === missing) this.#advance(this.#field);
      else return this.#inFrame ? [...pieces, chunk.subarray(start)] : pieces;
    }
    return undefined;
  }

  #advance(field: Buffer): void {
    this.#want = this.#walk.next(field);
    this.#field = NO_BYTES;
    this.#left = !this.#want.done && 'run' in this.#want.value ? this.#want.value.run : 0;
  }
}
