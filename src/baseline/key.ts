import { relative } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import { cacheKey } from '../cache/cache-key.ts';
import { buildArgValues } from '../docker/build-request.ts';
import type { Docker } from '../docker/engine.ts';
import type { GitRepository } from '../git/repository.ts';
import { formatPlatform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import { VERSION } from '../model/version.ts';
import type { Target } from '../plan/target.ts';
import type { BaselineRequest } from './baseline-request.ts';

/**
 * Version of what is kept, and of how projects are built and measured. Whoever changes either raises it: an image that
 * was built in another way must not become the baseline. Since 2, targets make equal sources equal assemblies, and not
 * ContinuousIntegrationBuild.
 */
const SCHEMA = 2;

/**
 * Key of the measurement of all images of a commit: everything that the measurement depends on.
 * @param commit must be in the repository.
 */
export async function projectsKey(
  commit: string,
  repository: GitRepository,
  { inputs, places, targets }: Omit<BaselineRequest, 'event'>,
  docker: Pick<Docker, 'engine'>,
): Promise<string> {
  const [tree, engine] = await Promise.all([
    repository.entry(commit, '.'),
    targets.some((target) => 'project' in target && target.docker) ? engineOf(docker) : [],
  ]);
  const sdks = targets.flatMap((target) => ('project' in target ? [`sdk ${target.project.sdkVersion}`] : []));
  return cacheKey({
    schema: SCHEMA,
    toolVersion: VERSION,
    kind: 'build',
    tree: tree?.id ?? commit,
    folder: relative(places.workspace, repository.root),
    inputs: { ...measurementInputs(inputs), buildArgsOfFiles: targets.flatMap(buildArgsOfFiles) },
    builders: [...new Set([...sdks, ...engine])].sort(),
    platform: `${process.platform}/${process.arch}`,
  });
}

/** Key of an image that was built outside this action. Its inputs are not known, so its name and the commit decide. */
export function imageKey(commit: string, name: string): string {
  return cacheKey({ schema: SCHEMA, toolVersion: VERSION, kind: 'image', name, commit });
}

/** Those that compose and bake files give. */
function buildArgsOfFiles(target: Target): readonly string[] {
  const docker = 'project' in target ? target.docker : undefined;
  return docker === undefined || 'generated' in docker ? [] : docker.buildArgs;
}

/** The inputs that change a measurement, not limits and reporting. Secrets go in by name only. */
function measurementInputs(inputs: Inputs) {
  const { docker } = inputs;
  return {
    projects: inputs.projects,
    framework: inputs.framework,
    builder: inputs.builder,
    dockerfile: inputs.dockerfile,
    context: inputs.context,
    publish: inputs.publish,
    publishOutput: inputs.publishOutput,
    configuration: inputs.configuration,
    publishArgs: inputs.publishArgs,
    buildArgs: buildArgValues(docker.buildArgs ?? [], process.env),
    buildContexts: docker.buildContexts,
    secrets: docker.secrets?.map((item) => item.split('=', 1)[0] ?? ''),
    target: docker.target,
    platforms: inputs.platforms.map(formatPlatform),
    name: inputs.name,
    baseImage: inputs.baseImage,
    sdkImage: inputs.sdkImage,
    mirrors: inputs.mirrors.map((mirror) => ({ ...mirror })),
  };
}

/** Engines and their image stores compress layers differently. */
async function engineOf(docker: Pick<Docker, 'engine'>): Promise<readonly string[]> {
  try {
    const { version, storageDriver } = await docker.engine();
    return [`docker ${version} ${storageDriver}`];
  } catch (error) {
    // Without an engine the images fail, and that is reported.
    if (error instanceof UserError) return [];
    throw error;
  }
}
