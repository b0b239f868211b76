import type { Digest } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import { isDigest } from '../oci/name/digest.ts';
import type { ExecuteOptions, Finished } from '../process/execute.ts';
import { type Stream, stream } from '../process/stream.ts';
import { bounds } from './bounds.ts';
import { buildImage, type DockerBuildResult, type DockerBuildTools, type ReadArchive } from './build.ts';
import type { BuildRequest } from './build-request.ts';
import { type Client, clientOnce, lastLine, runDocker } from './client.ts';
import { type EngineFacts, readEngineFacts } from './engine-facts.ts';
import { type LocalImage, readLocalImage } from './local-image.ts';

/**
 * The Docker engine, as far as this action needs it. Every method throws a UserError if docker fails, or takes longer
 * than bounds.ts allows.
 */
export interface Docker {
  /** Throws a UserError with the client's reason if no engine answers. */
  engine(): Promise<EngineFacts>;
  build(request: BuildRequest): Promise<DockerBuildResult>;
  /** Undefined if the engine has no such image. */
  inspect(reference: string): Promise<LocalImage | undefined>;
  /** Gives the image `source` the further name `target`. */
  tag(source: string, target: string): Promise<void>;
  /**
   * Gives the digest of the manifest or index that the registry received.
   * @param signal ends the push, with its reason as the error.
   */
  push(reference: string, signal?: AbortSignal): Promise<Digest>;
  /** Streams `docker save` to a reader. */
  save<T>(reference: string, read: ReadArchive<T>): Promise<T>;
  /** Removes the name, and the image with its last name. A name that does not exist is no error. */
  remove(reference: string): Promise<void>;
  /** Removes the name. The image stays, even if it had no other name. */
  release(reference: string): Promise<void>;
  /**
   * Makes the engine request an image that does not exist from a registry, so that the registry sees whether the
   * engine can reach it. Gives what the engine said.
   * @param signal ends it.
   */
  probe(reference: string, signal: AbortSignal): Promise<string>;
}

export interface DockerOptions extends Omit<DockerBuildTools, 'client'> {
  /** By default the real one. */
  readonly stream?: Stream;
  /** The docker command; by default the first one on PATH. */
  readonly program?: string;
  /** What clientOnce gives, if Buildx shares it. */
  readonly client?: () => Promise<Client>;
}

export function createDocker(options: DockerOptions): Docker {
  return new DockerCommand(options);
}

class DockerCommand implements Docker {
  private readonly options: DockerOptions;
  private readonly program: string;
  private readonly client: () => Promise<Client>;

  constructor(options: DockerOptions) {
    this.options = options;
    this.program = options.program ?? 'docker';
    this.client = options.client ?? clientOnce(options.execute, this.program);
  }

  async engine(): Promise<EngineFacts> {
    const finished = await this.run(['info', '--format', '{{json .}}']);
    const facts = readEngineFacts(finished.stdout);
    if (!('unknown' in facts)) return facts;
    const reason = finished.stderr.trim() || facts.unknown;
    throw new UserError(
      `No Docker engine answers: ${reason} Start Docker before this action, or set input builder to \`sdk\`, ` +
        'which needs no engine.',
    );
  }

  async build(request: BuildRequest): Promise<DockerBuildResult> {
    const inspect = (reference: string) => this.inspect(reference);
    return buildImage(request, { ...this.options, client: await this.client(), inspect });
  }

  async inspect(reference: string): Promise<LocalImage | undefined> {
    const finished = await this.run(['image', 'inspect', '--format', '{{json .}}', '--', reference]);
    if (finished.exitCode !== 0) {
      if (isAbsent(finished)) return undefined;
      throw failure(`docker image inspect ${reference}`, finished);
    }
    const image = readLocalImage(finished.stdout);
    if (image === undefined) {
      throw new UserError(`docker image inspect ${reference} gave an answer that cannot be read.`);
    }
    return image;
  }

  async tag(source: string, target: string): Promise<void> {
    const finished = await this.run(['image', 'tag', '--', source, target]);
    if (finished.exitCode !== 0) throw failure(`docker image tag ${source} ${target}`, finished);
  }

  async push(reference: string, signal?: AbortSignal): Promise<Digest> {
    const finished = await this.run(['image', 'push', '--', reference], { ...(signal && { signal }) });
    if (finished.exitCode !== 0) throw failure(`docker push ${reference}`, finished);
    // Its last line: `TAG: digest: sha256:... size: N`.
    const digest = /: digest: (\S+) size: \d+\s*$/m.exec(finished.stdout)?.[1];
    if (digest === undefined || !isDigest(digest))
      throw new UserError(`docker push ${reference} did not say which digest it pushed.`);
    return digest;
  }

  async save<T>(reference: string, read: ReadArchive<T>): Promise<T> {
    const name = `docker save ${reference}`;
    const options = { name, startMs: bounds.saveStart, idleMs: bounds.saveIdle };
    const { finished, result } = await (this.options.stream ?? stream)(
      this.program,
      ['image', 'save', '--', reference],
      options,
      read,
    );
    if (finished.exitCode !== 0) throw failure(name, finished);
    return result();
  }

  async remove(reference: string): Promise<void> {
    // Forced, so that a container that still uses the image does not keep the name alive.
    const finished = await this.run(['image', 'rm', '--force', '--', reference]);
    if (finished.exitCode !== 0 && !isAbsent(finished)) {
      throw failure(`docker image rm ${reference}`, finished);
    }
  }

  async release(reference: string): Promise<void> {
    // An image goes with its last name, but not if the name moves to another image: here to an empty one.
    const finished = await this.run(['image', 'import', '--', '/dev/null', reference]);
    if (finished.exitCode !== 0) throw failure(`docker image import /dev/null ${reference}`, finished);
    await this.remove(reference);
  }

  async probe(reference: string, signal: AbortSignal): Promise<string> {
    return lastLine(await this.run(['image', 'pull', '--quiet', '--', reference], { signal }));
  }

  private run(
    args: readonly string[],
    bound: Pick<ExecuteOptions, 'signal' | 'timeoutMs'> = { timeoutMs: bounds.answer },
  ): Promise<Finished> {
    return runDocker(this.options.execute, this.program, args, bound);
  }
}

function isAbsent({ stderr }: Finished): boolean {
  return /no such (image|object)/i.test(stderr) && !/invalid reference format/i.test(stderr);
}

function failure(command: string, finished: Finished): UserError {
  return new UserError(`${command} failed with exit code ${finished.exitCode}: ${lastLine(finished)}`);
}
