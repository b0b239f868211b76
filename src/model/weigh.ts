import type { Digest, HistoryEntry, ImageContents, LayerContents, LayerFiles } from './image.ts';
import { isKnown, type Size, sum, type UnknownSize } from './size.ts';

/** A base image as its own registry publishes it. */
export interface BaseImage {
  /** As the user knows it, not as a mirror spells it. */
  readonly reference: string;
  readonly contents: ImageContents;
}

/** Built from nothing (`FROM scratch`): every layer is the app's. */
export interface NoBase {
  readonly none: string;
}

export interface MeasuredLayer {
  readonly digest: Digest;
  readonly diffId: Digest;
  readonly download: Size;
  readonly disk: Size;
  /** Of the entries of its tar, whatever their order and times; or why it is not known. */
  readonly contentDigest: Digest | UnknownSize;
  /** The instruction that made it; empty where the image does not say. */
  readonly createdBy: string;
  /** Undefined where the base image is not known. */
  readonly from: 'base' | 'app' | undefined;
}

export interface Sizes {
  readonly download: Size;
  readonly disk: Size;
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
  readonly base: BaseSizes | NoBase | UnknownSize;
}

/**
 * Download size: the base layers as their registry publishes them plus the app layers as the builder uploaded
 * them. Disk size: the layers' uncompressed tars. A base counts only where all its layers come first, by diffID.
 * Where it is not known, neither is the download size of what an engine sent, which may have compressed base layers
 * otherwise than their registry did.
 */
export function weigh(contents: ImageContents, base: BaseImage | NoBase | UnknownSize): Weighed {
  const known = 'contents' in base ? (mismatch(contents, base) ?? base) : base;
  if ('unknown' in known) return weighWithoutBase(contents, known);
  const baseLayers = 'contents' in known ? known.contents.layers : [];
  const createdBy = instructions(contents.config.history, contents.layers.length);
  const layers = contents.layers.map((layer, i): MeasuredLayer => {
    const published = baseLayers[i];
    const { digest, diffId, download, disk, files } = published ? asPublished(layer, published) : layer;
    return {
      digest,
      diffId,
      download,
      disk,
      contentDigest: contentOf(files),
      createdBy: createdBy[i] ?? '',
      from: published ? 'base' : 'app',
    };
  });
  const app = layers.slice(baseLayers.length);
  return {
    layers,
    sizes: sizesOf(layers),
    app: sizesOf(app),
    base:
      'contents' in known
        ? {
            reference: known.reference,
            digest: known.contents.digest,
            ...sizesOf(layers.slice(0, baseLayers.length)),
          }
        : known,
  };
}

function weighWithoutBase(contents: ImageContents, base: UnknownSize): Weighed {
  const createdBy = instructions(contents.config.history, contents.layers.length);
  const layers = contents.layers.map(({ digest, diffId, download, disk, files }, i): MeasuredLayer => {
    const contentDigest = contentOf(files);
    return { digest, diffId, download, disk, contentDigest, createdBy: createdBy[i] ?? '', from: undefined };
  });
  const unknown = { unknown: `the base image is not known: ${base.unknown}` };
  const { download, disk } = sizesOf(layers);
  // What the image's own registry states of all layers is what a host pulls, whatever it was built on.
  const published = layers.every((layer) => isKnown(layer.download) && layer.download.how === 'stated');
  return {
    layers,
    sizes: { download: published ? download : unknown, disk },
    app: { download: unknown, disk: unknown },
    base,
  };
}

function contentOf(files: LayerFiles): MeasuredLayer['contentDigest'] {
  return 'unknown' in files ? files : files.contentDigest;
}

export function sizesOf(layers: readonly Pick<MeasuredLayer, 'download' | 'disk'>[]): Sizes {
  return {
    download: sum(layers.map((layer) => layer.download)),
    disk: sum(layers.map((layer) => layer.disk)),
  };
}

/** True where all layers of the base are the first layers of the image, by diffID. */
export function startsWith(diffIds: readonly Digest[], base: readonly Digest[]): boolean {
  return base.length <= diffIds.length && base.every((diffId, i) => diffId === diffIds[i]);
}

function mismatch(contents: ImageContents, base: BaseImage): UnknownSize | undefined {
  if (startsWith(contents.config.diffIds, base.contents.config.diffIds)) return undefined;
  return { unknown: `the image does not start with the layers of ${base.reference}` };
}

/** The builder may have sent a base layer all the same: its tar is then verified, its compression not the base's. */
function asPublished(sent: LayerContents, published: LayerContents): LayerContents {
  return isKnown(sent.disk) && sent.disk.how === 'verified' ? { ...published, disk: sent.disk } : published;
}

/**
 * The instruction of each layer, where the history's entries that made a layer are as many as the layers.
 * OCI image specification, "history": `empty_layer` entries made none.
 */
export function instructions(history: readonly HistoryEntry[], layers: number): readonly string[] {
  const made = history.filter((entry) => !entry.emptyLayer).map((entry) => entry.createdBy);
  return made.length === layers ? made : [];
}
