import type { Digest } from '../model/image.ts';
import { difference, type UnknownSize, verified } from '../model/size.ts';
import type { BaseSizes, NoBase, Sizes, Weighed } from '../model/weigh.ts';

/**
 * What became of the base image between two measurements.
 * drift: the same reference names other content by now; nobody's doing. change: another reference is built on, or
 * there is a base on one side only. Differences in bytes, which may be negative.
 */
export type BaseComparison = SameBase | BaseDrift | BaseChange | UnknownSize;

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
  /** Reference and digest, or null where there is no base image. */
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
  const [to, from] = [named(now), named(before)];
  if (to === null && from === null) return { kind: 'same' };
  const [a, b] = [sizes(now), sizes(before)];
  const change = { download: difference(a.download, b.download), disk: difference(a.disk, b.disk) };
  if (!from || !to || inFull(from.reference) !== inFull(to.reference)) {
    return { kind: 'change', from, to, ...change };
  }
  if (from.digest === to.digest) return { kind: 'same' };
  return { kind: 'drift', reference: to.reference, from: from.digest, to: to.digest, ...change };
}

/** No base weighs nothing: that is known. */
function sizes(base: BaseSizes | NoBase): Sizes {
  return 'none' in base ? { download: verified(0), disk: verified(0) } : base;
}

function named(base: BaseSizes | NoBase): BaseName | null {
  return 'none' in base ? null : { reference: base.reference, digest: base.digest };
}

/** Docker Hub's host, `library/` and the tag `latest` may be left out; so spelled, a reference is the same. */
function inFull(reference: string): string {
  const short = reference.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\/(?=[^/]+$)/, '');
  return /[:@][^/]*$/.test(short) ? short : `${short}:latest`;
}
