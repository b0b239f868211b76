import type { ReportedPlan } from '../model/build-plan.ts';
import type { Digest, LayerEntries, Platform } from '../model/image.ts';
import type { Measured } from '../model/measured.ts';
import type { SdkComparison } from '../model/sdk-comparison.ts';
import type { Size, Sizes, Unknown } from '../model/size.ts';
import type { BaseSizes, MeasuredLayer, NoBase, Weighed } from '../model/weigh.ts';
import type { ImageReport, SdkReport } from './report.ts';

type ReportedSizes = ImageReport['app'];

/** An image as it was measured, from what report.json has of it. `files` are kept apart from it. */
export function measuredOf(
  report: ImageReport,
  files: ReadonlyMap<Digest, LayerEntries> = new Map(),
): Measured {
  const { note, sdk } = report;
  return {
    name: report.name,
    project: report.project ?? undefined,
    builder: report.builder,
    ...(report.build === undefined ? {} : { build: planOf(report.build) }),
    platform: platformOf(report.platform),
    digest: report.digest ?? unknown(report.digestUnknown),
    reference: report.reference ?? undefined,
    ...(note === undefined ? {} : { note }),
    compressor: report.compressor ?? unknown(report.compressorUnknown),
    weighed: weighedOf(report),
    files,
    sdk: sdk ? sdkOf(sdk) : unknown(report.sdkUnknown),
    sdkBase: report.sdkBase ?? undefined,
  };
}

function planOf({
  dockerfile,
  stage,
  context,
  publish,
  ...build
}: NonNullable<ImageReport['build']>): ReportedPlan {
  return {
    ...build,
    dockerfile: dockerfile ?? undefined,
    stage: stage ?? undefined,
    context: context ?? undefined,
    publish: publish ?? undefined,
  };
}

/** The layers and sizes alone. */
export function weighedOf(
  report: Pick<ImageReport, 'layers' | 'sizes' | 'app' | 'base' | 'baseUnknown' | 'baseNone'>,
): Weighed {
  return {
    layers: report.layers.map(
      (layer): MeasuredLayer => ({
        digest: layer.digest,
        diffId: layer.diffId,
        ...sizesOf(layer),
        contentDigest: layer.contentDigest ?? unknown(layer.contentDigestUnknown),
        createdBy: layer.createdBy,
        from: layer.from ?? undefined,
      }),
    ),
    sizes: sizesOf(report.sizes),
    app: sizesOf(report.app),
    base: baseOf(report),
  };
}

function baseOf({
  base,
  baseNone,
  baseUnknown,
}: Pick<ImageReport, 'base' | 'baseUnknown' | 'baseNone'>): BaseSizes | NoBase | Unknown {
  if (base) return { reference: base.reference, digest: base.digest, ...sizesOf(base) };
  return baseNone === undefined ? unknown(baseUnknown) : { none: baseNone };
}

function sdkOf(sdk: SdkReport): SdkComparison {
  return {
    reference: sdk.reference,
    digest: sdk.digest,
    ...sizesOf(sdk),
    layers: sdk.layers.map(({ digest, diffId, createdBy, shared, ...sizes }) => ({
      digest,
      diffId,
      ...sizesOf(sizes),
      createdBy,
      shared,
    })),
    ratio: sdk.ratio ?? undefined,
    diskRatio: sdk.diskRatio ?? undefined,
  };
}

/** Reverses formatPlatform. Takes any text, because the config of an image can have any. */
function platformOf(text: string): Platform {
  const [os = '', architecture = '', ...variant] = text.split('/');
  return { os, architecture, ...(variant.length === 0 ? {} : { variant: variant.join('/') }) };
}

function sizesOf(sizes: ReportedSizes): Sizes {
  return {
    download: sizeOf(sizes.download, sizes.downloadKnown, sizes.downloadUnknown),
    disk: sizeOf(sizes.disk, sizes.diskKnown, sizes.diskUnknown),
  };
}

function sizeOf(bytes: number | null, how: 'verified' | 'stated' | undefined, why: string | undefined): Size {
  return bytes === null ? unknown(why) : { bytes, how: how ?? 'stated' };
}

function unknown(why: string | undefined): Unknown {
  return { unknown: why ?? 'the report does not say why' };
}
