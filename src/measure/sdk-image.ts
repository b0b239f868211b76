import type { Inputs } from '../action/inputs.ts';
import type { Platform } from '../model/image.ts';
import type { UnknownSize } from '../model/size.ts';
import { RegistryError } from '../model/user-error.ts';
import type { BaseImage } from '../model/weigh.ts';
import type { Tools } from '../tools/tools.ts';

/** `10.0`, or why the .NET version of an image is unknown. */
export type DotnetVersion = string | UnknownSize;

/** Starts to read the SDK image while something else is done. If that fails, it is read again when it is needed. */
export function readSdkImageAhead(
  input: Inputs['sdkImage'],
  version: DotnetVersion,
  platform: Platform,
  { images }: Pick<Tools, 'images'>,
): void {
  const reference = sdkReference(input, version);
  if (typeof reference === 'string') images.read(reference, platform).catch(() => {});
}

/** The SDK image to compare with, or why there is none. */
export async function readSdkImage(
  input: Inputs['sdkImage'],
  version: DotnetVersion,
  platform: Platform,
  { images, log }: Pick<Tools, 'images' | 'log'>,
): Promise<BaseImage | UnknownSize> {
  const reference = sdkReference(input, version);
  if (typeof reference !== 'string') return reference;
  try {
    return await images.read(reference, platform);
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    log.warning(`The SDK image could not be read, so nothing is compared with it. ${error.message}`);
    return { unknown: error.message };
  }
}

/** The image that the user named, otherwise that of the .NET version. */
function sdkReference(input: Inputs['sdkImage'], version: DotnetVersion): string | UnknownSize {
  if (input === 'none') return { unknown: 'input sdk-image is none' };
  if (input !== undefined) return input;
  return typeof version === 'string' ? `mcr.microsoft.com/dotnet/sdk:${version}` : version;
}
