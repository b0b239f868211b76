import type { Inputs } from '../action/inputs.ts';
import { runnerPlatform } from '../action/platforms.ts';
import { knowsLink } from '../docker/buildx-builder.ts';
import type { BuildOutcome } from '../model/build-outcome.ts';
import { publishOptions } from '../plan/find-targets.ts';
import type { ProjectTarget } from '../plan/plan.ts';
import type { Places, Tools } from '../tools/tools.ts';
import { buildWithBuildx } from './buildx-builder.ts';
import { type Preparation, prepareDockerBuild } from './docker-preparation.ts';
import { buildWithEngine, requireIndexes } from './engine-builder.ts';
import { buildWithSdk } from './sdk-builder.ts';

/**
 * Builds the images of a project: with the .NET SDK, or with Docker and the user's Dockerfile or a generated one. To add
 * a builder, write a function that yields these outcomes, and choose it here.
 * @returns one outcome for each platform, in the order of input `platforms`.
 */
export async function buildImages(
  { project, docker, restored = false }: ProjectTarget,
  inputs: Inputs,
  places: Places,
  tools: Tools,
): Promise<readonly BuildOutcome[]> {
  const { baseImage, platforms } = inputs;
  const options = { ...publishOptions(inputs, places), restored };
  if (!docker) return buildWithSdk({ project, options, platforms, baseImage }, tools);
  const prepare = (builder: Pick<Preparation, 'defaultPlatform' | 'link'>) =>
    prepareDockerBuild(docker.dockerfile, { project, options, inputs, ...places, ...builder }, tools);
  // Whether a builder can be used is found out before the app is published, which takes much longer.
  const builder = await tools.buildxBuilder();
  if (builder) {
    const defaultPlatform = builder.platform ?? runnerPlatform();
    return buildWithBuildx(await prepare({ defaultPlatform, link: knowsLink(builder) }), builder, tools);
  }
  const engine = await tools.engine();
  if (platforms.length > 1) requireIndexes(engine);
  return buildWithEngine(await prepare({ defaultPlatform: runnerPlatform(), link: false }), engine, tools);
}
