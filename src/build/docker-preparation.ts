import { mkdir, mkdtemp, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import { type BuildRequest, buildArgValues, buildContextValues } from '../docker/build-request.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { buildsFromSource } from '../dockerfile/dotnet/builds-from-source.ts';
import { finalBase } from '../dockerfile/final-stage.ts';
import type { BuildOptions } from '../dotnet/project/build-options.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import { runtimeImage, writeRuntimeDockerfile } from '../dotnet/publish/runtime-dockerfile.ts';
import type { Platform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import { type BuildPlace, findBuildPlace } from '../plan/build-place.ts';
import { missingSentence } from '../plan/context-choice.ts';
import { loadDockerfile } from '../plan/dockerfiles.ts';
import type { NamedBase } from '../push/base.ts';
import type { Log, Tools } from '../tools/tools.ts';

/** What is to be built, and for what. */
export interface DockerBuild {
  /** With the platforms that the user named. */
  readonly request: Omit<BuildRequest, 'tag'>;
  /** One for each of those platforms, or one for the builder's own. */
  readonly images: readonly PlatformImage[];
}

export interface PlatformImage {
  readonly platform: Platform;
  /** Of the Dockerfile's final stage, which may depend on the platform, or from input base-image. */
  readonly base: NamedBase;
}

export type PreparationInputs = Pick<
  Inputs,
  'docker' | 'platforms' | 'context' | 'publish' | 'publishOutput' | 'baseImage'
>;

export interface Preparation {
  readonly project: ProjectFacts;
  readonly options: BuildOptions;
  readonly inputs: PreparationInputs;
  /** Absolute paths. */
  readonly workspace: string;
  readonly temporaryFolder: string;
  /** What the builder builds for if the user names no platform. */
  readonly defaultPlatform: Platform;
  /** The builder need not have the base's layers to add to them. */
  readonly link: boolean;
}

type PreparationTools = Pick<Tools, 'dotnet' | 'images' | 'log'>;

/** @param dockerfile absolute path of the user's Dockerfile; undefined: one is generated. */
export function prepareDockerBuild(
  dockerfile: string | undefined,
  preparation: Preparation,
  tools: PreparationTools,
): Promise<DockerBuild> {
  return dockerfile === undefined
    ? prepareGenerated(preparation, tools)
    : prepareDockerfile(dockerfile, preparation, tools);
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
  const reference = inputs.baseImage ?? (await dotnet.baseImage(project, options));
  const folder = await mkdtemp(join(temporaryFolder, 'generated-'));
  const output = join(folder, 'app');
  const [dockerfile] = await Promise.all([
    writeRuntimeDockerfile(folder, runtimeImage(project, images.mirrored(reference) ?? reference, link)),
    dotnet.publish({ project, options, output }),
  ]);
  // A generated Dockerfile has one stage.
  const docker = { ...inputs.docker, target: undefined };
  return {
    request: { dockerfile, context: output, options: docker, platforms, cwd: workspace },
    images: await imagesOf(preparation, async () => ({ reference })),
  };
}

/** Reads the user's Dockerfile, finds its build context, and publishes the app where the Dockerfile expects it. */
async function prepareDockerfile(
  dockerfile: string,
  preparation: Preparation,
  tools: PreparationTools,
): Promise<DockerBuild> {
  const { project, inputs, workspace } = preparation;
  const { docker, platforms } = inputs;
  const read = await readUserDockerfile(dockerfile, preparation, platforms[0]);
  await requireContext(inputs.context, workspace);
  const publishOutput = inputs.publishOutput && resolve(workspace, inputs.publishOutput);
  // The context is found by what exists, and the app will exist.
  if (publishOutput !== undefined) await mkdir(publishOutput, { recursive: true });
  const place = await findBuildPlace({
    dockerfile,
    workspace,
    context: inputs.context && resolve(workspace, inputs.context),
    // DockerfileContext is about the project's own Dockerfile.
    dockerfileContext: project.dockerfile?.path === dockerfile ? project.dockerfile.context : undefined,
    read,
    target: docker.target,
    publishOutput,
  });
  if (inputs.publish ?? !buildsFromSource(read, docker.target))
    await publishTo(publishOutput ?? place.publishOutput?.path, read, preparation, tools);
  warnOfMissing(place, read, workspace, tools.log);
  // Other platforms can have other bases.
  const readFor = async (platform: Platform | undefined) =>
    platform === platforms[0] ? read : readUserDockerfile(dockerfile, preparation, platform);
  return {
    request: { dockerfile, context: place.context, options: docker, platforms, cwd: workspace },
    images: await imagesOf(preparation, async (platform) => namedBase(await readFor(platform), inputs)),
  };
}

/** @param output undefined if the Dockerfile does not show it. */
async function publishTo(
  output: string | undefined,
  read: Dockerfile,
  { project, options, inputs, workspace }: Preparation,
  { dotnet, log }: PreparationTools,
): Promise<void> {
  if (output !== undefined) {
    log.info(`Publishing ${project.name} to ${relative(workspace, output)}, where ${read.path} expects it.`);
    await dotnet.publish({ project, options, output });
  } else if (inputs.publish) {
    throw new UserError(
      `Input publish: "true", but ${read.path} does not show where it expects the published app. Name that folder with input publish-output.`,
    );
  }
}

/** @param baseOf the base for a platform that the user named, or for the builder's own. */
async function imagesOf(
  { inputs: { platforms }, defaultPlatform }: Preparation,
  baseOf: (named: Platform | undefined) => Promise<NamedBase>,
): Promise<readonly PlatformImage[]> {
  const named = platforms.length > 0 ? platforms : [undefined];
  return Promise.all(
    named.map(async (platform) => ({ platform: platform ?? defaultPlatform, base: await baseOf(platform) })),
  );
}

function namedBase(read: Dockerfile, { docker, baseImage }: PreparationInputs): NamedBase {
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
  throw new UserError(`Input context: ${JSON.stringify(context)} is not a folder of ${workspace}`);
}

/** BuildKit would say only that it could not compute a checksum. */
function warnOfMissing(place: BuildPlace, read: Dockerfile, workspace: string, log: Log): void {
  const shown = (path: string) => relative(workspace, path) || '.';
  for (const need of place.missing.filter(({ certain }) => certain)) {
    log.warning(missingSentence(need, place.context, read.path, shown));
  }
}

function readUserDockerfile(
  dockerfile: string,
  { inputs, workspace, defaultPlatform }: Preparation,
  platform: Platform = defaultPlatform,
): Promise<Dockerfile> {
  return loadDockerfile(dockerfile, workspace, {
    buildArgs: buildArgValues(inputs.docker.buildArgs ?? [], process.env),
    platforms: { builder: defaultPlatform, target: platform },
  });
}
