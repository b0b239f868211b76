import type { Inputs } from '../action/inputs.ts';
import { wantedPlatforms } from '../action/platforms.ts';
import { chooseBuilder, type Places } from '../build/choose-builder.ts';
import type { BuildOutcome } from '../model/build-outcome.ts';
import type { ImageContents, Platform } from '../model/image.ts';
import { fromBuilder, type Measured } from '../model/measured.ts';
import { compareWithSdk, isBuiltOnSdk } from '../model/sdk-comparison.ts';
import type { UnknownSize } from '../model/size.ts';
import { RegistryError } from '../model/user-error.ts';
import { weigh } from '../model/weigh.ts';
import { builderName, type ProjectTarget, type Target } from '../plan/plan.ts';
import type { Tools } from '../tools/tools.ts';
import { imageDotnetVersion } from './dotnet-version.ts';

/** Builds or finds the target's images, one a platform, weighs them, and holds them beside the SDK image. */
export async function measure(
  target: Target,
  inputs: Inputs,
  places: Places,
  tools: Tools,
): Promise<readonly Measured[]> {
  const readAhead = (version: App['version'], platform: Platform): void => {
    const reference = sdkReference(inputs.sdkImage, version);
    // Whether it can be read is told when it is needed.
    if (typeof reference === 'string') tools.images.read(reference, platform).catch(() => {});
  };
  if (!('source' in target))
    for (const { platform } of wantedPlatforms(inputs.platforms)) readAhead(projectVersion(target), platform);
  const build = chooseBuilder(target, inputs, places, tools, (image, baseReference) =>
    readAhead(imageDotnetVersion(baseReference, image), image.platform),
  );
  const outcomes = await build();
  return Promise.all(outcomes.map((outcome) => describe(target, outcome, inputs, tools)));
}

async function describe(
  target: Target,
  outcome: BuildOutcome,
  inputs: Inputs,
  tools: Tools,
): Promise<Measured> {
  const { built, base, baseReference } = outcome;
  const weighed = weigh(built.contents, base);
  const app = appOf(target, outcome);
  const sdkImage = await readSdkImage(sdkReference(inputs.sdkImage, app.version), built.contents, tools);
  const sdk =
    'unknown' in sdkImage ? sdkImage : compareWithSdk(weighed, sdkImage.reference, sdkImage.contents);
  const onSdk = isBuiltOnSdk(
    { base: baseReference, contents: built.contents },
    'unknown' in sdkImage ? undefined : sdkImage.contents,
  );
  return {
    name: inputs.name ?? outcome.name ?? target.name,
    project: 'source' in target ? undefined : target.projectPath,
    builder: builderName(target),
    ...fromBuilder(built, weighed),
    sdk,
    sdkBase: onSdk ? { base: baseReference ?? 'unknown', instead: runtimeImage(app) } : undefined,
  };
}

/** The .NET of an app: its version (`10.0`), and which of Microsoft's images it runs on. */
interface App {
  readonly version: string | UnknownSize;
  readonly runtime: 'aspnet' | 'runtime' | 'runtime-deps';
}

function appOf(target: Target, { built, baseReference }: BuildOutcome): App {
  if ('source' in target) {
    return { version: imageDotnetVersion(baseReference, built.contents.config), runtime: 'aspnet' };
  }
  const { selfContained, sdk } = target.project;
  return {
    version: projectVersion(target),
    runtime: selfContained ? 'runtime-deps' : sdk === 'web' ? 'aspnet' : 'runtime',
  };
}

function projectVersion({ project: { name, dotnetVersion } }: ProjectTarget): App['version'] {
  return dotnetVersion ?? { unknown: `the .NET version of ${name} is not known` };
}

/** The SDK image of the app's .NET version, the one that the user named, or why there is none to compare with. */
function sdkReference(input: Inputs['sdkImage'], version: App['version']): string | UnknownSize {
  if (input === 'none') return { unknown: 'input sdk-image is none' };
  if (input !== undefined) return input;
  return typeof version === 'string' ? `mcr.microsoft.com/dotnet/sdk:${version}` : version;
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

/** What the final stage should start from instead of the SDK image. */
function runtimeImage({ runtime, version }: App): string {
  return `mcr.microsoft.com/dotnet/${runtime}:${typeof version === 'string' ? version : 'VERSION'}`;
}
