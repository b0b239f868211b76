import type { ImageContents } from './image.ts';
import { judge, type LimitResult, type Limits, type SdkBase } from './limits.ts';
import type { ImageReport } from './report.ts';
import type { SdkComparison } from './sdk-comparison.ts';
import { isKnown, type Size, sum, type UnknownSize } from './size.ts';
import type { MeasuredLayer, Sizes, Weighed } from './weigh.ts';

/** `image`: it was there already. */
export type BuilderName = 'sdk' | 'docker' | 'image';

/** An image as a builder made it and the measuring registry received it, or as a source holds it. */
export interface BuiltImage {
  readonly contents: ImageContents;
  /** The name that the builder gave it, where the user chose one; or where it lies. */
  readonly reference: string | undefined;
  /** The tool that compressed the app layers: figures of different ones differ for the same content. */
  readonly compressor: string | UnknownSize;
}

/** Everything that was measured of one image, for one platform. */
export interface Measurement {
  readonly name: string;
  /** Project file, relative to the workspace. */
  readonly project: string | undefined;
  readonly builder: BuilderName;
  readonly platform: string;
  readonly built: BuiltImage;
  readonly weighed: Weighed;
  readonly sdk: SdkComparison | UnknownSize;
  /** Set where the image is built on an SDK image. */
  readonly sdkBase: SdkBase | undefined;
}

/** A measurement and what the user's limits say of it. */
export interface ImageResult {
  readonly image: Measurement;
  readonly limits: readonly LimitResult[];
}

/** Holds an image against the limits. */
export function judgeImage(image: Measurement, limits: Limits): ImageResult {
  const { weighed, sdk, sdkBase } = image;
  return { image, limits: judge({ ...weighed.sizes, sdkRatio: sdkRatio(sdk), sdkBase }, limits) };
}

function sdkRatio(sdk: Measurement['sdk']): number | UnknownSize {
  if ('unknown' in sdk) return sdk;
  if (sdk.ratio !== undefined) return sdk.ratio;
  return isKnown(sdk.download) ? { unknown: 'the download size is unknown' } : sdk.download;
}

/** An image as report.json has it. */
export function reportImage({ image, limits }: ImageResult): ImageReport {
  const { weighed, built, sdk } = image;
  return {
    name: image.name,
    project: image.project ?? null,
    builder: image.builder,
    reference: built.reference ?? null,
    ...reportDigest(built.contents),
    platform: image.platform,
    ...(typeof built.compressor === 'string'
      ? { compressor: built.compressor }
      : { compressor: null, compressorUnknown: built.compressor.unknown }),
    sizes: {
      ...reportSizes(weighed.sizes),
      deploy: null,
      deployUnknown: 'there is no baseline to compare with',
    },
    app: reportSizes(weighed.app),
    layers: weighed.layers.map(({ digest, diffId, createdBy, from, ...sizes }) => ({
      digest,
      diffId,
      ...reportSizes(sizes),
      createdBy,
      from: from ?? null,
    })),
    ...reportBase(weighed),
    ...reportSdk(sdk),
    limits: limits.map(reportLimit),
  };
}

function reportDigest({
  digest,
  manifestUnknown,
}: ImageContents): Pick<ImageReport, 'digest' | 'digestUnknown'> {
  return manifestUnknown === undefined ? { digest } : { digest: null, digestUnknown: manifestUnknown };
}

function reportBase({ base }: Weighed): Pick<ImageReport, 'base' | 'baseUnknown' | 'baseNone'> {
  if ('unknown' in base) return { base: null, baseUnknown: base.unknown };
  if ('none' in base) return { base: null, baseNone: base.none };
  return { base: { reference: base.reference, digest: base.digest, ...reportSizes(base) } };
}

function reportSdk(sdk: Measurement['sdk']): Pick<ImageReport, 'sdk' | 'sdkUnknown'> {
  if ('unknown' in sdk) return { sdk: null, sdkUnknown: sdk.unknown };
  return {
    sdk: {
      reference: sdk.reference,
      digest: sdk.digest,
      ...reportSizes(sdk),
      layers: sdk.layers.map(({ digest, diffId, createdBy, shared, ...sizes }) => ({
        digest,
        diffId,
        ...reportSizes(sizes),
        createdBy,
        shared,
      })),
      ratio: sdk.ratio ?? null,
      ...(sdk.ratio === undefined ? { ratioUnknown: 'a download size is unknown' } : {}),
      diskRatio: sdk.diskRatio ?? null,
      ...(sdk.diskRatio === undefined ? { diskRatioUnknown: 'a disk size is unknown' } : {}),
    },
  };
}

function reportLimit({ name, limit, actual, verdict, reason }: LimitResult): ImageReport['limits'][number] {
  const figure =
    actual === null || typeof actual === 'number'
      ? { actual }
      : { actual: null, actualUnknown: actual.unknown };
  return { name, limit, ...figure, verdict, reason };
}

function reportSizes({ download, disk }: Sizes): ImageReport['app'] {
  return {
    ...(isKnown(download)
      ? { download: download.bytes, downloadKnown: download.how }
      : { download: null, downloadUnknown: download.unknown }),
    ...(isKnown(disk)
      ? { disk: disk.bytes, diskKnown: disk.how }
      : { disk: null, diskUnknown: disk.unknown }),
  };
}

/**
 * The sizes of several images together: each distinct layer counts once, as on a host that runs them all. It is
 * pulled once a digest and unpacked once a diffID.
 */
export function distinctSizes(images: readonly Measurement[]): Sizes {
  const layers = images.flatMap((image) => image.weighed.layers);
  // A layer that one image knows only by half may be known whole from another.
  const known = (size: Size) => (isKnown(size) ? 1 : 0);
  const first = (of: (layer: MeasuredLayer) => Size, key: (layer: MeasuredLayer) => string) => [
    ...new Map(
      layers.toSorted((a, b) => known(of(a)) - known(of(b))).map((layer) => [key(layer), of(layer)]),
    ).values(),
  ];
  const unknown = images.map((image) => image.weighed.sizes.download).filter((size) => !isKnown(size));
  return {
    download: sum([
      ...unknown,
      ...first(
        (layer) => layer.download,
        (layer) => layer.digest,
      ),
    ]),
    disk: sum(
      first(
        (layer) => layer.disk,
        (layer) => layer.diffId,
      ),
    ),
  };
}
