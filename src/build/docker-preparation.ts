import { mkdir, mkdtemp, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import { buildArgValues, buildContextValues } from '../docker/build-request.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { finalBase } from '../dockerfile/final-stage.ts';
import type { BuildOptions } from '../dotnet/project/build-options.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import { runtimeImage, writeRuntimeDockerfile } from '../dotnet/publish/runtime-dockerfile.ts';
import type { Platform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import { type BuildPlace, findBuildPlace } from '../plan/build-place.ts';
import { loadDockerfile } from '../plan/dockerfiles.ts';
import { buildsFromSource } from '../plan/dotnet-commands.ts';
import type { Log, Tools } from '../tools/tools.ts';
import type { DockerBuild, NamedBase } from './docker-builder.ts';

export type DockerPreparationInputs = Pick<
  Inputs,
  'docker' | 'platforms' | 'context' | 'publish' | 'publishOutput' | 'baseImage'
>;

export interface DockerPreparation {
  readonly project: ProjectFacts;
  readonly options: BuildOptions;
  readonly inputs: DockerPreparationInputs;
  /** Absolute paths. */
  readonly workspace: string;
  readonly temporaryFolder: string;
  readonly tag: string;
}

type PreparationTools = Pick<Tools, 'dotnet' | 'images' | 'log'>;

/**
 * Publishes the app and writes a runtime Dockerfile for it, as Microsoft's samples have it.
 * `link`: for a builder that need not have the base's layers to add to them.
 */
export async function prepareGenerated(
  { project, options, inputs, workspace, temporaryFolder, tag, link }: DockerPreparation & { link?: boolean },
  { dotnet, images }: PreparationTools,
): Promise<DockerBuild> {
  if (project.selfContained && inputs.platforms.length > 1) {
    throw new UserError(
      `Input platforms names several platforms, but ${project.name} is published with its own runtime, which is that of one (SelfContained). Set input builder to sdk, which publishes it for each.`,
    );
  }
  const reference = inputs.baseImage ?? (await dotnet.baseImage(project, options));
  const folder = await mkdtemp(join(temporaryFolder, 'generated-'));
  const output = join(folder, 'app');
  const [dockerfile] = await Promise.all([
    writeRuntimeDockerfile(
      folder,
      runtimeImage(project, images.mirrored(reference) ?? reference, link === true),
    ),
    dotnet.publish({ project, options, output }),
  ]);
  // A generated Dockerfile has one stage.
  const request = {
    dockerfile,
    context: output,
    options: { ...inputs.docker, target: undefined },
    platforms: inputs.platforms,
    cwd: workspace,
  };
  return { request, base: { reference }, tag };
}

/** Reads the user's Dockerfile, finds its build context, and publishes the app where it expects it. */
export async function prepareDockerfile(
  dockerfile: string,
  preparation: DockerPreparation,
  { dotnet, log }: PreparationTools,
): Promise<DockerBuild> {
  const { project, options, inputs, workspace, tag } = preparation;
  const { docker } = inputs;
  const read = await readUserDockerfile(dockerfile, preparation, inputs.platforms[0]);
  await requireContext(inputs.context, workspace);
  const publishOutput = inputs.publishOutput && resolve(workspace, inputs.publishOutput);
  // The context is found by what is there, and the app will be.
  if (publishOutput !== undefined) await mkdir(publishOutput, { recursive: true });
  const place = await findBuildPlace({
    dockerfile,
    workspace,
    context: inputs.context && resolve(workspace, inputs.context),
    // DockerfileContext is about the project's own Dockerfile.
    dockerfileContext: project.dockerfile?.path === dockerfile ? project.dockerfile.context : undefined,
    read,
    target: docker.target,
  });
  const output = publishOutput ?? place.publishOutput?.path;
  if (inputs.publish ?? !buildsFromSource(read, docker.target)) {
    if (output !== undefined) {
      log.info(
        `Publishing ${project.name} to ${relative(workspace, output)}, where ${read.path} expects it.`,
      );
      await dotnet.publish({ project, options, output });
    } else if (inputs.publish) {
      throw new UserError(
        `Input publish: "true", but ${read.path} does not show where it expects the published app. Name that folder with input publish-output.`,
      );
    }
  }
  warnOfMissing(place, read, workspace, log);
  const others = inputs.platforms.slice(1);
  const base = namedBase(read, inputs);
  const otherBases = others.map(async (platform) =>
    namedBase(await readUserDockerfile(dockerfile, preparation, platform), inputs),
  );
  return {
    request: {
      dockerfile,
      context: place.context,
      options: docker,
      platforms: inputs.platforms,
      cwd: workspace,
    },
    base,
    ...(others.length > 0 && { platformBases: [base, ...(await Promise.all(otherBases))] }),
    tag,
  };
}

function namedBase(read: Dockerfile, { docker, baseImage }: DockerPreparationInputs): NamedBase {
  if (baseImage !== undefined) return { reference: baseImage };
  const base = finalBase(read, {
    contexts: buildContextValues(docker.buildContexts ?? []),
    ...(docker.target === undefined ? {} : { target: docker.target }),
  });
  return 'scratch' in base ? { none: `${read.path} builds FROM scratch` } : base;
}

async function requireContext(context: string | undefined, workspace: string): Promise<void> {
  if (context === undefined) return;
  const found = await stat(resolve(workspace, context)).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new UserError(`Input context: ${JSON.stringify(context)} is no folder of ${workspace}`);
}

/** BuildKit would only say that a checksum could not be computed. */
function warnOfMissing(place: BuildPlace, read: Dockerfile, workspace: string, log: Log): void {
  const context = relative(workspace, place.context) || '.';
  for (const { path, line, ignored } of place.missing) {
    const reason = ignored ? 'is kept out by .dockerignore' : 'does not exist there';
    log.warning(
      `${read.path}, line ${line}: ${path} is copied from the build context ${context}, but ${reason}. Is input context right?`,
    );
  }
}

function readUserDockerfile(
  dockerfile: string,
  { inputs, workspace }: DockerPreparation,
  platform: Platform | undefined,
): Promise<Dockerfile> {
  return loadDockerfile(dockerfile, workspace, {
    buildArgs: buildArgValues(inputs.docker.buildArgs ?? [], process.env),
    ...(platform === undefined ? {} : { platform }),
  });
}
