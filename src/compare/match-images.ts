import { type Platform, samePlatform } from '../model/image.ts';

/** What distinguishes the images of a run. */
export interface Identity {
  readonly name: string;
  /** Project file, relative to the workspace. */
  readonly project: string | undefined;
  readonly platform: Platform;
}

/** An image of the run that could not be measured. It was not removed. */
export type FailedImage = Pick<Identity, 'name' | 'project'>;

export interface Matches<T, E> {
  /** The earlier image of each that has one; the others are new. */
  readonly before: ReadonlyMap<T, E>;
  /** Earlier images that are gone. */
  readonly removed: readonly E[];
}

type Rule = (image: Identity, earlier: Identity) => boolean;

/**
 * Finds the earlier measurement of each image: of the same project, else of the project that it was moved from; if
 * there is no project, of the same name. Always for the same platform, and each earlier image once.
 */
export function matchImages<T extends Identity, E extends Identity>(
  images: readonly T[],
  earlier: readonly E[],
  failed: readonly FailedImage[] = [],
): Matches<T, E> {
  const present = new Set([...images, ...failed].map((image) => image.project));
  const sameName: Rule = (image, was) => was.name === image.name;
  const sameProject: Rule = (image, was) => image.project !== undefined && was.project === image.project;
  const rules: readonly Rule[] = [
    (image, was) => sameProject(image, was) && sameName(image, was),
    sameProject,
    (image, was) => (image.project === undefined || was.project === undefined) && sameName(image, was),
    (image, was) => !present.has(was.project) && sameName(image, was),
  ];
  const before = new Map<T, E>();
  const left = new Set(earlier);
  for (const rule of rules) {
    for (const image of images.filter((one) => !before.has(one))) {
      const match = [...left].find((was) => samePlatform(was.platform, image.platform) && rule(image, was));
      if (!match) continue;
      before.set(image, match);
      left.delete(match);
    }
  }
  const isFailed = ({ name, project }: Identity) =>
    failed.some((one) => (one.project === undefined ? one.name === name : one.project === project));
  return { before, removed: [...left].filter((one) => !isFailed(one)) };
}
