import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { runtimeImage, writeRuntimeDockerfile } from '../dotnet/publish/runtime-dockerfile.ts';
import { UserError } from '../model/user-error.ts';
import type { DockerTarget } from '../plan/target.ts';
import { type DockerBuild, imagesOf, type Preparation, type PreparationTools } from './docker-build.ts';
import { prepareOwnDockerfile } from './own-dockerfile.ts';

/** Publishes the app, if the build needs it, and says what is to be built. */
export function prepareDockerBuild(
  docker: DockerTarget,
  preparation: Preparation,
  tools: PreparationTools,
): Promise<DockerBuild> {
  return 'generated' in docker
    ? prepareGenerated(preparation, tools)
    : prepareOwnDockerfile(docker, preparation, tools);
}

/** Publishes the app and writes a runtime Dockerfile for it, as Microsoft's samples have it. */
async function prepareGenerated(
  preparation: Preparation,
  { dotnet, images }: PreparationTools,
): Promise<DockerBuild> {
  const { project, options, inputs, workspace, temporaryFolder, link } = preparation;
  const { platforms } = inputs;
  if (project.selfContained && platforms.length > 1) {
    throw new UserError(
      `Input platforms names several platforms, but ${project.name} is self-contained: its published app has the runtime of one platform. Set input builder to sdk, which publishes it for each platform.`,
    );
  }
  const folder = await mkdtemp(join(temporaryFolder, 'generated-'));
  const output = join(folder, 'app');
  await dotnet.publish({ project, options, output });
  const reference = inputs.baseImage ?? (await dotnet.baseImage(project, options, undefined, true));
  const base = images.mirrored(reference) ?? reference;
  const dockerfile = await writeRuntimeDockerfile(folder, runtimeImage(project, base, link));
  // A generated Dockerfile has one stage.
  const docker = { ...inputs.docker, target: undefined };
  return {
    request: { dockerfile, context: output, options: docker, platforms, cwd: workspace },
    images: await imagesOf(preparation, async () => ({ reference })),
  };
}
