import type { BuiltImage } from './measurement.ts';
import type { UnknownSize } from './size.ts';
import type { BaseImage, NoBase } from './weigh.ts';

/** What a builder leaves or a source holds: the image, and the base that it stands on. */
export interface BuildOutcome {
  readonly built: BuiltImage;
  readonly base: BaseImage | NoBase | UnknownSize;
  /** The reference of the base image as Dockerfile or MSBuild name it, known or not. */
  readonly baseReference: string | undefined;
  /** The name that an archive gives its image, where it has one: better than that of its file. */
  readonly name?: string;
}

/**
 * Makes an image and sends it to the measuring registry: one outcome a platform that it is made for, in the order in
 * which they were asked for. To add one: implement this, and choose it in choose-builder.ts.
 */
export type Builder = () => Promise<readonly BuildOutcome[]>;
