import { formatPlatform, type Platform, samePlatform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { WantedPlatform } from '../oci/stored-image.ts';

/** What is asked of an image that is weighed as it is. */
export interface SourceRequest {
  readonly workspace: string;
  /** Input base-image. */
  readonly baseImage: string | undefined;
  readonly platform: WantedPlatform;
  /** Tag in the measuring registry. */
  readonly tag: string;
}

/** The platform of input `platforms`, else the runner's processor with Linux. */
export function wantedPlatform(platforms: readonly string[] | undefined): WantedPlatform {
  const [os = 'linux', architecture, variant] = platforms?.[0]?.split('/') ?? [];
  const platform = {
    os,
    architecture: architecture ?? (process.arch === 'x64' ? 'amd64' : process.arch),
    ...(variant === undefined ? {} : { variant }),
  };
  return { platform, required: (platforms?.length ?? 0) > 0 };
}

/** @throws UserError where another platform was asked for. */
export function checkPlatform(source: string, platform: Platform, wanted: WantedPlatform): void {
  if (!wanted.required || samePlatform(platform, wanted.platform)) return;
  throw new UserError(
    `${source} is for ${formatPlatform(platform)}, but input platforms asks for ${formatPlatform(wanted.platform)}.`,
  );
}
