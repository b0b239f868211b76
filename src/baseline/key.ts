import { relative } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import type { Places } from '../build/choose-builder.ts';
import { cacheKey } from '../cache/cache-key.ts';
import { buildArgValues } from '../docker/build-request.ts';
import type { Docker } from '../docker/engine.ts';
import type { GitRepository } from '../git/repository.ts';
import { formatPlatform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import { VERSION } from '../model/version.ts';
import type { Target } from '../plan/plan.ts';

/** Of report.json, and of the lists of files that are kept beside it. */
const SCHEMA = 1;

export interface KeyRequest {
  readonly inputs: Inputs;
  readonly places: Places;
  readonly targets: readonly Target[];
}

/** Under which the measurement of all images of a commit, which must be there, is kept: all that decides it. */
export async function projectsKey(
  commit: string,
  repository: GitRepository,
  { inputs, places, targets }: KeyRequest,
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
    inputs: decisive(inputs),
    builders: [...new Set([...sdks, ...engine])].sort(),
    platform: `${process.platform}/${process.arch}`,
  });
}

/** The same of an image that is built elsewhere: nobody knows from what, but the commit that it was weighed at. */
export function imageKey(commit: string, name: string): string {
  return cacheKey({ schema: SCHEMA, toolVersion: VERSION, kind: 'image', name, commit });
}

/** What of the inputs changes a measurement: neither limits nor how it is told. Of secrets, the names. */
function decisive(inputs: Inputs) {
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

/** Another engine, or another of its stores, compresses otherwise. */
async function engineOf(docker: Pick<Docker, 'engine'>): Promise<readonly string[]> {
  try {
    const { version, storageDriver } = await docker.engine();
    return [`docker ${version} ${storageDriver}`];
  } catch (error) {
    // Without an engine the images fail, and that is told of them.
    if (error instanceof UserError) return [];
    throw error;
  }
}
