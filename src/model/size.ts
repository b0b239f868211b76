/**
 * A size in bytes and how it is known, or why it is not.
 * verified: every byte was read and its digest checked. stated: a publisher says so.
 */
export type Size = KnownSize | UnknownSize;
export type KnownSize = { readonly bytes: number; readonly how: 'verified' | 'stated' };
export type UnknownSize = { readonly unknown: string };

export const verified = (bytes: number): KnownSize => ({ bytes, how: 'verified' });
export const stated = (bytes: number): KnownSize => ({ bytes, how: 'stated' });
export const unknown = (reason: string): UnknownSize => ({ unknown: reason });

export function isKnown(size: Size): size is KnownSize {
  return 'bytes' in size;
}

/** The sum, in bytes: unknown as soon as one part is, and only as well known as its weakest part. */
export function sum(sizes: Iterable<Size>): Size {
  let bytes = 0;
  let how: KnownSize['how'] = 'verified';
  for (const size of sizes) {
    if (!isKnown(size)) return size;
    bytes += size.bytes;
    if (size.how === 'stated') how = 'stated';
  }
  return { bytes, how };
}

/** `now - before`, in bytes, which may be negative: as well known as the weaker of the two. */
export function difference(now: Size, before: Size): Size {
  if (!isKnown(now)) return now;
  if (!isKnown(before)) return { unknown: `not known of the baseline: ${before.unknown}` };
  return {
    bytes: now.bytes - before.bytes,
    how: now.how === 'stated' ? 'stated' : before.how,
  };
}

/** `part / whole` as a decimal, or undefined where either is unknown or the whole is empty. */
export function ratio(part: Size, whole: Size): number | undefined {
  return isKnown(part) && isKnown(whole) && whole.bytes > 0 ? part.bytes / whole.bytes : undefined;
}
