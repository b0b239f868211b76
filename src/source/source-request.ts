import type { ImageConfig } from '../model/image.ts';
import type { WantedPlatform } from '../oci/archive/stored-image.ts';

/** What is needed to measure an image that exists. */
export interface SourceRequest {
  /** Absolute. */
  readonly workspace: string;
  /** Input base-image. */
  readonly baseImage: string | undefined;
  /** At least one. */
  readonly platforms: readonly WantedPlatform[];
  /** Called with an image and the name of its base before the image is read, so that others can read more meanwhile. */
  readonly onFound: (image: DescribedImage, baseReference: string | undefined) => void;
}

export type DescribedImage = Pick<ImageConfig, 'env' | 'labels' | 'platform'>;
