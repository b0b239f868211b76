import { type FailedImage, matchImages } from '../compare/match-images.ts';
import {
  APPEARED,
  type Baseline,
  type BaselineSource,
  type ImageFailure,
  type Measured,
} from '../model/measured.ts';
import { UserError } from '../model/user-error.ts';

/** Everything that was measured at the commit that the run is compared with. */
export interface FoundBaseline {
  /** Null if it is not known. */
  readonly commit: string | null;
  readonly source: BaselineSource;
  readonly images: readonly Measured[];
  /** Images of that commit that could not be measured. */
  readonly failures: readonly ImageFailure[];
}

/** The baseline of a run, or why there is none. */
export type RunBaseline = FoundBaseline | { readonly missing: string };

export interface MatchedBaseline {
  /** What each image of the run is compared with. */
  readonly baselines: ReadonlyMap<Measured, Baseline>;
  /** Images of the baseline that no longer exist. */
  readonly removed: readonly Measured[];
}

/** Finds what each image of the run is compared with. */
export function matchBaseline(
  images: readonly Measured[],
  baseline: RunBaseline,
  failed: readonly FailedImage[],
): MatchedBaseline {
  if ('missing' in baseline)
    return { baselines: new Map(images.map((image) => [image, baseline])), removed: [] };
  const { commit, source } = baseline;
  const { before, removed } = matchImages(images, baseline.images, failed);
  const baselines = images.map((image): [Measured, Baseline] => {
    const match = before.get(image);
    return [image, match ? { commit, source, image: match } : absent(image, baseline.failures)];
  });
  return { baselines: new Map(baselines), removed };
}

/** An image without a match is new, unless it could not be measured at the baseline. */
function absent(image: Measured, failures: readonly ImageFailure[]): Baseline {
  const failure = failures.find(
    ({ name, project }) => project === undefined || project === image.project || name === image.name,
  );
  return failure ? { missing: `the base does not build: ${reasonOf(failure)}` } : APPEARED;
}

/** The first error line of the tool that failed, which says more than the message that it failed. */
function reasonOf({ error }: ImageFailure): string {
  if (!(error instanceof UserError)) throw error;
  return error.details[0]?.message ?? error.message.split('\n', 1)[0] ?? error.message;
}
