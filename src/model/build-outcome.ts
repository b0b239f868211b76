import type { ImageContents } from './image.ts';
import type { Unknown } from './size.ts';
import type { BaseImage, NoBase } from './weigh.ts';

/** An image as a builder made it and the measuring registry received it, or as a source holds it. */
export interface BuiltImage {
  readonly contents: ImageContents;
  /** The name that the user chose for the image, or the place that it was read from. */
  readonly reference: string | undefined;
  /** The tool that compressed the app layers: different tools make different sizes of the same content. */
  readonly compressor: string | Unknown;
  /** How it was weighed if that was not the best way, and what is unknown for it. A sentence without its full stop. */
  readonly note?: string;
}

/** What a builder or a source yields: an image, and the base that it was built on. */
export interface BuildOutcome {
  readonly built: BuiltImage;
  readonly base: BaseImage | NoBase | Unknown;
  /** The reference of the base image in the Dockerfile or in MSBuild, even if the base is unknown. */
  readonly baseReference: string | undefined;
  /** The name that an archive gives its image, if it gives one: better than the file's name. */
  readonly name?: string;
}
