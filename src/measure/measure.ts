import type { Inputs } from '../inputs.ts';
import { formatPlatform, type ImageContents } from '../model/image.ts';
import { judge } from '../model/limits.ts';
import type { Measurement } from '../model/measurement.ts';
import { compareWithSdk, isBuiltOnSdk, type SdkComparison } from '../model/sdk-comparison.ts';
import { isKnown, type UnknownSize } from '../model/size.ts';
import { RegistryError } from '../model/user-error.ts';
import { weigh } from '../model/weigh.ts';
import { chooseBuilder, type Places } from './choose-builder.ts';
import { builderName, type Target } from './plan.ts';
import type { Tools } from './tools.ts';

/** Builds one image, weighs it, and holds it beside the SDK image and the limits. */
export async function measure(
  target: Target,
  inputs: Inputs,
  places: Places,
  tools: Tools,
): Promise<Measurement> {
  const { built, base, baseReference } = await chooseBuilder(target, inputs, places, tools)();
  const weighed = weigh(built.contents, base);
  const reference = sdkReference(inputs.sdkImage, target);
  const sdkImage = await readSdkImage(reference, built.contents, tools);
  const sdk =
    'unknown' in sdkImage ? sdkImage : compareWithSdk(weighed, sdkImage.reference, sdkImage.contents);
  const onSdk = isBuiltOnSdk(
    { base: baseReference, contents: built.contents },
    'unknown' in sdkImage ? undefined : sdkImage.contents,
  );
  return {
    name: target.name,
    project: target.projectPath,
    builder: builderName(target),
    platform: formatPlatform(built.contents.config.platform),
    built,
    weighed,
    sdk,
    limits: judge(
      {
        ...weighed.sizes,
        sdkRatio: sdkRatio(reference, sdk),
        sdkBase: onSdk ? { base: baseReference ?? 'unknown', instead: runtimeImage(target) } : undefined,
      },
      inputs.limits,
    ),
  };
}

/** The SDK image of the app's .NET version, the one that the user named, or why there is none to compare with. */
function sdkReference(input: Inputs['sdkImage'], { project }: Target): string | UnknownSize {
  if (input === 'none') return { unknown: 'input sdk-image is none' };
  if (input !== undefined) return input;
  return project.dotnetVersion === undefined
    ? { unknown: `the .NET version of ${project.name} is not known` }
    : `mcr.microsoft.com/dotnet/sdk:${project.dotnetVersion}`;
}

async function readSdkImage(
  reference: string | UnknownSize,
  image: ImageContents,
  { images, log }: Tools,
): Promise<{ reference: string; contents: ImageContents } | UnknownSize> {
  if (typeof reference !== 'string') return reference;
  try {
    return await images.read(reference, image.config.platform);
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    log.warning(`The SDK image could not be read, so nothing is compared with it. ${error.message}`);
    return { unknown: error.message };
  }
}

function sdkRatio(
  reference: string | UnknownSize,
  sdk: SdkComparison | UnknownSize,
): number | UnknownSize | undefined {
  if ('unknown' in sdk) return typeof reference === 'string' ? sdk : undefined;
  if (sdk.ratio !== undefined) return sdk.ratio;
  return isKnown(sdk.download) ? { unknown: 'the download size is unknown' } : sdk.download;
}

/** What the final stage should start from instead of the SDK image. */
function runtimeImage({ project }: Target): string {
  const image = project.selfContained ? 'runtime-deps' : project.sdk === 'web' ? 'aspnet' : 'runtime';
  return `mcr.microsoft.com/dotnet/${image}:${project.dotnetVersion ?? 'VERSION'}`;
}
