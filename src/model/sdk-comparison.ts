import type { Digest, ImageContents } from './image.ts';
import { isKnown, ratio, type Sizes, type Unknown } from './size.ts';
import { instructions, type MeasuredLayer, sizesOf, startsWith, type Weighed } from './weigh.ts';

/** The image compared with the SDK image of the same .NET version, which people ship by mistake. */
export interface SdkComparison extends Sizes {
  readonly reference: string;
  readonly digest: Digest;
  /** `shared`: the image has this layer too. */
  readonly layers: readonly (Omit<MeasuredLayer, 'from' | 'contentDigest'> & { readonly shared: boolean })[];
  /** Image / SDK image, as decimals; undefined if a size is unknown. */
  readonly ratio: number | undefined;
  readonly diskRatio: number | undefined;
}

/** @param reference of the SDK image as the user wrote it, not a mirror's. */
export function compareWithSdk(image: Weighed, reference: string, sdk: ImageContents): SdkComparison {
  const own = new Set(image.layers.map((layer) => layer.diffId));
  const createdBy = instructions(sdk.config.history, sdk.layers.length);
  const { download, disk } = sizesOf(sdk.layers);
  return {
    reference,
    digest: sdk.digest,
    download,
    disk,
    layers: sdk.layers.map((layer, i) => ({
      digest: layer.digest,
      diffId: layer.diffId,
      download: layer.download,
      disk: layer.disk,
      createdBy: createdBy[i] ?? '',
      shared: own.has(layer.diffId),
    })),
    ratio: ratio(image.sizes.download, download),
    diskRatio: ratio(image.sizes.disk, disk),
  };
}

/**
 * Whether the image was built on an SDK image. Any one sign is enough: its base is called dotnet/sdk, it starts with
 * the SDK image's layers, or its config has the variable that Microsoft's SDK images set. `sdk` is what the image is
 * compared with; a user can name any image there.
 */
export function isBuiltOnSdk(
  image: { readonly base: string | undefined; readonly contents: ImageContents },
  sdk: ImageContents | undefined,
): boolean {
  const { config } = image.contents;
  return (
    /(^|\/)dotnet\/sdk([:@]|$)/.test(image.base ?? '') ||
    (sdk !== undefined && isSdk(sdk) && startsWith(config.diffIds, sdk.config.diffIds)) ||
    isSdk(image.contents)
  );
}

function isSdk({ config }: ImageContents): boolean {
  return (
    config.diffIds.length > 0 && config.env.some((variable) => variable.startsWith('DOTNET_SDK_VERSION='))
  );
}

/** The ratio of the download sizes as a decimal, or why it is not known. */
export function sdkRatio(sdk: SdkComparison | Unknown): number | Unknown {
  if ('unknown' in sdk) return sdk;
  if (sdk.ratio !== undefined) return sdk.ratio;
  return isKnown(sdk.download) ? { unknown: 'the download size is unknown' } : sdk.download;
}
