import type { Inputs } from '../action/inputs.ts';
import { wantedPlatforms } from '../action/platforms.ts';
import { buildImages } from '../build/build-images.ts';
import { restoreTogether } from '../build/restore-together.ts';
import type { BuildPlan } from '../model/build-plan.ts';
import { reportedPlan } from '../model/build-plan.ts';
import type { ImageFailure, Measured } from '../model/measured.ts';
import { builderName, type ProjectTarget, type Target } from '../plan/target.ts';
import type { Places, Tools } from '../tools/tools.ts';
import { measureSource } from './measure-source.ts';
import { type About, measuredImage, readSdkImageAhead } from './measured-image.ts';

export interface MeasuredAll {
  readonly measurements: readonly Measured[];
  readonly failures: readonly ImageFailure[];
}

/** Measures one target after the other: a build takes all cores, and builds that share a build server disturb it. */
export async function measureAll(
  targets: readonly Target[],
  inputs: Inputs,
  places: Places,
  tools: Tools,
): Promise<MeasuredAll> {
  const measurements: Measured[] = [];
  const failures: ImageFailure[] = [];
  const apps = appsOf(targets);
  for (const target of await restoreTogether(targets, inputs, places, tools)) {
    try {
      const part = () => measureTarget(target, apps, inputs, places, tools);
      const measured = await tools.log.group(`Weigh ${target.name}`, part);
      measurements.push(...measured.map((image) => ({ ...image, build: reportedPlan(target.build) })));
    } catch (error) {
      const project = 'source' in target ? undefined : target.projectPath;
      failures.push({ name: target.name, project, error });
    }
  }
  return { measurements, failures };
}

/** Assembly names of all apps of a run. */
function appsOf(targets: readonly Target[]): readonly string[] {
  return targets.flatMap((target) => ('source' in target ? [] : [target.project.assemblyName]));
}

function measureTarget(
  target: Target,
  apps: readonly string[],
  inputs: Inputs,
  places: Places,
  tools: Tools,
): Promise<readonly Measured[]> {
  if (!('source' in target)) return measureProject(target, apps, inputs, places, tools);
  const { name, platforms, baseImage, sdkImage } = inputs;
  return measureSource({ source: target.source, name, platforms, baseImage, sdkImage }, places, tools);
}

/**
 * Builds the images of a project and measures them.
 * @returns one measurement for each platform, in the order of input `platforms`.
 */
async function measureProject(
  target: ProjectTarget,
  apps: readonly string[],
  inputs: Inputs,
  places: Places,
  tools: Tools,
): Promise<readonly Measured[]> {
  const { sdkImage } = inputs;
  const about = aboutProject(target, apps);
  for (const { platform } of wantedPlatforms(inputs.platforms))
    readSdkImageAhead(sdkImage, about.dotnetVersion, platform, tools);
  const outcomes = await buildImages(target, inputs, places, tools);
  return Promise.all(outcomes.map((outcome) => measuredImage(outcome, about, sdkImage, tools)));
}

function aboutProject(target: ProjectTarget, apps: readonly string[]): About {
  const { name, assemblyName, dotnetVersion, selfContained, sdk } = target.project;
  return {
    name: target.name,
    project: target.projectPath,
    builder: builderName(target),
    dotnetVersion: dotnetVersion ?? { unknown: `the .NET version of ${name} is not known` },
    runtime: selfContained ? 'runtime-deps' : sdk === 'web' ? 'aspnet' : 'runtime',
    app: {
      assemblyName,
      browser: sdk === 'webassembly',
      others: apps.filter((other) => other !== assemblyName),
    },
    origin: originOf(target.build),
  };
}

function originOf({ builder, dockerfile, stage }: BuildPlan): string {
  if (builder === 'sdk') return 'what the .NET SDK publishes';
  return dockerfile === undefined ? 'a generated Dockerfile' : `${dockerfile}, stage ${stage}`;
}
