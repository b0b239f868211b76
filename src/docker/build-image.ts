import type { Digest } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { Execute } from '../process/execute.ts';
import { type BuildFiles, buildxArguments, dockerBuildArguments } from './build-arguments.ts';
import { buildEnvironment } from './build-environment.ts';
import { buildFailure } from './build-failure.ts';
import { textOf, withBuildFiles } from './build-files.ts';
import { type BuildMetadata, readBuildMetadata } from './build-metadata.ts';
import type { BuildRequest } from './build-request.ts';
import type { Client } from './client.ts';
import type { LocalImage } from './local-image.ts';

/** An image that was built and is in the engine's store. */
export interface DockerBuildResult {
  /** What the engine calls it; see LocalImage. */
  readonly imageId: Digest;
  readonly image: LocalImage;
  /** What buildx wrote about the build; nothing is known of it without buildx. */
  readonly metadata: BuildMetadata;
}

export interface BuildTools {
  readonly execute: Execute;
  readonly client: Client;
  /** An existing folder, in which the build gets one of its own. */
  readonly temporaryFolder: string;
  readonly inspect: (reference: string) => Promise<LocalImage | undefined>;
}

/** Builds an image in the engine. Throws a UserError with the builder's error lines where that fails. */
export async function buildImage(request: BuildRequest, tools: BuildTools): Promise<DockerBuildResult> {
  const { client } = tools;
  if (client.builder === 'none') throw noBuilder(client);
  return withBuildFiles(request, tools.temporaryFolder, async (files) => {
    const args =
      client.builder === 'buildx' ? buildxArguments(request, files) : dockerBuildArguments(request, files);
    const finished = await tools.execute(client.program, args, buildEnvironment(request));
    if (finished.exitCode !== 0) throw buildFailure(request, finished);
    return builtImage(request, files, tools);
  });
}

async function builtImage(
  request: BuildRequest,
  files: BuildFiles,
  tools: BuildTools,
): Promise<DockerBuildResult> {
  const id = (await textOf(files.imageId)).trim();
  // Not every builder writes the file.
  const image = (id === '' ? undefined : await tools.inspect(id)) ?? (await tools.inspect(request.tag));
  if (image === undefined) {
    throw new UserError(
      `The Docker build of ${request.dockerfile} succeeded, but the engine has no image ${request.tag}.`,
    );
  }
  return { imageId: image.id, image, metadata: readBuildMetadata(await textOf(files.metadata)) };
}

function noBuilder({ program, version }: Client): UserError {
  return new UserError(
    `The docker command ${program} (version ${version}) cannot build with BuildKit: its buildx plugin is missing. ` +
      'Install it (package docker-buildx-plugin of Docker, docker-buildx of Debian and Ubuntu; in a workflow ' +
      'docker/setup-buildx-action), or set input builder to `sdk`, which needs no Docker.',
  );
}
