import type { BaseComparison } from '../compare/base-comparison.ts';
import type { Compared, Comparison } from '../compare/comparison.ts';
import type { LimitResult } from '../limits/limits.ts';
import type { ReportedPlan } from '../model/build-plan.ts';
import { formatPlatform } from '../model/image.ts';
import type { BaselineImage, Measured } from '../model/measured.ts';
import { isKnown, type Sizes } from '../model/size.ts';
import type { Weighed } from '../model/weigh.ts';
import type { ImageResult } from './image-result.ts';
import type { BaselineReport, ComparisonReport, ImageReport } from './report.ts';

/** An image as report.json has it. */
export function reportImage(result: ImageResult): ImageReport {
  const { image, baseline, comparison, findings, limits } = result;
  return {
    ...reportMeasured(image),
    sizes: { ...reportSizes(image.weighed.sizes), ...reportDeploy(result) },
    ...reportSdk(image.sdk),
    baseline: comparison
      ? reportBaseline(baseline)
      : { missing: baseline.missing, appeared: baseline.appeared ?? false },
    comparison: comparison ? reportComparison(comparison) : null,
    findings: [...findings],
    limits: limits.map(reportLimit),
  };
}

/** The same of a measurement that was not compared or judged. */
export function reportMeasurement(image: Measured): ImageReport {
  return reportImage({ image, baseline: { missing: 'it was not compared' }, findings: [], limits: [] });
}

/** What an image was compared with: all that another comparison needs, and nothing of what was reported of it then. */
function reportBaseline({ commit, source, image }: BaselineImage): BaselineReport {
  const { sizes, ...measured } = reportMeasured(image);
  const { sdk } = image;
  const ratio = 'unknown' in sdk ? sdk : (sdk.ratio ?? { unknown: RATIO_UNKNOWN });
  return {
    commit,
    source,
    ...measured,
    sizes,
    ...(typeof ratio === 'number' ? { sdkRatio: ratio } : { sdkRatio: null, sdkRatioUnknown: ratio.unknown }),
  };
}

function reportMeasured(image: Measured): Omit<BaselineReport, 'commit' | 'source' | 'sdkRatio'> {
  const { weighed, digest, compressor, note } = image;
  return {
    name: image.name,
    project: image.project ?? null,
    builder: image.builder,
    ...(image.build === undefined ? {} : { build: reportPlan(image.build) }),
    reference: image.reference ?? null,
    ...(typeof digest === 'string' ? { digest } : { digest: null, digestUnknown: digest.unknown }),
    platform: formatPlatform(image.platform),
    ...(note === undefined ? {} : { note }),
    ...(typeof compressor === 'string'
      ? { compressor }
      : { compressor: null, compressorUnknown: compressor.unknown }),
    sizes: reportSizes(weighed.sizes),
    app: reportSizes(weighed.app),
    layers: weighed.layers.map(({ digest, diffId, createdBy, contentDigest, from, ...sizes }) => ({
      digest,
      diffId,
      ...reportSizes(sizes),
      createdBy,
      ...(typeof contentDigest === 'string'
        ? { contentDigest }
        : { contentDigest: null, contentDigestUnknown: contentDigest.unknown }),
      from: from ?? null,
    })),
    ...reportBase(weighed),
    sdkBase: image.sdkBase ?? null,
  };
}

function reportPlan({ builder, dockerfile, stage, context, publish, reason }: ReportedPlan) {
  return {
    builder,
    dockerfile: dockerfile ?? null,
    stage: stage ?? null,
    context: context ?? null,
    publish: publish ?? null,
    reason,
  };
}

function reportDeploy({
  baseline,
  comparison,
}: Compared): Pick<ImageReport['sizes'], 'deploy' | 'deployUnknown'> {
  if (!comparison) return { deploy: null, deployUnknown: `there is no baseline: ${baseline.missing}` };
  const { size } = comparison.deploy;
  return isKnown(size) ? { deploy: size.bytes } : { deploy: null, deployUnknown: size.unknown };
}

function reportBase({ base }: Weighed): Pick<ImageReport, 'base' | 'baseUnknown' | 'baseNone'> {
  if ('unknown' in base) return { base: null, baseUnknown: base.unknown };
  if ('none' in base) return { base: null, baseNone: base.none };
  return { base: { reference: base.reference, digest: base.digest, ...reportSizes(base) } };
}

const RATIO_UNKNOWN = 'a download size is unknown';

function reportSdk(sdk: Measured['sdk']): Pick<ImageReport, 'sdk' | 'sdkUnknown'> {
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
      ...(sdk.ratio === undefined ? { ratioUnknown: RATIO_UNKNOWN } : {}),
      diskRatio: sdk.diskRatio ?? null,
      ...(sdk.diskRatio === undefined ? { diskRatioUnknown: 'a disk size is unknown' } : {}),
    },
  };
}

function reportLimit({
  name,
  limit,
  actual,
  verdict,
  reason,
  overridden,
}: LimitResult): ImageReport['limits'][number] {
  const figure =
    actual === null || typeof actual === 'number'
      ? { actual }
      : { actual: null, actualUnknown: actual.unknown };
  return { name, limit, ...figure, verdict, reason, overridden: overridden ?? false };
}

function reportComparison(comparison: Comparison): ComparisonReport {
  const { noChange, increase, base, deploy, compressorsDiffer, renamedFrom } = comparison;
  return {
    ...(typeof noChange === 'boolean' ? { noChange } : { noChange: null, noChangeUnknown: noChange.unknown }),
    increase: reportSizes(increase),
    ...reportBases(base),
    ...(isKnown(deploy.ofBase)
      ? { deployOfBase: deploy.ofBase.bytes }
      : { deployOfBase: null, deployOfBaseUnknown: deploy.ofBase.unknown }),
    compressorsDiffer,
    renamedFrom: renamedFrom ?? null,
  };
}

function reportBases(
  base: BaseComparison,
): Pick<ComparisonReport, 'baseDrift' | 'baseChange' | 'baseUnknown'> {
  if ('unknown' in base) return { baseDrift: null, baseChange: null, baseUnknown: base.unknown };
  switch (base.kind) {
    case 'same':
      return { baseDrift: null, baseChange: null };
    case 'drift': {
      const { reference, from, to } = base;
      return { baseDrift: { reference, from, to, ...reportSizes(base) }, baseChange: null };
    }
    case 'change': {
      const { from, to } = base;
      return { baseDrift: null, baseChange: { from, to, ...reportSizes(base) } };
    }
  }
}

/** Both sizes, or both differences, as report.json has them. */
export function reportSizes({ download, disk }: Sizes): ImageReport['app'] {
  return {
    ...(isKnown(download)
      ? { download: download.bytes, downloadKnown: download.how }
      : { download: null, downloadUnknown: download.unknown }),
    ...(isKnown(disk)
      ? { disk: disk.bytes, diskKnown: disk.how }
      : { disk: null, diskUnknown: disk.unknown }),
  };
}
