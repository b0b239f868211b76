import { formatPlatform, type ImageConfig, type Platform, samePlatform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { WantedPlatform } from '../oci/archive/stored-image.ts';

/** What is asked of an image that is weighed as it is. */
export interface SourceRequest {
  readonly workspace: string;
  /** Input base-image. */
  readonly baseImage: string | undefined;
  /** At least one. */
  readonly platforms: readonly WantedPlatform[];
  /** Tag in the measuring registry. */
  readonly tag: string;
  /** Called when an image and its base are found, before it is weighed: what else it calls for can be read meanwhile. */
  readonly onFound?: (image: FoundImage, baseReference: string | undefined) => void;
}

export type FoundImage = Pick<ImageConfig, 'env' | 'labels' | 'platform'>;

/** @throws UserError where another platform was asked for. */
export function checkPlatform(source: string, platform: Platform, wanted: WantedPlatform): void {
  if (!wanted.required || samePlatform(platform, wanted.platform)) return;
  throw new UserError(
    `${source} is for ${formatPlatform(platform)}, but input platforms asks for ${formatPlatform(wanted.platform)}.`,
  );
}
