import type { Inputs } from '../action/inputs.ts';
import type { BuildOutcome } from '../model/build-outcome.ts';
import { fromBuilder, type Measured } from '../model/measured.ts';
import { compareWithSdk, isBuiltOnSdk } from '../model/sdk-comparison.ts';
import { weigh } from '../model/weigh.ts';
import type { Tools } from '../tools/tools.ts';
import { type DotnetVersion, readSdkImage } from './sdk-image.ts';

/** What is known of an image apart from the image. */
export interface About extends Pick<Measured, 'name' | 'project' | 'builder'> {
  readonly dotnetVersion: DotnetVersion;
  /** Which of Microsoft's images the app needs. */
  readonly runtime: 'aspnet' | 'runtime' | 'runtime-deps';
}

/** Weighs an image and compares it with the SDK image of its .NET version. */
export async function measuredImage(
  { built, base, baseReference }: BuildOutcome,
  { name, project, builder, dotnetVersion, runtime }: About,
  sdkInput: Inputs['sdkImage'],
  tools: Pick<Tools, 'images' | 'log'>,
): Promise<Measured> {
  const { contents } = built;
  const weighed = weigh(contents, base);
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
