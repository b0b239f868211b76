import type { BuildOptions as DockerBuildOptions } from './docker/build-request.ts';
import { readInputList } from './docker/input-list.ts';
import { parseBytes, parsePercent } from './model/bytes.ts';
import type { Bound, Limits } from './model/limits.ts';
import { UserError } from './model/user-error.ts';
import { type Mirror, parseMirrors } from './oci/mirrors.ts';
import { parseReference } from './oci/reference.ts';

export type BuilderChoice = 'auto' | 'sdk' | 'docker';
export type CommentMode = 'always' | 'changes' | 'on-failure' | 'never';

/** The inputs of action.yml, checked. Paths and lists are as the user wrote them; empty ones are undefined. */
export interface Inputs {
  readonly projects: readonly string[];
  readonly framework: string | undefined;
  readonly builder: BuilderChoice;
  readonly dockerfile: string | undefined;
  /** Undefined: find it. */
  readonly context: string | undefined;
  /** Undefined: decide by the Dockerfile. */
  readonly publish: boolean | undefined;
  readonly publishOutput: string | undefined;
  readonly configuration: string;
  readonly publishArgs: readonly string[];
  /** Passed on to the Docker build, spelled as docker/build-push-action spells them. */
  readonly docker: DockerBuildOptions;
  readonly name: string | undefined;
  readonly baseImage: string | undefined;
  /** Undefined: derive it; none: do not compare. */
  readonly sdkImage: string | 'none' | undefined;
  readonly mirrors: readonly Mirror[];
  readonly limits: Limits;
  readonly reportOnly: boolean;
  readonly comment: CommentMode;
  readonly commentKey: string | undefined;
  readonly reportDir: string | undefined;
  readonly token: string;
}

/**
 * Reads all inputs.
 * @param get the trimmed value of an input, empty where it is not set.
 * @throws UserError that names every input that is wrong, its value and what would be right.
 */
export function readInputs(get: (name: string) => string): Inputs {
  const reader = new InputReader(get);
  const inputs: Inputs = {
    projects: reader.lines('project'),
    framework: reader.text('framework'),
    builder: reader.choice('builder', ['auto', 'sdk', 'docker']),
    dockerfile: reader.text('dockerfile'),
    context: reader.textOrAuto('context'),
    publish: reader.booleanOrAuto('publish'),
    publishOutput: reader.text('publish-output'),
    configuration: reader.text('configuration') ?? 'Release',
    publishArgs: reader.lines('publish-args'),
    docker: dockerInputs(reader),
    name: reader.text('name'),
    baseImage: reader.parsed('base-image', checkReference),
    sdkImage: reader.parsed('sdk-image', (text) => (text === 'none' ? text : checkReference(text))),
    mirrors: reader.parsed('registry-mirrors', parseMirrors) ?? [],
    limits: limits(reader),
    reportOnly: reader.boolean('report-only'),
    comment: reader.choice('comment', ['changes', 'always', 'on-failure', 'never']),
    commentKey: reader.text('comment-key'),
    reportDir: reader.text('report-dir'),
    token: get('github-token'),
  };
  if (inputs.builder === 'sdk' && inputs.dockerfile !== undefined) {
    reader.wrong(
      'dockerfile',
      inputs.dockerfile,
      'a Dockerfile is built by builder docker; builder sdk uses none',
    );
  }
  if (inputs.docker.platforms && inputs.docker.platforms.length > 1) {
    reader.wrong('platforms', inputs.docker.platforms.join(','), 'one platform can be weighed in a run');
  }
  reader.finish();
  return inputs;
}

function dockerInputs(reader: InputReader): DockerBuildOptions {
  return {
    buildArgs: reader.list('build-args', 'keep'),
    buildContexts: reader.list('build-contexts', 'keep'),
    secrets: reader.list('secrets', 'keep'),
    secretFiles: reader.list('secret-files', 'keep'),
    secretEnvs: reader.list('secret-envs', 'separate'),
    ssh: reader.list('ssh', 'separate'),
    target: reader.text('target'),
    platforms: reader.list('platforms', 'separate'),
    cacheFrom: reader.list('cache-from', 'keep'),
    cacheTo: reader.list('cache-to', 'keep'),
  };
}

function limits(reader: InputReader): Limits {
  const size = 'a size with a unit, such as 150 MB or 1.2 GiB';
  const maxSize = reader.bound('max-size', parseBytes, size);
  const maxDiskSize = reader.bound('max-disk-size', parseBytes, size);
  const maxSdkRatio = reader.bound('max-sdk-ratio', parsePercent, 'a percentage, such as 45%');
  return {
    ...(maxSize && { maxSize }),
    ...(maxDiskSize && { maxDiskSize }),
    ...(maxSdkRatio && { maxSdkRatio }),
    allowSdkImage: reader.boolean('allow-sdk-image'),
  };
}

function checkReference(text: string): string {
  parseReference(text);
  return text;
}

/** Reads one input after the other and keeps what is wrong with them, to tell it all at once. */
class InputReader {
  readonly #get: (name: string) => string;
  readonly #errors: string[] = [];

  constructor(get: (name: string) => string) {
    this.#get = get;
  }

  text(name: string): string | undefined {
    return this.#get(name) || undefined;
  }

  textOrAuto(name: string): string | undefined {
    const value = this.text(name);
    return value === 'auto' ? undefined : value;
  }

  lines(name: string): readonly string[] {
    return this.#get(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  list(name: string, commas: 'keep' | 'separate'): readonly string[] {
    return readInputList(this.#get(name), commas);
  }

  /** One of the choices; the first where the input is empty. */
  choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
    const value = this.text(name) ?? choices[0];
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) this.wrong(name, value, `expected one of ${choices.join(', ')}`);
    return chosen ?? choices[0];
  }

  /** YAML 1.2's spellings, as @actions/core takes them. */
  boolean(name: string): boolean {
    return this.choice(name, ['false', 'False', 'FALSE', 'true', 'True', 'TRUE']).toLowerCase() === 'true';
  }

  booleanOrAuto(name: string): boolean | undefined {
    const value = this.choice(name, ['auto', 'true', 'false']);
    return value === 'auto' ? undefined : value === 'true';
  }

  /** @param parse throws a UserError for what it does not take. */
  parsed<T>(name: string, parse: (text: string) => T): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    try {
      return parse(value);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.wrong(name, value, error.message);
      return undefined;
    }
  }

  bound(name: string, parse: (text: string) => number | undefined, expected: string): Bound | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = parse(text);
    if (value === undefined) this.wrong(name, text, `expected ${expected}`);
    return value === undefined ? undefined : { text, value };
  }

  wrong(name: string, value: string, message: string): void {
    this.#errors.push(`Input ${name}: ${JSON.stringify(value)}: ${message}`);
  }

  finish(): void {
    if (this.#errors.length > 0) throw new UserError(this.#errors.join('\n'));
  }
}
