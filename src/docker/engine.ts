import type { Digest } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { Execute, Finished } from '../process/execute.ts';
import { type BuiltImage, buildImage } from './build-image.ts';
import type { BuildRequest } from './build-request.ts';
import { type Client, findClient } from './client.ts';
import { type EngineFacts, readEngineFacts } from './engine-facts.ts';
import { type LocalImage, readLocalImage } from './local-image.ts';

/** The Docker engine, as far as this action needs it. Every method throws a UserError where docker fails. */
export interface Docker {
  /** Throws a UserError with the client's reason where no engine answers. */
  engine(): Promise<EngineFacts>;
  build(request: BuildRequest): Promise<BuiltImage>;
  /** Undefined where the engine has no such image. */
  inspect(reference: string): Promise<LocalImage | undefined>;
  /** Gives the image `source` the further name `target`. */
  tag(source: string, target: string): Promise<void>;
  /** Gives the digest of the manifest or index that the registry was sent. */
  push(reference: string): Promise<Digest>;
  /** Takes the name away, and the image with its last name. A name that is not there is no error. */
  remove(reference: string): Promise<void>;
  /**
   * Has the engine ask a registry for an image that does not exist, so that the registry sees from where it
   * can be reached. Gives what the engine said; whether the request arrived only the registry knows.
   */
  probe(reference: string): Promise<string>;
}

export interface DockerOptions {
  readonly execute: Execute;
  /** The docker commands to choose from, in order of preference; see dockerPrograms. */
  readonly programs: readonly string[];
  /** An existing folder for what a build writes and reads beside its context. */
  readonly temporaryFolder: string;
  /** Bound on a probe in ms; else 15 s. */
  readonly probeTimeout?: number;
}

export function createDocker(options: DockerOptions): Docker {
  return new DockerCommand(options);
}

class DockerCommand implements Docker {
  private readonly options: DockerOptions;
  private found: Promise<Client> | undefined;

  constructor(options: DockerOptions) {
    this.options = options;
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

  async build(request: BuildRequest): Promise<BuiltImage> {
    const { execute, temporaryFolder } = this.options;
    const inspect = (reference: string) => this.inspect(reference);
    return buildImage(request, { execute, temporaryFolder, client: await this.client(), inspect });
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

  async push(reference: string): Promise<Digest> {
    const finished = await this.run(['image', 'push', '--', reference]);
    if (finished.exitCode !== 0) throw failure(`docker push ${reference}`, finished);
    // Its last line: `TAG: digest: sha256:... size: N`.
    const digest = /: digest: (sha256:[0-9a-f]{64}) size: \d+\s*$/m.exec(finished.stdout)?.[1];
    if (digest === undefined)
      throw new UserError(`docker push ${reference} did not say which digest it pushed.`);
    return digest;
  }

  async remove(reference: string): Promise<void> {
    // Forced, so that a container that still uses the image does not keep the name alive.
    const finished = await this.run(['image', 'rm', '--force', '--', reference]);
    if (finished.exitCode !== 0 && !isAbsent(finished)) {
      throw failure(`docker image rm ${reference}`, finished);
    }
  }

  async probe(reference: string): Promise<string> {
    const limit = this.options.probeTimeout ?? 15_000;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<string>((resolve) => {
      timer = setTimeout(() => resolve(`no answer within ${limit / 1000} s`), limit);
    });
    const asked = this.run(['image', 'pull', '--quiet', '--', reference]).then(lastWord);
    try {
      return await Promise.race([asked, timeout]);
    } finally {
      clearTimeout(timer);
    }
  }

  private client(): Promise<Client> {
    this.found ??= findClient(this.options.execute, this.options.programs);
    return this.found;
  }

  private async run(args: readonly string[]): Promise<Finished> {
    const { program } = await this.client();
    return this.options.execute(program, args, { silent: true });
  }
}

function isAbsent({ stderr }: Finished): boolean {
  return /no such (image|object)/i.test(stderr) && !/invalid reference format/i.test(stderr);
}

function failure(command: string, finished: Finished): UserError {
  return new UserError(`${command} failed with exit code ${finished.exitCode}: ${lastWord(finished)}`);
}

function lastWord({ stdout, stderr }: Finished): string {
  return stderr.trim().split('\n').at(-1) || stdout.trim().split('\n').at(-1) || 'docker said nothing';
}
