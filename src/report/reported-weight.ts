import type { Size, UnknownSize } from '../model/size.ts';
import type { BaseSizes, MeasuredLayer, NoBase, Sizes, Weighed } from '../model/weigh.ts';
import type { ImageReport } from './report.ts';

/** What of an image's figures is kept in report.json. */
export type ReportedWeight = Pick<
  ImageReport,
  'layers' | 'sizes' | 'app' | 'base' | 'baseUnknown' | 'baseNone'
>;

type ReportedSizes = ImageReport['app'];

const UNSTATED = 'the report does not say why';

/** The figures of an image as report.json has them, as they were when it was weighed. */
export function weighedOf(report: ReportedWeight): Weighed {
  return {
    layers: report.layers.map(
      (layer): MeasuredLayer => ({
        digest: layer.digest,
        diffId: layer.diffId,
        ...reportedSizes(layer),
        contentDigest: layer.contentDigest ?? { unknown: layer.contentDigestUnknown ?? UNSTATED },
        createdBy: layer.createdBy,
        from: layer.from ?? undefined,
      }),
    ),
    sizes: reportedSizes(report.sizes),
    app: reportedSizes(report.app),
    base: reportedBase(report),
  };
}

/** The ratio to the SDK image of an image as report.json has it. */
export function reportedSdkRatio({
  sdk,
  sdkUnknown,
}: Pick<ImageReport, 'sdk' | 'sdkUnknown'>): number | UnknownSize {
  return sdk?.ratio ?? { unknown: sdk?.ratioUnknown ?? sdkUnknown ?? UNSTATED };
}

function reportedBase({ base, baseNone, baseUnknown }: ReportedWeight): Weighed['base'] {
  if (base) {
    const known: BaseSizes = { reference: base.reference, digest: base.digest, ...reportedSizes(base) };
    return known;
  }
  if (baseNone === undefined) return { unknown: baseUnknown ?? UNSTATED };
  const none: NoBase = { none: baseNone };
  return none;
}

function reportedSizes(sizes: ReportedSizes): Sizes {
  return {
    download: size(sizes.download, sizes.downloadKnown, sizes.downloadUnknown),
    disk: size(sizes.disk, sizes.diskKnown, sizes.diskUnknown),
  };
}

function size(bytes: number | null, how: 'verified' | 'stated' | undefined, why: string | undefined): Size {
  return bytes === null ? { unknown: why ?? UNSTATED } : { bytes, how: how ?? 'stated' };
}
