import type { BuiltImage } from './build-outcome.ts';
import type { BuilderName, ReportedPlan } from './build-plan.ts';
import type { Digest, LayerEntries, Platform } from './image.ts';
import type { SdkComparison } from './sdk-comparison.ts';
import type { Unknown } from './size.ts';
import type { Weighed } from './weigh.ts';

/** An SDK image that an image is built on, and the image that should be in its place. */
export interface SdkBase {
  readonly base: string;
  readonly instead: string;
}

/** Everything that was measured of one image for one platform, in this run or in an earlier one. */
export interface Measured {
  readonly name: string;
  /** Project file, relative to the workspace. */
  readonly project: string | undefined;
  readonly builder: BuilderName;
  /** How it was built; earlier versions of this action did not report it. */
  readonly build?: ReportedPlan;
  readonly platform: Platform;
  /** Of the manifest; unknown if the image has none. */
  readonly digest: Digest | Unknown;
  /** The name that the user chose for the image, or the place that it was read from. */
  readonly reference: string | undefined;
  /** How it was weighed if that was not the best way, and what is unknown for it. A sentence without its full stop. */
  readonly note?: string;
  /** The tool that compressed the app layers: different tools make different sizes of the same content. */
  readonly compressor: string | Unknown;
  readonly weighed: Weighed;
  /** The files of the app layers by diffID, as far as they are known. */
  readonly files: ReadonlyMap<Digest, LayerEntries>;
  readonly sdk: SdkComparison | Unknown;
  /** Set if the image is built on an SDK image. */
  readonly sdkBase: SdkBase | undefined;
}

/** An image that could not be measured. */
export interface ImageFailure {
  readonly name: string;
  /** Project file, relative to the workspace; undefined if it is not known which images there are. */
  readonly project: string | undefined;
  /** A UserError, or a bug. */
  readonly error: unknown;
}

/** What a weighed image has from its builder. */
export type FromBuilder = Pick<
  Measured,
  'platform' | 'digest' | 'reference' | 'note' | 'compressor' | 'weighed' | 'files'
>;

export function fromBuilder(
  { contents, reference, note, compressor }: BuiltImage,
  weighed: Weighed,
): FromBuilder {
  const { digest, manifestUnknown, config } = contents;
  return {
    platform: config.platform,
    digest: manifestUnknown === undefined ? digest : { unknown: manifestUnknown },
    reference,
    ...(note === undefined ? {} : { note }),
    compressor,
    weighed,
    files: new Map(
      contents.layers.flatMap(({ diffId, files }, i) =>
        weighed.layers[i]?.from === 'app' && 'entries' in files ? [[diffId, files.entries] as const] : [],
      ),
    ),
  };
}

/**
 * How a baseline became known: measured in this run, kept by an earlier run, read from an earlier report.json, or
 * read from a registry.
 */
export type BaselineSource = 'built' | 'cache' | 'file' | 'registry';

/** The measurement that one image is compared with. */
export interface BaselineImage {
  /** The commit that it is of; null if that is not known. */
  readonly commit: string | null;
  readonly source: BaselineSource;
  readonly image: Measured;
}

export interface MissingBaseline {
  /** Why there is none. */
  readonly missing: string;
  /** The baseline is known and this image was not in it: nothing is wrong. */
  readonly appeared?: true;
}

export type Baseline = BaselineImage | MissingBaseline;

export const APPEARED: MissingBaseline = { missing: 'the image did not exist then', appeared: true };
