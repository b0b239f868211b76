import type { BuiltImage } from '../model/measurement.ts';
import type { UnknownSize } from '../model/size.ts';
import type { BaseImage, NoBase } from '../model/weigh.ts';

/** What a builder leaves: the image as the measuring registry received it, and the base that it stands on. */
export interface BuildOutcome {
  readonly built: BuiltImage;
  readonly base: BaseImage | NoBase | UnknownSize;
  /** The reference of the base image as Dockerfile or MSBuild name it, known or not. */
  readonly baseReference: string | undefined;
}

/** Makes one image and sends it to the measuring registry. To add one: implement this, and choose it in choose-builder.ts. */
export type Builder = () => Promise<BuildOutcome>;
