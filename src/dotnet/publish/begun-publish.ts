import { mkdtemp, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Digest } from '../../model/image.ts';
import { UserError } from '../../model/user-error.ts';
import type { Environment } from '../../process/environment.ts';
import type { Execute, Finished } from '../../process/execute.ts';
import { HeldOutput } from '../../process/held-output.ts';
import { start, workingFolder } from '../cli/run-dotnet.ts';
import { answerBaseQuestion, answerQuestion, type Question } from './base-question.ts';
import { publishTargets } from './publish.ts';
import {
  type ContainerFiles,
  type ContainerPush,
  containerEnvironment,
  loopbackOf,
  type PublishContainerRequest,
  publishContainerArgs,
  pushedDigest,
  writeTargets,
} from './publish-container.ts';

/** A publish of which little is known yet, and where it pushes to. */
export interface BeginPublishRequest
  extends Omit<ContainerPush, 'project' | 'runtimeIdentifier' | 'baseImage'> {
  /** Project file; absolute. */
  readonly path: string;
  /** `HOST` or `HOST:PORT` of registries that may have the base image. */
  readonly mirrors: readonly string[];
  /** For files that are needed until the end; absolute. */
  readonly temporaryFolder: string;
}

/**
 * A publish that was begun while it was planned. It restores the project, and then waits for one of these calls. Until
 * then it shows nothing in the log.
 */
export interface BegunPublish {
  /** Of the project file; absolute. */
  readonly path: string;
  /** Goes on. Undefined if the publish that is requested is another one, or is to be begun again: this one has ended. */
  finish(request: PublishContainerRequest): Promise<{ readonly digest: Digest } | undefined>;
  /** Ends it, and deletes its files. If it was not finished, nothing was built. */
  stop(): Promise<void>;
}

/** Begins to publish a project as what most are: an app with one target framework, runtime and image. */
export async function beginPublish(
  execute: Execute,
  request: BeginPublishRequest,
  environment: Environment,
): Promise<BegunPublish> {
  const requested = Promise.withResolvers<PublishContainerRequest>();
  // MSBuild may not ask, and then nobody else waits for it.
  requested.promise.catch(() => {});
  const questions = {
    permission: await answerQuestion(() => requested.promise.then(() => 'yes')),
    base: await answerBaseQuestion(async (reference) => mirrorOf(reference, await requested.promise)),
  };
  const folder = await mkdtemp(join(request.temporaryFolder, 'begun-publish-'));
  const written = await writePublish(request, folder, questions, environment);
  const registries = [request.registry, ...request.mirrors.flatMap(loopbackOf)];
  // MSBuild's questions are of no interest to people.
  const output = new HeldOutput([questions.permission.url, `Downloading from "${questions.base.url}`]);
  const finished = start(execute, {
    args: written.args,
    cwd: workingFolder(request.path, request.options.root),
    env: containerEnvironment(environment, registries),
    shownOn: output,
  }).finally(() => output.end());
  finished.catch(() => {});
  const { path } = request;
  return new Begun({ path, folder, ...written, ...questions, registries, output, finished, requested });
}

/** The mirror of the base that the SDK chose. */
async function mirrorOf(reference: string, request: PublishContainerRequest): Promise<string | undefined> {
  return reference === request.expectedBase ? request.mirroredBase : request.onOtherBase(reference);
}

/** What is started. */
interface WrittenPublish {
  readonly args: readonly string[];
  readonly files: ContainerFiles;
  readonly targets: Readonly<Record<string, string>>;
}

async function writePublish(
  request: BeginPublishRequest,
  folder: string,
  { permission, base }: Record<'permission' | 'base', Question>,
  environment: Environment,
): Promise<WrittenPublish> {
  const { path } = request;
  const assemblyName = basename(path, extname(path));
  const project = { path, assemblyName, framework: undefined, runtimeIdentifiers: [] };
  const targets = await publishTargets(project);
  const guard = {
    ...request,
    project: path,
    expectedBase: undefined,
    mirroredBase: undefined,
    permission: permission.url,
    baseQuestion: base.url,
    folder,
  };
  const files = {
    extensions: await writeTargets(guard, targets, environment),
    resultFile: join(folder, 'result.json'),
    output: join(folder, 'app'),
  };
  return { args: publishContainerArgs({ ...request, project }, files), files, targets };
}

interface Beginning extends WrittenPublish {
  readonly path: string;
  readonly folder: string;
  /** On this machine. */
  readonly registries: readonly string[];
  readonly output: HeldOutput;
  readonly finished: Promise<Finished>;
  readonly requested: PromiseWithResolvers<PublishContainerRequest>;
  readonly permission: Question;
  readonly base: Question;
}

class Begun implements BegunPublish {
  readonly #begun: Beginning;
  #ended: Promise<void> | undefined;

  constructor(beginning: Beginning) {
    this.#begun = beginning;
  }

  get path(): string {
    return this.#begun.path;
  }

  async finish(request: PublishContainerRequest): Promise<{ digest: Digest } | undefined> {
    const { args, files, output, requested, finished, permission, base } = this.#begun;
    try {
      if (!(await this.#isFor(request))) return undefined;
      output.show(process.stdout);
      requested.resolve(request);
      const answer = await finished;
      if (base.refusal() !== undefined) throw base.refusal();
      // It could not ask, because of a proxy for example.
      if (answer.exitCode !== 0 && hasError(answer.stdout, permission.url)) return undefined;
      return { digest: await pushedDigest(answer, request, args, files.resultFile) };
    } finally {
      await this.stop();
    }
  }

  stop(): Promise<void> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  async #end(): Promise<void> {
    const { requested, finished, permission, base, folder } = this.#begun;
    requested.reject(new UserError('Another publish is needed.'));
    await Promise.allSettled([finished]);
    await Promise.all([permission.close(), base.close(), rm(folder, { recursive: true, force: true })]);
  }

  async #isFor(request: PublishContainerRequest): Promise<boolean> {
    const { args, files, targets, registries } = this.#begun;
    const reached = loopbackOf(request.mirroredBase);
    return (
      isDeepStrictEqual(publishContainerArgs(request, files), args) &&
      isDeepStrictEqual(await publishTargets(request.project), targets) &&
      reached.every((host) => registries.includes(host))
    );
  }
}

function hasError(output: string, text: string): boolean {
  return output.split('\n').some((line) => line.includes(text) && line.includes('error'));
}
