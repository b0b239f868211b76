import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Digest } from '../../model/image.ts';
import { isDigest } from '../../oci/name/digest.ts';
import type { Environment } from '../../process/environment.ts';
import type { Execute, Finished } from '../../process/execute.ts';
import { temporaryRoot } from '../../process/temporary-root.ts';
import { writeExtensions } from '../cli/extensions.ts';
import { globalProperty } from '../cli/msbuild-text.ts';
import { failure, start, workingFolder } from '../cli/run-dotnet.ts';
import { parseAnswer } from '../evaluation/evaluate.ts';
import type { BuildOptions } from '../project/build-options.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import { answerBaseQuestion } from './base-question.ts';
import { explainFailure, nothingPushed } from './container-failure.ts';
import { ELSEWHERE, firstTargets, GUARD, lastTargets, type PushGuard } from './guard-targets.ts';
import { commonPublishArgs, NO_DEPLOYMENT, publishTargets, type ToPublish } from './publish.ts';

/** An image of a project, and where it is pushed to. */
export interface ContainerPush {
  readonly project: ToPublish;
  readonly options: BuildOptions;
  /** `HOST:PORT` of a registry on this machine without TLS. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  /** Of the image; undefined: the project's own, if that is only one. */
  readonly runtimeIdentifier?: string | undefined;
  /** Replaces the base image of the project and the SDK. */
  readonly baseImage?: string | undefined;
}

export interface PublishContainerRequest extends ContainerPush {
  readonly project: ProjectFacts;
  /** The base image that is expected if nothing replaces it. */
  readonly expectedBase: string;
  /** The expected base image on a mirror. */
  readonly mirroredBase?: string | undefined;
  /**
   * Called before the push if the base image is another one: a target of the project chose it, or it became known with
   * the references. Resolves to the base image on a mirror. If it rejects, nothing is pushed.
   */
  readonly onOtherBase: (reference: string) => Promise<string | undefined>;
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
  const question = await answerBaseQuestion(request.onOtherBase);
  try {
    const guard = { ...guardOf(request), baseQuestion: question.url, folder };
    const extensions = await writeTargets(guard, await publishTargets(request.project), environment);
    const resultFile = join(folder, 'result.json');
    const args = publishContainerArgs(request, { extensions, resultFile, output: join(folder, 'app') });
    const finished = await start(execute, {
      args,
      cwd: workingFolder(request.project.path, request.options.root),
      env: containerEnvironment(environment, [
        request.registry,
        ...loopbackOf(request.baseImage),
        ...loopbackOf(request.mirroredBase),
      ]),
    });
    if (question.refusal() !== undefined) throw question.refusal();
    return { digest: await pushedDigest(finished, request, args, resultFile) };
  } finally {
    await question.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The digest of what a publish with these arguments pushed.
 * @throws UserError if it failed, or pushed nothing.
 */
export async function pushedDigest(
  finished: Finished,
  request: PublishContainerRequest,
  args: readonly string[],
  resultFile: string,
): Promise<Digest> {
  if (finished.exitCode !== 0) throw failure(args, finished, explainFailure(finished, request));
  const answer = parseAnswer(containerAnswer, await readFile(resultFile, 'utf8'), args).Properties;
  const digest = answer.GeneratedContainerDigest;
  if (!isDigest(digest)) throw nothingPushed(request.project, answer);
  return digest;
}

function guardOf(request: PublishContainerRequest) {
  const { project, registry, repository, tag, baseImage, mirroredBase } = request;
  const expectedBase = baseImage ?? request.expectedBase;
  return { project: project.path, registry, repository, tag, expectedBase, mirroredBase };
}

/** @returns folder of MSBuild extensions. */
export async function writeTargets(
  guard: PushGuard,
  targets: Readonly<Record<string, string>>,
  environment: Environment,
): Promise<string> {
  const last = join(guard.folder, 'last.targets');
  await writeFile(last, lastTargets(guard));
  const extensions = join(guard.folder, 'extensions');
  const first = { ...targets, 'guard.targets': firstTargets(last) };
  await writeExtensions(extensions, first, environment);
  return extensions;
}

/** Absolute paths of what a publish needs besides the project. */
export interface ContainerFiles {
  readonly extensions: string;
  readonly resultFile: string;
  readonly output: string;
}

/**
 * Arguments of `dotnet` that push the image and write MSBuild's answer to `resultFile`.
 * @param files.extensions folder of `writeExtensions`, with the targets that guard the push.
 * @param files.output empty folder for the app. The SDK packs all that is in the folder, and in the project's own there
 *   may be files of an earlier publish.
 */
export function publishContainerArgs(
  { project, options, ...request }: ContainerPush,
  { extensions, resultFile, output }: ContainerFiles,
): readonly string[] {
  return [
    ...commonPublishArgs(project, options, extensions, request.runtimeIdentifier),
    globalProperty('PublishDir', `${output}/`),
    `-t:${GUARD}`,
    '-t:PublishContainer',
    globalProperty('ContainerRegistry', request.registry),
    globalProperty('ContainerRepository', request.repository),
    ...ELSEWHERE.map((name) => globalProperty(name, '')),
    NO_DEPLOYMENT,
    ...(request.baseImage === undefined ? [] : [globalProperty('ContainerBaseImage', request.baseImage)]),
    `-getProperty:${Object.keys(containerAnswer.entries.Properties.entries).join(',')}`,
    `-getResultOutputFile:${resultFile}`,
  ];
}

/** The registry of the reference, if it is on this machine and so without TLS. */
export function loopbackOf(reference: string | undefined): readonly string[] {
  const host = reference?.split('/')[0];
  return host !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host) ? [host] : [];
}

/**
 * Changes to the environment with which the SDK uses plain HTTP for these registries on this machine, and no proxy.
 * They keep what the user set.
 */
export function containerEnvironment(environment: Environment, registries: readonly string[]): Environment {
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
    // The measuring registry asks for no credentials. With these, every other one refuses a push of the SDK.
    DOTNET_CONTAINER_PUSH_REGISTRY_UNAME: 'nobody',
    DOTNET_CONTAINER_PUSH_REGISTRY_PWORD: 'nothing',
  };
}

function joined(before: readonly (string | undefined)[], more: readonly string[], separator: string): string {
  const parts = before.flatMap((list) => (list ?? '').split(separator)).map((part) => part.trim());
  return [...new Set([...parts.filter((part) => part !== ''), ...more])].join(separator);
}
