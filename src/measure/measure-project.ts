import type { Inputs } from '../action/inputs.ts';
import { wantedPlatforms } from '../action/platforms.ts';
import { buildImages } from '../build/build-images.ts';
import type { Measured } from '../model/measured.ts';
import { builderName, type ProjectTarget } from '../plan/plan.ts';
import type { Places, Tools } from '../tools/tools.ts';
import { type About, measuredImage } from './measured-image.ts';
import { readSdkImageAhead } from './sdk-image.ts';

/**
 * Builds the images of a project and measures them.
 * @returns one measurement for each platform, in the order of input `platforms`.
 */
export async function measureProject(
  target: ProjectTarget,
  inputs: Inputs,
  places: Places,
  tools: Tools,
): Promise<readonly Measured[]> {
  const { sdkImage } = inputs;
  const about = aboutProject(target);
  for (const { platform } of wantedPlatforms(inputs.platforms))
    readSdkImageAhead(sdkImage, about.dotnetVersion, platform, tools);
  const outcomes = await buildImages(target, inputs, places, tools);
  return Promise.all(outcomes.map((outcome) => measuredImage(outcome, about, sdkImage, tools)));
}

function aboutProject(target: ProjectTarget): About {
  const { name, dotnetVersion, selfContained, sdk } = target.project;
  return {
    name: target.name,
    project: target.projectPath,
    builder: builderName(target),
    dotnetVersion: dotnetVersion ?? { unknown: `the .NET version of ${name} is not known` },
    runtime: selfContained ? 'runtime-deps' : sdk === 'web' ? 'aspnet' : 'runtime',
  };
}
