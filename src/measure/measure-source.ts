import { type ImageSource, sourceName } from '../action/image-source.ts';
import type { Inputs } from '../action/inputs.ts';
import { wantedPlatforms } from '../action/platforms.ts';
import type { Platform } from '../model/image.ts';
import type { Measured } from '../model/measured.ts';
import { readSource } from '../source/image-sources.ts';
import type { DescribedImage } from '../source/local-source.ts';
import type { Places, Tools } from '../tools/tools.ts';
import { imageDotnetVersion } from './dotnet-version.ts';
import { measuredImage, readSdkImageAhead } from './measured-image.ts';

/** An image that exists, and what is needed to measure it. */
export interface SourceToMeasure {
  readonly source: ImageSource;
  /** Undefined: the image's own. */
  readonly name: string | undefined;
  /** Empty: the runner's, or the only one that there is. */
  readonly platforms: readonly Platform[];
  /** Undefined: the one that its labels name. */
  readonly baseImage: string | undefined;
  /** Undefined: that of its .NET version. */
  readonly sdkImage: Inputs['sdkImage'];
}

/** @returns one measurement for each platform, in their order. */
export async function measureSource(
  { source, name, platforms, baseImage, sdkImage }: SourceToMeasure,
  { workspace }: Pick<Places, 'workspace'>,
  tools: Tools,
): Promise<readonly Measured[]> {
  const request = {
    workspace,
    baseImage,
    platforms: wantedPlatforms(platforms),
    onFound: (image: DescribedImage, base: string | undefined) =>
      readSdkImageAhead(sdkImage, imageDotnetVersion(base, image), image.platform, tools),
  };
  const outcomes = await readSource(source, request, tools);
  return Promise.all(
    outcomes.map((outcome) => {
      const about = {
        name: name ?? outcome.name ?? sourceName(source),
        project: undefined,
        builder: 'image' as const,
        dotnetVersion: imageDotnetVersion(outcome.baseReference, outcome.built.contents.config),
        runtime: 'aspnet' as const,
        app: undefined,
        origin: sourceName(source),
      };
      return measuredImage(outcome, about, sdkImage, tools);
    }),
  );
}
