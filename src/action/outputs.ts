import { sumComparisons } from '../compare/sum-comparisons.ts';
import { distinctSizes } from '../model/distinct-sizes.ts';
import { isKnown, type Size } from '../model/size.ts';
import type { ImageResult } from '../report/image-result.ts';
import type { ImageReport, Report } from '../report/report.ts';
import type { Outputs } from './delivery.ts';

/**
 * The outputs of action.yml that hold figures. With several images, each distinct layer counts once. If an image could
 * not be measured, the sums are unknown.
 */
export function figureOutputs(results: readonly ImageResult[], report: Report): Outputs {
  const measurements = results.map((result) => result.image);
  const whole = measurements.length > 0 && report.failures.length === 0;
  const sizes = whole ? distinctSizes(measurements) : undefined;
  const single = whole && measurements.length === 1 ? measurements[0] : undefined;
  const sdkRatio = single && !('unknown' in single.sdk) ? single.sdk.ratio : undefined;
  const comparisons = whole ? sumComparisons(results) : undefined;
  return {
    'download-size': bytes(sizes?.download),
    'disk-size': bytes(sizes?.disk),
    'deploy-size': bytes(comparisons?.deploy),
    'baseline-download-size': bytes(comparisons?.before),
    'download-increase': bytes(comparisons?.increase.download),
    'disk-increase': bytes(comparisons?.increase.disk),
    'base-drift': bytes(comparisons?.baseDrift),
    'sdk-ratio': sdkRatio === undefined ? '' : String(sdkRatio),
    'image-digest': (single && report.images[0]?.digest) ?? '',
    verdict: report.verdict,
    images: JSON.stringify(report.images.map(withoutLayers)),
  };
}

/** All outputs of a job may have 1 MiB together, too little for the layers of many images. report.json has them. */
function withoutLayers({ layers: _layers, sdk, baseline, ...image }: ImageReport): object {
  return {
    ...image,
    sdk: sdk && omitLayers(sdk),
    baseline: 'layers' in baseline ? omitLayers(baseline) : baseline,
  };
}

function omitLayers({ layers: _layers, ...figures }: { readonly layers: unknown }): object {
  return figures;
}

function bytes(size: Size | undefined): string {
  return size && isKnown(size) ? String(size.bytes) : '';
}
