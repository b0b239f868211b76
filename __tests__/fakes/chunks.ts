/** The bytes in chunks of these sizes, which repeat. */
export function* chunks(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? bytes.length);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** The same as a stream. */
export async function* streamed(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  yield* borrowed(bytes, sizes);
}

/** Each chunk is overwritten after its use, so that a reader that keeps a view of it fails. */
export function* borrowed(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  for (const chunk of chunks(bytes, sizes)) {
    const lent = Buffer.from(chunk);
    yield lent;
    lent.fill(0xff);
  }
}
