import { EMPTY_CONTENT, EMPTY_TAR } from '../model/image.ts';
import type { UnknownSize } from '../model/size.ts';
import type { MeasuredLayer } from '../model/weigh.ts';

type Layer = Pick<MeasuredLayer, 'diffId' | 'contentDigest'>;

/**
 * Whether two stacks of layers hold the same: layer by layer, so that one that only repeats what another holds
 * counts. Layers without an entry do not count.
 */
export function sameContents(a: readonly Layer[], b: readonly Layer[]): boolean | UnknownSize {
  const [left, right] = [a.filter(holdsSomething), b.filter(holdsSomething)];
  if (left.length !== right.length) return false;
  let same: true | UnknownSize = true;
  for (const [i, layer] of left.entries()) {
    const other = right[i];
    const equal = other ? sameContent(layer, other) : false;
    if (equal === false) return false;
    if (equal !== true) same = equal;
  }
  return same;
}

function holdsSomething({ diffId, contentDigest }: Layer): boolean {
  return diffId !== EMPTY_TAR && contentDigest !== EMPTY_CONTENT;
}

function sameContent(a: Layer, b: Layer): boolean | UnknownSize {
  if (a.diffId === b.diffId) return true;
  if (typeof a.contentDigest !== 'string') return a.contentDigest;
  if (typeof b.contentDigest !== 'string') return b.contentDigest;
  return a.contentDigest === b.contentDigest;
}
