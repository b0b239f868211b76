import { isKnown, type Size, sum, type Unknown } from '../model/size.ts';
import type { MeasuredLayer, Weighed } from '../model/weigh.ts';

/** What a redeploy moves over the network to a host that has the baseline image, in bytes. */
export interface Deploy {
  readonly size: Size;
  /** The part of it that is base layers. */
  readonly ofBase: Size;
}

export function deploySize(now: Weighed, before: Weighed): Deploy {
  const unknown = sentUnknown(now, 'the base image') ?? sentUnknown(before, 'the base image of the baseline');
  if (unknown) return { size: unknown, ofBase: unknown };
  const moved = movedLayers(now.layers, before.layers);
  const ofBase = moved.filter((layer) => layer.from === 'base');
  return {
    size: sum(moved.map((layer) => layer.download)),
    ofBase: 'unknown' in now.base ? now.base : sum(ofBase.map((layer) => layer.download)),
  };
}

/** The layers with a digest that the baseline does not have, each digest once. */
export function movedLayers(
  now: readonly MeasuredLayer[],
  before: readonly MeasuredLayer[],
): readonly MeasuredLayer[] {
  const there = new Set(before.map((layer) => layer.digest));
  const moved = now.filter((layer) => !there.has(layer.digest));
  return [...new Map(moved.map((layer) => [layer.digest, layer])).values()];
}

/** On an unknown base, an engine may have compressed the base layers itself: a registry would send other bytes. */
function sentUnknown({ base, sizes }: Weighed, what: string): Unknown | undefined {
  if (!('unknown' in base) || isKnown(sizes.download)) return undefined;
  return { unknown: `${what} is not known: ${base.unknown}` };
}
