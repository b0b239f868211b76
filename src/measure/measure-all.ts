import type { Inputs } from '../action/inputs.ts';
import { restoreTogether } from '../build/restore-together.ts';
import type { ImageFailure } from '../model/image-failure.ts';
import type { Measured } from '../model/measured.ts';
import type { Target } from '../plan/plan.ts';
import type { Places, Tools } from '../tools/tools.ts';
import { measureProject } from './measure-project.ts';
import { measureSource } from './measure-source.ts';

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
  for (const target of await restoreTogether(targets, inputs, places, tools)) {
    try {
      const part = () => measureTarget(target, inputs, places, tools);
      measurements.push(...(await tools.log.group(`Weigh ${target.name}`, part)));
    } catch (error) {
      const project = 'source' in target ? undefined : target.projectPath;
      failures.push({ name: target.name, project, error });
    }
  }
  return { measurements, failures };
}

function measureTarget(
  target: Target,
  inputs: Inputs,
  places: Places,
  tools: Tools,
): Promise<readonly Measured[]> {
  if (!('source' in target)) return measureProject(target, inputs, places, tools);
  const { name, platforms, baseImage, sdkImage } = inputs;
  return measureSource({ source: target.source, name, platforms, baseImage, sdkImage }, places, tools);
}
