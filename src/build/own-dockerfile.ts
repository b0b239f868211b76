import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { buildArgValues, buildContextValues } from '../docker/build-request.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { finalBase } from '../dockerfile/final-stage.ts';
import type { ReadingOptions } from '../dockerfile/global-scope.ts';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { type Platform, samePlatform } from '../model/image.ts';
import { missingSentence, outsideSentence } from '../plan/context-choice.ts';
import type { DockerfileTarget } from '../plan/target.ts';
import type { NamedBase } from '../push/base.ts';
import type { Log } from '../tools/tools.ts';
import { readTriggers, triggerWarning } from './base-triggers.ts';
import {
  type DockerBuild,
  imagesOf,
  type Preparation,
  type PreparationInputs,
  type PreparationTools,
} from './docker-build.ts';

/** Publishes the app where the user's Dockerfile expects it. */
export async function prepareOwnDockerfile(
  docker: DockerfileTarget,
  preparation: Preparation,
  tools: PreparationTools,
): Promise<DockerBuild> {
  const { inputs, workspace } = preparation;
  const { dockerfile, target, context } = docker;
  await Promise.all([publishApp(docker, preparation, tools), warnOfTriggers(docker, preparation, tools)]);
  sayContext(docker, workspace, tools.log);
  return {
    request: {
      dockerfile,
      context,
      options: { ...inputs.docker, target, buildArgs: buildArgsOf(docker, inputs) },
      platforms: inputs.platforms,
      cwd: workspace,
      doubts: doubtsAbout(docker, workspace),
      unknownProject: docker.unknownProject,
    },
    images: await imagesOf(preparation, async (platform) =>
      namedBase(await readFor(platform, docker, preparation), target, inputs),
    ),
  };
}

async function publishApp(
  { read, publishTo: output }: DockerfileTarget,
  { project, options, workspace }: Preparation,
  { dotnet, log }: PreparationTools,
): Promise<void> {
  if (output === undefined) return;
  log.info(`Publishing ${project.name} to ${relative(workspace, output)}, where ${read.path} expects it.`);
  const older = await dotnet.publish({ project, options, output });
  if (older.length > 0) log.warning(olderWarning(relative(workspace, output) || '.', older));
}

/** They are not deleted: they may be the user's. */
function olderWarning(folder: string, older: readonly string[]): string {
  const [first, ...others] = older;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `${folder} already had ${first}${more}, which this publish did not write. The Docker build may copy what a clean checkout does not have. Delete the folder before this action, or publish into an empty one with input publish-output.`;
}

/** The plan is made without a registry, so without the ONBUILD instructions of images. */
async function warnOfTriggers(
  docker: DockerfileTarget,
  preparation: Preparation,
  { images, log }: PreparationTools,
): Promise<void> {
  const { buildContexts = [] } = preparation.inputs.docker;
  const triggers = await readTriggers(docker, buildContexts, images);
  if (triggers.size === 0) return;
  const honored = await reread(docker, preparation, { platforms: docker.platforms, triggers });
  const warning = triggerWarning(triggers, docker, honored);
  if (warning !== undefined) log.warning(warning);
}

/** For other platforms than those of the plan, which may have other bases. */
async function readFor(
  platform: Platform,
  docker: DockerfileTarget,
  preparation: Preparation,
): Promise<Dockerfile> {
  const platforms = { builder: preparation.defaultPlatform, target: platform };
  const isSame = (['builder', 'target'] as const).every((side) =>
    samePlatform(platforms[side], docker.platforms[side]),
  );
  return isSame ? docker.read : reread(docker, preparation, { platforms });
}

async function reread(
  docker: DockerfileTarget,
  { inputs }: Preparation,
  options: Pick<ReadingOptions, 'platforms' | 'triggers'>,
): Promise<Dockerfile> {
  const { dockerfile, read } = docker;
  const buildArgs = buildArgValues(buildArgsOf(docker, inputs), process.env);
  return readDockerfile(await readFile(dockerfile, 'utf8'), read.path, { buildArgs, ...options });
}

/** The last one of a name counts. */
function buildArgsOf({ buildArgs }: DockerfileTarget, { docker }: PreparationInputs): readonly string[] {
  return [...buildArgs, ...(docker.buildArgs ?? [])];
}

function namedBase(
  read: Dockerfile,
  target: string | undefined,
  { docker, baseImage }: PreparationInputs,
): NamedBase {
  if (baseImage !== undefined) return { reference: baseImage };
  const base = finalBase(read, {
    contexts: buildContextValues(docker.buildContexts ?? []),
    target,
  });
  return 'scratch' in base ? { none: `${read.path} builds FROM scratch` } : base;
}

/** BuildKit would say only that it could not compute a checksum. */
function sayContext(docker: DockerfileTarget, workspace: string, log: Log): void {
  const { read, context, contextReason, missing } = docker;
  log.info(`Build context of ${read.path}: ${relative(workspace, context) || '.'} (${contextReason}).`);
  const certain = missing.filter((need) => need.certain);
  for (const doubt of doubtsAbout({ ...docker, missing: certain }, workspace)) log.warning(doubt);
}

/** What the build will not find in its context, a sentence each. */
function doubtsAbout({ read, context, missing, outside }: DockerfileTarget, workspace: string): string[] {
  const shown = (path: string) => relative(workspace, path) || '.';
  return [
    ...missing.map((need) => missingSentence(need, context, read.path, shown)),
    ...outside.map((project) => outsideSentence(project, context, read.path, shown)),
  ];
}
