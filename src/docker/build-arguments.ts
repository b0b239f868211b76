import { formatPlatform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { Environment } from '../process/environment.ts';
import type { ExecuteOptions } from '../process/execute.ts';
import type { BuildRequest, DockerBuildOptions } from './build-request.ts';
import { readPair } from './build-request.ts';

/** Files that a build writes or reads outside of its context. */
export interface BuildFiles {
  readonly imageId: string;
  readonly metadata: string;
  /** Files with the values of `options.secrets`, in their order. */
  readonly secrets: readonly string[];
}

/** Where a build puts the image: in the engine, in the registry that its tag names, or on standard output. */
export type Destination = 'engine' | 'registry' | 'stdout';

/** `docker buildx build`. */
export function buildxArguments(
  request: BuildRequest,
  files: BuildFiles,
  destination: Destination = 'engine',
): string[] {
  const { options = {} } = request;
  const { buildContexts = [], cacheTo = [] } = options;
  return [
    'buildx',
    'build',
    ...commonArguments(request, files, destination === 'engine'),
    ...buildContexts.flatMap((context) => ['--build-context', context]),
    ...cacheTo.flatMap((cache) => ['--cache-to', cache]),
    ...outputArguments(request, destination),
    '--metadata-file',
    files.metadata,
    '--',
    request.context,
  ];
}

/** BuildKit uses plain HTTP for 127.0.0.1 without an option. With `store=false` it keeps no copy of the image. */
function outputArguments({ tag }: BuildRequest, destination: Destination): string[] {
  switch (destination) {
    case 'engine':
      return ['--load'];
    case 'registry':
      return ['--output', `type=image,name=${tag},push=true,store=false`];
    case 'stdout':
      return ['--output', 'type=oci,dest=-'];
  }
}

/**
 * `docker build` of clients before 23, with the engine's own BuildKit.
 * Throws a UserError that names an input which only buildx understands.
 */
export function dockerBuildArguments(request: BuildRequest, files: BuildFiles): string[] {
  const problem = onlyWithBuildx(request);
  if (problem !== undefined) {
    throw new UserError(
      `Input ${problem} needs buildx, which this docker client lacks. Install docker-buildx.`,
    );
  }
  return ['build', ...commonArguments(request, files, true), '--', request.context];
}

function onlyWithBuildx({ options = {}, platforms = [] }: BuildRequest): string | undefined {
  if ((options.buildContexts ?? []).length > 0) return 'build-contexts';
  if ((options.cacheTo ?? []).length > 0) return 'cache-to';
  if (platforms.length > 1) return 'platforms with more than one platform';
  // The old client takes references only, and would take `type=gha` for one.
  if ((options.cacheFrom ?? []).some((cache) => /(^|,)type=/.test(cache))) return 'cache-from with a type';
  return undefined;
}

function commonArguments(request: BuildRequest, files: BuildFiles, tagged: boolean): string[] {
  const { options = {}, platforms = [] } = request;
  const { buildArgs = [], cacheFrom = [], ssh = [], target = '' } = options;
  return [
    '--progress',
    'plain',
    '--file',
    request.dockerfile,
    ...(tagged ? ['--tag', request.tag] : []),
    '--iidfile',
    files.imageId,
    ...buildArgs.flatMap((argument) => ['--build-arg', argument]),
    ...cacheFrom.flatMap((cache) => ['--cache-from', cache]),
    ...(platforms.length === 0 ? [] : ['--platform', platforms.map(formatPlatform).join(',')]),
    ...secretArguments(options, files),
    ...ssh.flatMap((agent) => ['--ssh', agent]),
    ...(target === '' ? [] : ['--target', target]),
  ];
}

function secretArguments(options: DockerBuildOptions, files: BuildFiles): string[] {
  const { secrets = [], secretFiles = [], secretEnvs = [] } = options;
  const fields = [
    ...secrets.map((item, index) => [`id=${readPair('secrets', item)[0]}`, `src=${files.secrets[index]}`]),
    ...secretFiles.map((item) => fieldsOf('secret-files', item, 'src')),
    ...secretEnvs.map((item) => fieldsOf('secret-envs', item, 'env')),
  ];
  return fields.flatMap((secret) => ['--secret', secret.map(csvField).join(',')]);
}

function fieldsOf(input: string, item: string, source: 'src' | 'env'): string[] {
  const [name, value] = readPair(input, item);
  return [`id=${name}`, `${source}=${value}`];
}

/** docker reads the option as a line of CSV. */
function csvField(field: string): string {
  return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** The working folder and the environment of a build. */
export function buildEnvironment(
  request: BuildRequest,
  environment: Environment = process.env,
): Pick<ExecuteOptions, 'cwd' | 'env'> {
  return {
    // Without it, clients before 23 use the classic builder.
    env: { DOCKER_BUILDKIT: '1', ...cacheService(request, environment) },
    ...(request.cwd === undefined ? {} : { cwd: request.cwd }),
  };
}

/** The cache `type=gha` needs the variables that the runner gives to actions only. No other build gets their token. */
function cacheService({ options = {} }: BuildRequest, environment: Environment): Environment {
  const caches = [...(options.cacheFrom ?? []), ...(options.cacheTo ?? [])];
  if (!caches.some((cache) => /(^|,)type=gha(,|$)/.test(cache))) return {};
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('ACTIONS_')));
}
