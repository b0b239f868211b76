import { type FailedImage, matchImages } from '../compare/match-images.ts';
import type { ImageFailure } from '../model/image-failure.ts';
import { APPEARED, type Baseline, type BaselineSource, type Measured } from '../model/measured.ts';
import { UserError } from '../model/user-error.ts';

/** All that was measured at the commit that the run is compared with. */
export interface FoundBaseline {
  /** Null where nobody says which it was. */
  readonly commit: string | null;
  readonly source: BaselineSource;
  readonly images: readonly Measured[];
  /** What could not be measured there. */
  readonly failures: readonly ImageFailure[];
}

/** That, or why the run is compared with nothing. */
export type RunBaseline = FoundBaseline | { readonly missing: string };

export interface Paired {
  /** What each image of the run is compared with. */
  readonly baselines: ReadonlyMap<Measured, Baseline>;
  /** Images of the baseline that are there no more. */
  readonly removed: readonly Measured[];
}

/** Finds what each image of the run is compared with. */
export function pair(
  images: readonly Measured[],
  baseline: RunBaseline,
  failed: readonly FailedImage[],
): Paired {
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

/** An image that could not be measured then is not new. */
function absent(image: Measured, failures: readonly ImageFailure[]): Baseline {
  const failure = failures.find(
    ({ name, project }) => project === undefined || project === image.project || name === image.name,
  );
  return failure ? { missing: `the base does not build: ${reasonOf(failure)}` } : APPEARED;
}

/** The first line of the tool that failed says more than that it failed. */
function reasonOf({ error }: ImageFailure): string {
  if (!(error instanceof UserError)) throw error;
  return error.details[0]?.message ?? error.message.split('\n', 1)[0] ?? error.message;
}
