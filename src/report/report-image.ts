import type { Comparison } from '../compare/comparison.ts';
import type { LimitResult } from '../limits/limits.ts';
import type { Baseline } from '../model/baseline.ts';
import type { ImageContents } from '../model/image.ts';
import type { ImageResult, Measurement } from '../model/measurement.ts';
import { isKnown } from '../model/size.ts';
import type { Weighed } from '../model/weigh.ts';
import type { BaselineReport, ImageReport } from './report.ts';
import { reportBaseline, reportComparison } from './report-comparison.ts';
import { reportSizes } from './report-sizes.ts';

/** An image as report.json has it. */
export function reportImage({ image, baseline, comparison, findings, limits }: ImageResult): ImageReport {
  const { weighed, sdk } = image;
  return {
    ...reportMeasured(image),
    sizes: { ...reportSizes(weighed.sizes), ...reportDeploy(comparison, baseline) },
    ...reportSdk(sdk),
    baseline: reportBaseline(baseline),
    comparison: comparison ? reportComparison(comparison) : null,
    findings: [...findings],
    limits: limits.map(reportLimit),
  };
}

/** A measurement that nobody compared or judged, in the form in which it is kept. */
export function reportMeasurement(image: Measurement): ImageReport {
  const baseline = { missing: 'it was not compared' };
  return reportImage({ image, baseline, comparison: undefined, findings: [], limits: [] });
}

function reportMeasured(image: Measurement): Omit<BaselineReport, 'commit' | 'source' | 'sdkRatio'> {
  const { weighed, built, sdkBase } = image;
  return {
    name: image.name,
    project: image.project ?? null,
    builder: image.builder,
    reference: built.reference ?? null,
    ...reportDigest(built.contents),
    platform: image.platform,
    ...(built.note === undefined ? {} : { note: built.note }),
    ...(typeof built.compressor === 'string'
      ? { compressor: built.compressor }
      : { compressor: null, compressorUnknown: built.compressor.unknown }),
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
    sdkBase: sdkBase ?? null,
  };
}

function reportDeploy(
  comparison: Comparison | undefined,
  baseline: Baseline,
): Pick<ImageReport['sizes'], 'deploy' | 'deployUnknown'> {
  if (comparison) {
    const { size } = comparison.deploy;
    return isKnown(size) ? { deploy: size.bytes } : { deploy: null, deployUnknown: size.unknown };
  }
  const why = 'missing' in baseline ? baseline.missing : 'it was not compared';
  return { deploy: null, deployUnknown: `there is no baseline: ${why}` };
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
