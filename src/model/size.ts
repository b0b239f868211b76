/**
 * A size in bytes and how it is known, or why it is unknown.
 * verified: every byte was read and its digest checked. stated: a publisher says so.
 */
export type Size = KnownSize | Unknown;
export type KnownSize = { readonly bytes: number; readonly how: 'verified' | 'stated' };
/** Why a size, or anything else, is not known. */
export type Unknown = { readonly unknown: string };

/** Both sizes of an image or a layer, or two differences of such sizes. */
export interface Sizes {
  readonly download: Size;
  readonly disk: Size;
}

export const verified = (bytes: number): KnownSize => ({ bytes, how: 'verified' });
export const stated = (bytes: number): KnownSize => ({ bytes, how: 'stated' });
export const unknown = (reason: string): Unknown => ({ unknown: reason });

export function isKnown(size: Size): size is KnownSize {
  return 'bytes' in size;
}

/** The sum, in bytes: unknown if any part is unknown, verified if every part is verified. */
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

/** `now - before`, in bytes, which may be negative: unknown if either is unknown, verified if both are verified. */
export function difference(now: Size, before: Size): Size {
  if (!isKnown(now)) return now;
  if (!isKnown(before)) return { unknown: `unknown for the baseline: ${before.unknown}` };
  return {
    bytes: now.bytes - before.bytes,
    how: now.how === 'stated' ? 'stated' : before.how,
  };
}

/** `part / whole` as a decimal; undefined if either is unknown or the whole is empty. */
export function ratio(part: Size, whole: Size): number | undefined {
  return isKnown(part) && isKnown(whole) && whole.bytes > 0 ? part.bytes / whole.bytes : undefined;
}
