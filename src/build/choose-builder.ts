import type { Inputs } from '../action/inputs.ts';
import { wantedPlatforms } from '../action/platforms.ts';
import { knowsLink } from '../docker/buildx-builder.ts';
import type { BuildOptions } from '../dotnet/project/build-options.ts';
import type { Builder } from '../model/build-outcome.ts';
import type { Target } from '../plan/plan.ts';
import { requireIndexes } from '../push/pushed-platforms.ts';
import { weighSource } from '../source/image-sources.ts';
import type { SourceRequest } from '../source/source-request.ts';
import type { Tools } from '../tools/tools.ts';
import { buildWithDocker } from './docker-builder.ts';
import { buildForPlatforms } from './docker-platforms.ts';
import { prepareDockerfile, prepareGenerated } from './docker-preparation.ts';
import { buildWithOwnBuilder } from './own-builder.ts';
import { buildWithSdk } from './sdk-builder.ts';

/** Where a run works. Absolute paths. */
export interface Places {
  readonly workspace: string;
  readonly temporaryFolder: string;
}

/** Tag under which the image goes through the measuring registry. */
export const TAG = 'head';

/** What gives the target's image: the .NET SDK, Docker with the user's Dockerfile or a generated one, or its source. */
export function chooseBuilder(
  target: Target,
  inputs: Inputs,
  places: Places,
  tools: Tools,
  onFound?: SourceRequest['onFound'],
): Builder {
  const { baseImage, platforms } = inputs;
  if ('source' in target) {
    const request = {
      ...places,
      platforms: wantedPlatforms(platforms),
      baseImage,
      tag: TAG,
      ...(onFound && { onFound }),
    };
    return () => weighSource(target.source, request, tools);
  }
  const { project, docker, restored = false } = target;
  const options = { ...buildOptions(inputs, places), restored };
  if (!docker) {
    return () => buildWithSdk({ project, options, platforms, baseImage, tag: TAG }, tools);
  }
  const { dockerfile } = docker;
  const preparation = { project, options, inputs, tag: TAG, ...places };
  return async () => {
    // Before the app is published, which takes much longer and would be for nothing.
    const own = await tools.buildxBuilder();
    const engine = own ?? (await tools.engine());
    if (platforms.length > 1 && !('driver' in engine)) requireIndexes(engine);
    const prepared =
      dockerfile === undefined
        ? await prepareGenerated({ ...preparation, link: own !== undefined && knowsLink(own) }, tools)
        : await prepareDockerfile(dockerfile, preparation, tools);
    if ('driver' in engine) return buildWithOwnBuilder(prepared, engine, tools);
    return platforms.length > 1
      ? buildForPlatforms(prepared, platforms, engine, tools)
      : buildWithDocker(prepared, engine, tools);
  };
}

export function buildOptions(inputs: Inputs, places: Pick<Places, 'workspace'>): BuildOptions {
  return {
    root: places.workspace,
    configuration: inputs.configuration,
    framework: inputs.framework,
    publishArgs: inputs.publishArgs,
  };
}
