import type { Outputs } from './deliver.ts';
import { distinctSizes, type Measurement } from './model/measurement.ts';
import type { ImageReport, Report } from './model/report.ts';
import { isKnown, type Size } from './model/size.ts';

/**
 * The outputs of action.yml that come from figures. With several images, each distinct layer counts once; where one
 * of them could not be measured, the sum of all is not known.
 */
export function figureOutputs(measurements: readonly Measurement[], report: Report): Outputs {
  const whole = measurements.length > 0 && report.failures.length === 0;
  const sizes = whole ? distinctSizes(measurements) : undefined;
  const single = whole && measurements.length === 1 ? measurements[0] : undefined;
  const sdkRatio = single && !('unknown' in single.sdk) ? single.sdk.ratio : undefined;
  return {
    'download-size': bytes(sizes?.download),
    'disk-size': bytes(sizes?.disk),
    'sdk-ratio': sdkRatio === undefined ? '' : String(sdkRatio),
    'image-digest': (single && report.images[0]?.digest) ?? '',
    verdict: report.verdict,
    images: JSON.stringify(report.images.map(withoutLayers)),
  };
}

/** Outputs of a job share 1 MiB; the layers of many images would not fit, and are in report.json. */
function withoutLayers({ layers: _layers, sdk, ...image }: ImageReport): object {
  if (sdk === null) return { ...image, sdk };
  const { layers: _sdkLayers, ...figures } = sdk;
  return { ...image, sdk: figures };
}

function bytes(size: Size | undefined): string {
  return size && isKnown(size) ? String(size.bytes) : '';
}
