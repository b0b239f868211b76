import type { DockerBuildOptions } from '../docker/build-request.ts';
import { parseGrowthLimit } from '../limits/growth-limit.ts';
import type { Limits } from '../limits/limits.ts';
import { parseBytes, parsePercent } from '../model/bytes.ts';
import type { Platform } from '../model/image.ts';
import { type Mirror, parseMirrors } from '../oci/name/mirrors.ts';
import { parseReference } from '../oci/name/reference.ts';
import { type BaselineChoice, parseBaseline } from './baseline-choice.ts';
import { type ImageSource, parseImageSource } from './image-source.ts';
import { InputReader } from './input-reader.ts';
import { readPlatforms } from './platforms.ts';

export type BuilderChoice = 'auto' | 'sdk' | 'docker';
export type CommentMode = 'always' | 'changes' | 'on-failure' | 'never';

/** The inputs of action.yml, checked. Paths and lists are as the user wrote them; an empty input is undefined. */
export interface Inputs {
  readonly projects: readonly string[];
  readonly framework: string | undefined;
  readonly builder: BuilderChoice;
  readonly dockerfile: string | undefined;
  /** Undefined: it is searched for. */
  readonly context: string | undefined;
  /** Undefined: the Dockerfile decides. */
  readonly publish: boolean | undefined;
  readonly publishOutput: string | undefined;
  readonly configuration: string;
  readonly publishArgs: readonly string[];
  /** Inputs of the Docker build, in the format of docker/build-push-action. */
  readonly docker: DockerBuildOptions;
  /** `Input NAME: ID` of each secret that has no value, which `docker` leaves out. */
  readonly emptySecrets: readonly string[];
  /** Platforms to build for, or to read of an existing image. Empty: the builder's choice, or the runner's platform. */
  readonly platforms: readonly Platform[];
  /** An existing image to measure; then nothing is built. */
  readonly image: ImageSource | undefined;
  readonly name: string | undefined;
  readonly baseImage: string | undefined;
  /** Undefined: derived from the .NET version; none: no comparison. */
  readonly sdkImage: string | 'none' | undefined;
  readonly mirrors: readonly Mirror[];
  readonly baseline: BaselineChoice;
  /** Whether measurements are kept in the Actions cache, and read from it. */
  readonly baselineCache: boolean;
  readonly limits: Limits;
  /** Label that accepts exceeded limits; undefined: no label does. */
  readonly overrideLabel: string | undefined;
  readonly reportOnly: boolean;
  readonly comment: CommentMode;
  readonly commentKey: string | undefined;
  readonly reportDir: string | undefined;
  readonly token: string;
}

/**
 * Reads all inputs.
 * @param written the value of an input as the user wrote it, empty if it is not set.
 * @throws UserError that names every input that is wrong, its value and what is expected.
 */
export function readInputs(written: (name: string) => string): Inputs {
  const reader = new InputReader(written);
  const docker = dockerInputs(reader);
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
    docker,
    emptySecrets: reader.emptySecrets,
    platforms: readPlatforms(reader),
    image: reader.parsed('image', parseImageSource),
    name: reader.text('name'),
    baseImage: reader.parsed('base-image', checkReference),
    sdkImage: reader.parsed('sdk-image', (text) => (text === 'none' ? text : checkReference(text))),
    mirrors: reader.parsed('registry-mirrors', parseMirrors) ?? [],
    baseline: reader.parsed('baseline', parseBaseline) ?? { kind: 'auto' },
    baselineCache: reader.text('baseline-cache') === undefined || reader.boolean('baseline-cache'),
    limits: limits(reader),
    overrideLabel: overrideLabel(reader.text('override-label')),
    reportOnly: reader.boolean('report-only'),
    comment: reader.choice('comment', ['changes', 'always', 'on-failure', 'never']),
    commentKey: reader.text('comment-key'),
    reportDir: reader.text('report-dir'),
    token: reader.text('github-token') ?? '',
  };
  refuseContradictions(inputs, reader);
  reader.finish();
  return inputs;
}

/** Names of the inputs that are set and are for Docker builds only. */
export function dockerOnlyInputs(
  inputs: Pick<Inputs, 'docker' | 'dockerfile' | 'context' | 'publish' | 'publishOutput'>,
): readonly string[] {
  const { docker } = inputs;
  return namesOfSet({
    dockerfile: inputs.dockerfile,
    context: inputs.context,
    publish: inputs.publish,
    'publish-output': inputs.publishOutput,
    'build-args': docker.buildArgs,
    'build-contexts': docker.buildContexts,
    secrets: docker.secrets,
    'secret-files': docker.secretFiles,
    'secret-envs': docker.secretEnvs,
    ssh: docker.ssh,
    target: docker.target,
    'cache-from': docker.cacheFrom,
    'cache-to': docker.cacheTo,
  });
}

/** Names of the inputs that are set and say what to build or how. */
function buildInputs(inputs: Inputs): readonly string[] {
  const ofAll = namesOfSet({
    project: inputs.projects,
    framework: inputs.framework,
    builder: inputs.builder === 'auto' ? undefined : inputs.builder,
    configuration: inputs.configuration === 'Release' ? undefined : inputs.configuration,
    'publish-args': inputs.publishArgs,
  });
  return [...ofAll, ...dockerOnlyInputs(inputs)];
}

function namesOfSet(values: Readonly<Record<string, unknown>>): readonly string[] {
  const isSet = (value: unknown) => (Array.isArray(value) ? value.length > 0 : value !== undefined);
  return Object.keys(values).filter((name) => isSet(values[name]));
}

function refuseContradictions(inputs: Inputs, reader: InputReader): void {
  if (inputs.builder === 'sdk') {
    for (const name of dockerOnlyInputs(inputs)) {
      reader.contradiction(
        `Input ${name} is for Docker builds only, and cannot be combined with builder sdk`,
      );
    }
  }
  if (reader.text('image') !== undefined) {
    for (const name of buildInputs(inputs)) {
      reader.contradiction(
        `Input ${name} says what to build or how, but with input image nothing is built. Leave out one of the two`,
      );
    }
  }
  if (inputs.context?.includes('://')) {
    reader.wrong('context', inputs.context, 'expected a folder of the checkout');
  }
  if (inputs.sdkImage === 'none' && inputs.limits.maxSdkRatio) {
    reader.wrong('max-sdk-ratio', inputs.limits.maxSdkRatio.text, 'there is no ratio with sdk-image: none');
  }
}

function dockerInputs(reader: InputReader): DockerBuildOptions {
  return {
    buildArgs: reader.list('build-args', 'keep'),
    buildContexts: reader.pairs('build-contexts', 'keep'),
    secrets: reader.secrets('secrets', 'keep'),
    secretFiles: reader.secrets('secret-files', 'keep'),
    secretEnvs: reader.secrets('secret-envs', 'separate'),
    ssh: reader.list('ssh', 'separate'),
    target: reader.text('target'),
    cacheFrom: reader.list('cache-from', 'keep'),
    cacheTo: reader.list('cache-to', 'keep'),
  };
}

function limits(reader: InputReader): Limits {
  const size = 'a size with a unit, such as 150 MB or 1.2 GiB';
  const maxSize = reader.bound('max-size', parseBytes, size);
  const maxDiskSize = reader.bound('max-disk-size', parseBytes, size);
  const maxSdkRatio = reader.bound('max-sdk-ratio', parsePercent, 'a percentage, such as 45%');
  const maxIncrease = reader.parsed('max-increase', parseGrowthLimit);
  const maxDiskIncrease = reader.parsed('max-disk-increase', parseGrowthLimit);
  const warnIncrease = reader.parsed('warn-increase', parseGrowthLimit);
  return {
    ...(maxSize && { maxSize }),
    ...(maxDiskSize && { maxDiskSize }),
    ...(maxSdkRatio && { maxSdkRatio }),
    ...(maxIncrease && { maxIncrease }),
    ...(maxDiskIncrease && { maxDiskIncrease }),
    ...(warnIncrease && { warnIncrease }),
    allowSdkImage: reader.boolean('allow-sdk-image'),
    onMissingBaseline: reader.choice('on-missing-baseline', ['pass', 'warn', 'fail']),
  };
}

function overrideLabel(text = 'image-size-ok'): string | undefined {
  return text === 'none' ? undefined : text;
}

function checkReference(text: string): string {
  parseReference(text);
  return text;
}
