import type { ImageReport } from '../report/report.ts';
import { reportMeasurement } from '../report/report-image.ts';
import type { Digest, LayerEntries } from './image.ts';
import type { Measurement } from './measurement.ts';

/**
 * Where a baseline comes from: measured in this run, by an earlier run that kept it, in an earlier report.json, or
 * read from a registry.
 */
export type BaselineSource = 'built' | 'cache' | 'file' | 'registry';

/** The measurement that one image is compared with, in the form in which measurements are kept. */
export interface BaselineImage {
  /** The commit that it is of; null where nobody says. */
  readonly commit: string | null;
  readonly source: BaselineSource;
  readonly image: ImageReport;
  /** The files of its app layers by diffID, as far as they are known. */
  readonly files: ReadonlyMap<Digest, LayerEntries>;
}

export interface MissingBaseline {
  /** Why there is none. */
  readonly missing: string;
  /** The baseline is known, and this image was not in it: nothing is amiss. */
  readonly appeared?: true;
}

export type Baseline = BaselineImage | MissingBaseline;

export const APPEARED: MissingBaseline = { missing: 'the image did not exist then', appeared: true };

/** A measurement as one to compare with. */
export function baselineImage(
  image: Measurement,
  of: Pick<BaselineImage, 'commit' | 'source'>,
): BaselineImage {
  const files = new Map<Digest, LayerEntries>();
  for (const [i, layer] of image.built.contents.layers.entries()) {
    if (image.weighed.layers[i]?.from !== 'app' || 'unknown' in layer.files) continue;
    files.set(layer.diffId, layer.files.entries);
  }
  return { ...of, image: reportMeasurement(image), files };
}
