import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Digest } from '../../model/image.ts';
import { isDigest } from '../../oci/name/digest.ts';
import type { Environment } from '../../process/environment.ts';
import type { Execute } from '../../process/execute.ts';
import { temporaryRoot } from '../../process/temporary-root.ts';
import { globalProperty } from '../cli/global-property.ts';
import { failure, start, workingFolder } from '../cli/run-dotnet.ts';
import { parseAnswer } from '../evaluation/evaluate.ts';
import type { BuildOptions } from '../project/build-options.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import { explainFailure, nothingPushed } from './container-failure.ts';
import { writeExtensions } from './extensions.ts';
import { commonPublishArgs } from './publish.ts';
import { REPRODUCIBLE_TARGETS } from './reproducible.ts';

export interface PublishContainerRequest {
  readonly project: ProjectFacts;
  readonly options: BuildOptions;
  /** `HOST:PORT` of a registry on this machine without TLS. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  /** Of the image; undefined: the project's own, if that is only one. */
  readonly runtimeIdentifier?: string | undefined;
  /** Replaces the base image with that of a mirror; undefined: the base image of the project and the SDK. */
  readonly baseImage?: string | undefined;
}

/** MSBuild's answer in the result file. */
export const containerAnswer = v.object({
  Properties: v.object({
    GeneratedContainerDigest: v.string(),
    EnableSdkContainerSupport: v.string(),
    IsPublishable: v.string(),
    OutputType: v.string(),
    NETCoreSdkVersion: v.string(),
  }),
});

/**
 * Publishes the app as an image into a registry, without a container engine. Resolves to the digest of the pushed
 * manifest. Throws a UserError with MSBuild's error lines, or if MSBuild reports success but pushed nothing.
 */
export async function publishContainer(
  execute: Execute,
  request: PublishContainerRequest,
  environment: Environment,
): Promise<{ digest: Digest }> {
  const folder = await mkdtemp(join(temporaryRoot(), 'published-image-'));
  try {
    const resultFile = join(folder, 'result.json');
    const extensions = join(folder, 'extensions');
    await writeExtensions(extensions, { 'reproducible.targets': REPRODUCIBLE_TARGETS }, environment);
    const args = publishContainerArgs(request, { extensions, resultFile });
    const finished = await start(execute, {
      args,
      cwd: workingFolder(request.project.path, request.options.root),
      env: containerEnvironment(environment, [request.registry, ...loopbackOf(request.baseImage)]),
    });
    if (finished.exitCode !== 0) throw failure(args, finished, explainFailure(finished, request));
    const answer = parseAnswer(containerAnswer, await readFile(resultFile, 'utf8'), args).Properties;
    const digest = answer.GeneratedContainerDigest;
    if (!isDigest(digest)) throw nothingPushed(request.project, answer);
    return { digest };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Arguments of `dotnet` that push the image and write MSBuild's answer to `resultFile`.
 * @param files.extensions folder of `writeExtensions`.
 */
export function publishContainerArgs(
  { project, options, ...request }: PublishContainerRequest,
  { extensions, resultFile }: { readonly extensions: string; readonly resultFile: string },
): readonly string[] {
  return [
    ...commonPublishArgs(project, options, extensions, request.runtimeIdentifier),
    '-t:PublishContainer',
    globalProperty('ContainerRegistry', request.registry),
    globalProperty('ContainerRepository', request.repository),
    globalProperty('ContainerImageTag', request.tag),
    ...(request.baseImage === undefined ? [] : [globalProperty('ContainerBaseImage', request.baseImage)]),
    // Each of these would push the image to another place, or under another name.
    ...elsewhere.map((name) => globalProperty(name, '')),
    `-getProperty:${Object.keys(containerAnswer.entries.Properties.entries).join(',')}`,
    `-getResultOutputFile:${resultFile}`,
  ];
}

/** Microsoft.NET.Build.Containers.targets of SDK 10.0.401, target ComputeContainerConfig. */
const elsewhere = [
  'ContainerArchiveOutputPath',
  'ContainerImageTags',
  'ContainerImageName',
  'RegistryUrl',
  'PublishImageTag',
  'AutoGenerateImageTag',
];

/** The registry of the reference, if it is on this machine and so without TLS. */
function loopbackOf(reference: string | undefined): readonly string[] {
  const host = reference?.split('/')[0];
  return host !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host) ? [host] : [];
}

/**
 * Changes to the environment with which the SDK uses plain HTTP for these registries on this machine, and no proxy.
 * They keep what the user set.
 */
function containerEnvironment(environment: Environment, registries: readonly string[]): Environment {
  const direct = ['localhost', '127.0.0.1', '::1'];
  const noProxy = joined([environment.NO_PROXY, environment.no_proxy], direct, ',');
  return {
    // SDK 9.0.100 and later. Earlier SDKs use plain HTTP only for the host name localhost.
    DOTNET_CONTAINER_INSECURE_REGISTRIES: joined(
      [environment.DOTNET_CONTAINER_INSECURE_REGISTRIES],
      registries,
      ';',
    ),
    NO_PROXY: noProxy,
    no_proxy: noProxy,
  };
}

function joined(before: readonly (string | undefined)[], more: readonly string[], separator: string): string {
  const parts = before.flatMap((list) => (list ?? '').split(separator)).map((part) => part.trim());
  return [...new Set([...parts.filter((part) => part !== ''), ...more])].join(separator);
}
