import type { Inputs } from '../action/inputs.ts';
import { buildOptions, type Places } from '../build/choose-builder.ts';
import { restoreTogether } from '../build/restore-together.ts';
import { findProjects } from '../dotnet/project/find-projects.ts';
import type { ImageFailure } from '../model/image-failure.ts';
import type { Measured } from '../model/measured.ts';
import { plan, planImage, type Target } from '../plan/plan.ts';
import type { Tools } from '../tools/tools.ts';
import { measure } from './measure.ts';

/**
 * What is to be measured; where that cannot be told, it is a failure like an image's.
 * @param mayBeAbsent at another commit than the inputs were written for, nothing may be there yet.
 */
export async function findTargets(
  inputs: Inputs,
  places: Places,
  tools: Tools,
  { mayBeAbsent = false } = {},
): Promise<{ targets: readonly Target[]; failures: readonly ImageFailure[] }> {
  if (inputs.image) return { targets: [planImage(inputs.image, inputs.name)], failures: [] };
  try {
    const options = buildOptions(inputs, places);
    const request = { patterns: inputs.projects, options, mayBeAbsent };
    const { projects, leftOut } = await findProjects(request, tools.dotnet);
    for (const { path, reason, error } of leftOut) {
      // It may be an app that is missed; that a library is left out is nothing to warn of.
      if (error) tools.log.warning(`${path} is left out: ${reason}`);
      else tools.log.info(`${path} is left out: ${reason}`);
    }
    if (projects.length === 0) return { targets: [], failures: [] };
    return { targets: await plan(projects, inputs, places.workspace), failures: [] };
  } catch (error) {
    return {
      targets: [],
      failures: [
        { name: inputs.name ?? (inputs.projects.join(', ') || 'Projects'), project: undefined, error },
      ],
    };
  }
}

/** One after the other: builds take all cores, and a build server that is shared does not like company. */
export async function measureAll(
  targets: readonly Target[],
  inputs: Inputs,
  places: Places,
  tools: Tools,
): Promise<{ measurements: readonly Measured[]; failures: readonly ImageFailure[] }> {
  const measurements: Measured[] = [];
  const failures: ImageFailure[] = [];
  for (const target of await restoreTogether(targets, inputs, places, tools)) {
    try {
      const part = () => measure(target, inputs, places, tools);
      measurements.push(...(await tools.log.group(`Weigh ${target.name}`, part)));
    } catch (error) {
      const project = 'source' in target ? undefined : target.projectPath;
      failures.push({ name: target.name, project, error });
    }
  }
  return { measurements, failures };
}
