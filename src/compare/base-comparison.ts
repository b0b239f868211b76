import type { Digest } from '../model/image.ts';
import { difference, type Sizes, type Unknown, verified } from '../model/size.ts';
import type { BaseSizes, NoBase, Weighed } from '../model/weigh.ts';
import { sameReference } from '../oci/name/reference.ts';

/**
 * How the base image differs between two measurements. Differences are in bytes and may be negative.
 * drift: the same reference names another image now, which is not the pull request's doing.
 * change: the image is built on another reference, or only one side has a base image.
 */
export type BaseComparison = SameBase | BaseDrift | BaseChange | Unknown;

export interface SameBase {
  readonly kind: 'same';
}

export interface BaseDrift extends Sizes {
  readonly kind: 'drift';
  readonly reference: string;
  readonly from: Digest;
  readonly to: Digest;
}

export interface BaseChange extends Sizes {
  readonly kind: 'change';
  /** Null if there is no base image. */
  readonly from: BaseName | null;
  readonly to: BaseName | null;
}

export interface BaseName {
  readonly reference: string;
  readonly digest: Digest;
}

export function compareBases(now: Weighed['base'], before: Weighed['base']): BaseComparison {
  if ('unknown' in now) return { unknown: `the base image is not known: ${now.unknown}` };
  if ('unknown' in before) {
    return { unknown: `the base image of the baseline is not known: ${before.unknown}` };
  }
  const [to, from] = [nameOf(now), nameOf(before)];
  if (to === null && from === null) return { kind: 'same' };
  const [a, b] = [sizes(now), sizes(before)];
  const change = { download: difference(a.download, b.download), disk: difference(a.disk, b.disk) };
  if (!from || !to || !sameReference(from.reference, to.reference)) {
    return { kind: 'change', from, to, ...change };
  }
  if (from.digest === to.digest) return { kind: 'same' };
  return { kind: 'drift', reference: to.reference, from: from.digest, to: to.digest, ...change };
}

/** No base image is 0 bytes, and that is known. */
function sizes(base: BaseSizes | NoBase): Sizes {
  return 'none' in base ? { download: verified(0), disk: verified(0) } : base;
}

function nameOf(base: BaseSizes | NoBase): BaseName | null {
  return 'none' in base ? null : { reference: base.reference, digest: base.digest };
}
