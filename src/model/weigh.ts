import type { Digest, HistoryEntry, ImageContents, LayerContents } from './image.ts';
import { isKnown, type Size, type Sizes, sum, type Unknown } from './size.ts';

/** A base image as its registry publishes it. */
export interface BaseImage {
  /** As the user wrote it, not a mirror's. */
  readonly reference: string;
  readonly contents: ImageContents;
}

/** Built from nothing (`FROM scratch`): every layer is an app layer. `none` says why. */
export interface NoBase {
  readonly none: string;
}

export interface MeasuredLayer {
  readonly digest: Digest;
  readonly diffId: Digest;
  readonly download: Size;
  readonly disk: Size;
  /** Of the entries of its tar, independent of their order and times; or why it is unknown. */
  readonly contentDigest: Digest | Unknown;
  /** The instruction that made it; empty if the image does not record it. */
  readonly createdBy: string;
  /** Undefined if the base image is unknown. */
  readonly from: 'base' | 'app' | undefined;
}

export interface BaseSizes extends Sizes {
  readonly reference: string;
  readonly digest: Digest;
}

export interface Weighed {
  readonly layers: readonly MeasuredLayer[];
  readonly sizes: Sizes;
  /** Of the app layers alone. */
  readonly app: Sizes;
  readonly base: BaseSizes | NoBase | Unknown;
}

/**
 * Download size: the base layers as their registry publishes them plus the app layers as the builder uploaded them.
 * Disk size: the layers' uncompressed tars. A base counts only if all its layers are the image's first, by diffID.
 * If the base is unknown, so is the download size of what an engine sent: the engine may have compressed base layers
 * differently from their registry.
 */
export function weigh(contents: ImageContents, base: BaseImage | NoBase | Unknown): Weighed {
  const known = 'contents' in base ? (mismatch(contents, base) ?? base) : base;
  const published = 'contents' in known ? known.contents.layers : [];
  const createdBy = instructions(contents.config.history, contents.layers.length);
  const layers = contents.layers.map((sent, i): MeasuredLayer => {
    const ofBase = published[i];
    const { digest, diffId, download, disk, files } = ofBase ? asPublished(sent, ofBase) : sent;
    const from = 'unknown' in known ? undefined : ofBase ? 'base' : 'app';
    const contentDigest = 'unknown' in files ? files : files.contentDigest;
    return { digest, diffId, download, disk, contentDigest, createdBy: createdBy[i] ?? '', from };
  });
  if ('unknown' in known) return { layers, ...sizesWithoutBase(layers, known), base: known };
  return {
    layers,
    sizes: sizesOf(layers),
    app: sizesOf(layers.slice(published.length)),
    base:
      'contents' in known
        ? {
            reference: known.reference,
            digest: known.contents.digest,
            ...sizesOf(layers.slice(0, published.length)),
          }
        : known,
  };
}

function sizesWithoutBase(layers: readonly MeasuredLayer[], base: Unknown): Pick<Weighed, 'sizes' | 'app'> {
  const unknown = { unknown: `the base image is not known: ${base.unknown}` };
  const { download, disk } = sizesOf(layers);
  // If the image's registry states the size of every layer, that is what a host pulls, with any base.
  const published = layers.every((layer) => isKnown(layer.download) && layer.download.how === 'stated');
  return {
    sizes: { download: published ? download : unknown, disk },
    app: { download: unknown, disk: unknown },
  };
}

export function sizesOf(layers: readonly Pick<MeasuredLayer, 'download' | 'disk'>[]): Sizes {
  return {
    download: sum(layers.map((layer) => layer.download)),
    disk: sum(layers.map((layer) => layer.disk)),
  };
}

/** Whether all layers of the base are the first layers of the image, by diffID. */
export function startsWith(diffIds: readonly Digest[], base: readonly Digest[]): boolean {
  return base.every((diffId, i) => diffId === diffIds[i]);
}

function mismatch(contents: ImageContents, base: BaseImage): Unknown | undefined {
  if (startsWith(contents.config.diffIds, base.contents.config.diffIds)) return undefined;
  return { unknown: `the image does not start with the layers of ${base.reference}` };
}

/** If the builder sent a base layer, its tar was verified, but its compressed size is not the published one. */
function asPublished(sent: LayerContents, published: LayerContents): LayerContents {
  return isKnown(sent.disk) && sent.disk.how === 'verified' ? { ...published, disk: sent.disk } : published;
}

/**
 * The instruction of each layer; none if the history does not have one entry for each layer.
 * OCI image specification, "history": entries with `empty_layer` made no layer.
 */
export function instructions(history: readonly HistoryEntry[], layers: number): readonly string[] {
  const made = history.filter((entry) => !entry.emptyLayer).map((entry) => entry.createdBy);
  return made.length === layers ? made : [];
}
