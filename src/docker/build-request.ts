import type { Platform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';

/** The inputs that docker/build-push-action has too, spelled as it spells them; see input-list.ts. */
export interface DockerBuildOptions {
  /** `NAME=value`, or `NAME` for a value from the environment. */
  readonly buildArgs?: readonly string[];
  /** `NAME=path`, `NAME=docker-image://REF`, ... */
  readonly buildContexts?: readonly string[];
  /** `NAME=value`; the value reaches the builder in a file, never in an argument. */
  readonly secrets?: readonly string[];
  /** `NAME=path`. */
  readonly secretFiles?: readonly string[];
  /** `NAME=VARIABLE`. */
  readonly secretEnvs?: readonly string[];
  /** `default` or `ID=SOCKET`. */
  readonly ssh?: readonly string[];
  readonly target?: string | undefined;
  readonly cacheFrom?: readonly string[];
  readonly cacheTo?: readonly string[];
}

/** What to build. */
export interface BuildRequest {
  readonly dockerfile: string;
  /** A folder, or a URL that BuildKit fetches. */
  readonly context: string;
  /** None: the builder's own. */
  readonly platforms?: readonly Platform[];
  /** `REPOSITORY:TAG`, the name of the image in the engine or in a registry. */
  readonly tag: string;
  readonly options?: DockerBuildOptions;
  /** Relative paths in options start in this folder. */
  readonly cwd?: string;
  /** What may be wrong with the context, a sentence each: for the error of a build that fails. */
  readonly doubts?: readonly string[];
  /** The line of the Dockerfile that publishes a project which a variable without a known value names. */
  readonly unknownProject?: number | undefined;
}

/** Name and value of `NAME=value`. Throws a UserError that names the input, and of secrets nothing more. */
export function readPair(input: string, item: string): [name: string, value: string] {
  const equals = item.indexOf('=');
  if (equals < 1 || equals === item.length - 1) {
    const shown = input === 'secrets' ? item.slice(0, Math.max(equals, 0)) || 'an item' : `\`${item}\``;
    throw new UserError(`Input ${input}: ${shown} is not of the form NAME=VALUE.`);
  }
  return [item.slice(0, equals), item.slice(equals + 1)];
}

/** The values of build arguments by name, as `--build-arg` takes them. */
export function buildArgValues(
  buildArgs: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const item of buildArgs) {
    const equals = item.indexOf('=');
    const name = equals === -1 ? item : item.slice(0, equals);
    const value = equals === -1 ? environment[name] : item.slice(equals + 1);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/** Named build contexts by name. Throws a UserError for an item without name or value. */
export function buildContextValues(buildContexts: readonly string[]): Record<string, string> {
  return Object.fromEntries(buildContexts.map((item) => readPair('build-contexts', item)));
}
