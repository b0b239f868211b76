import type { Inputs } from '../action/inputs.ts';
import type { BuildOutcome } from '../model/build-outcome.ts';
import type { Platform } from '../model/image.ts';
import { fromBuilder, type Measured } from '../model/measured.ts';
import { compareWithSdk, isBuiltOnSdk } from '../model/sdk-comparison.ts';
import type { Unknown } from '../model/size.ts';
import { RegistryError } from '../model/user-error.ts';
import { type BaseImage, weigh } from '../model/weigh.ts';
import type { Tools } from '../tools/tools.ts';
import { type Expected, requireApp } from './require-app.ts';

/** `10.0`, or why the .NET version of an image is unknown. */
export type DotnetVersion = string | Unknown;

/** What is known of an image apart from the image. */
export interface About extends Expected, Pick<Measured, 'project'> {
  readonly dotnetVersion: DotnetVersion;
  /** Which of Microsoft's images the app needs. */
  readonly runtime: 'aspnet' | 'runtime' | 'runtime-deps';
}

/**
 * Weighs an image and compares it with the SDK image of its .NET version.
 * @throws UserError if it is not an image of the app.
 */
export async function measuredImage(
  { built, base, baseReference }: BuildOutcome,
  about: About,
  sdkInput: Inputs['sdkImage'],
  tools: Pick<Tools, 'images' | 'log'>,
): Promise<Measured> {
  const { name, project, builder, dotnetVersion, runtime } = about;
  const { contents } = built;
  const weighed = weigh(contents, base);
  requireApp({ contents, weighed, baseReference }, about, tools.log);
  const sdkImage = await readSdkImage(sdkInput, dotnetVersion, contents.config.platform, tools);
  const sdk =
    'unknown' in sdkImage ? sdkImage : compareWithSdk(weighed, sdkImage.reference, sdkImage.contents);
  const onSdk = isBuiltOnSdk(
    { base: baseReference, contents },
    'unknown' in sdkImage ? undefined : sdkImage.contents,
  );
  const version = typeof dotnetVersion === 'string' ? dotnetVersion : 'VERSION';
  const instead = `mcr.microsoft.com/dotnet/${runtime}:${version}`;
  return {
    name,
    project,
    builder,
    ...fromBuilder(built, weighed),
    sdk,
    sdkBase: onSdk ? { base: baseReference ?? 'unknown', instead } : undefined,
  };
}

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
async function readSdkImage(
  input: Inputs['sdkImage'],
  version: DotnetVersion,
  platform: Platform,
  { images, log }: Pick<Tools, 'images' | 'log'>,
): Promise<BaseImage | Unknown> {
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
function sdkReference(input: Inputs['sdkImage'], version: DotnetVersion): string | Unknown {
  if (input === 'none') return { unknown: 'input sdk-image is none' };
  if (input !== undefined) return input;
  return typeof version === 'string' ? `mcr.microsoft.com/dotnet/sdk:${version}` : version;
}
