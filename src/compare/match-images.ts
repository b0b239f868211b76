import type { ImageReport } from '../report/report.ts';

/** What tells the images of a run apart. */
export interface Identity {
  readonly name: string;
  /** Project file, relative to the workspace. */
  readonly project: string | undefined;
  readonly platform: string;
}

export interface Circumstances {
  /** Project files that were moved, by their former path, as far as git says. */
  readonly renames?: ReadonlyMap<string, string>;
  /** Images of the run that could not be measured: they are not gone. */
  readonly failed?: readonly Pick<Identity, 'name' | 'project'>[];
}

export interface Matches<T> {
  /** The earlier image of each that has one; the others are new. */
  readonly before: ReadonlyMap<T, ImageReport>;
  /** Images that are there no more. */
  readonly removed: readonly ImageReport[];
}

type Rule<T> = (image: T, earlier: ImageReport) => boolean;

/**
 * Finds the earlier measurement of each image: of the same project, else of the project that it was moved or renamed
 * from; where there is no project, of the same name. Always for the same platform, and none twice.
 */
export function matchImages<T extends Identity>(
  images: readonly T[],
  earlier: readonly ImageReport[],
  { renames = new Map(), failed = [] }: Circumstances = {},
): Matches<T> {
  const present = new Set([...images, ...failed].map((image) => image.project));
  const gone = (project: string | null) => project !== null && !present.has(project);
  const rules: readonly Rule<T>[] = [
    (image, { name, project }) =>
      image.project !== undefined && project === image.project && name === image.name,
    (image, { project }) => image.project !== undefined && project === image.project,
    (image, { name, project }) => (image.project === undefined || project === null) && name === image.name,
    (image, { project }) => project !== null && gone(project) && renames.get(project) === image.project,
    (image, { name, project }) => gone(project) && name === image.name,
  ];
  const before = new Map<T, ImageReport>();
  const left = new Set(earlier);
  for (const rule of rules) {
    for (const image of images.filter((one) => !before.has(one))) {
      const match = [...left].find(
        (one) => matchesPlatform(one.platform, image.platform) && rule(image, one),
      );
      if (!match) continue;
      before.set(image, match);
      left.delete(match);
    }
  }
  const isFailed = ({ name, project }: ImageReport) =>
    failed.some((one) => (one.project === undefined ? one.name === name : one.project === project));
  return { before, removed: [...left].filter((one) => !isFailed(one)) };
}

/** One of the two may leave out the variant: `linux/arm64` is `linux/arm64/v8`. */
function matchesPlatform(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
