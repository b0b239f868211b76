import * as v from 'valibot';
import { UserError } from '../../model/user-error.ts';
import type { Execute, Finished } from '../../process/execute.ts';
import { TRANSPORT_LIMITS } from '../http/transport-limits.ts';
import { oneLine, quoted } from '../name/quoted.ts';
import {
  configLogin,
  type DockerConfig,
  entriesFor,
  parseDockerConfig,
  type RegistryCredentials,
  readDockerConfig,
  serverKey,
} from './docker-config.ts';

/** The credentials for a registry, named as in references, or undefined: anonymous access. */
export type CredentialSource = (registry: string) => Promise<RegistryCredentials | undefined>;

export interface DockerCredentialsOptions {
  /** Path of Docker's config.json; it need not exist. */
  readonly file: string;
  /** The value of DOCKER_AUTH_CONFIG: another config, which is read before the file. */
  readonly inline?: string | undefined;
  /** Starts credential helpers. */
  readonly execute: Execute;
  /** Called with every secret that is found, before it is used, so that logs mask it. */
  readonly onSecret: (secret: string) => void;
  /** Called, in one line, with what could not be read. Access is then anonymous. */
  readonly onWarning: (message: string) => void;
  /** Milliseconds that a credential helper may take; by default as in TRANSPORT_LIMITS. */
  readonly helperMs?: number;
}

/**
 * Credentials as `docker login` (and docker/login-action) leaves them, in Docker's order (docker/cli,
 * configfile/file.go, GetCredentialsStore): DOCKER_AUTH_CONFIG, then the registry's helper in `credHelpers`, or
 * `credsStore`, or `auths`. If there is a helper, `auths` does not count. Each registry is looked up once.
 */
export function dockerCredentials(options: DockerCredentialsOptions): CredentialSource {
  let file: Promise<DockerConfig> | undefined;
  let inline: DockerConfig | undefined;
  const found = new Map<string, Promise<RegistryCredentials | undefined>>();
  const lookUp = async (registry: string) => {
    if (options.inline) {
      inline ??= parseDockerConfig(options.inline, 'DOCKER_AUTH_CONFIG', options.onWarning);
      const login = configLogin(inline.auths, registry, { ...options, name: 'DOCKER_AUTH_CONFIG' });
      if (login) return login;
    }
    file ??= readDockerConfig(options.file, options.onWarning);
    return fromFile(await file, registry, options);
  };
  return (registry) => {
    const credentials = found.get(registry) ?? lookUp(registry);
    found.set(registry, credentials);
    return credentials;
  };
}

async function fromFile(
  config: DockerConfig,
  registry: string,
  options: DockerCredentialsOptions,
): Promise<RegistryCredentials | undefined> {
  const [entry] = entriesFor(config.credHelpers, registry);
  const helper = entry === undefined ? config.credsStore : entry[1];
  if (!helper) return configLogin(config.auths, registry, { ...options, name: options.file });
  return fromHelper(helper, registry, options);
}

/** The name of one program on PATH, never a path. Under WSL, Docker Desktop's helper is `desktop.exe`. */
const HELPER_NAME = /^[a-z0-9_-]+(?:\.exe)?$/;

/** docker-credential-helpers, credentials.go: what `get` writes. */
const HelperAnswerSchema = v.object({ Username: v.string(), Secret: v.string() });

/** docker-credential-helpers, credentials/error.go. It is on standard output, with exit code 1. */
const NOT_FOUND = /credentials not found/i;

/** Docker's user name for an identity token (docker/cli, credentials/native_store.go). */
const TOKEN_USER = '<token>';

/**
 * Runs the program `docker-credential-NAME` for a registry's credentials (docker-credential-helpers, "get"): the
 * server's name is its standard input, its output is JSON. Undefined if it has none, or fails.
 */
async function fromHelper(
  name: string,
  registry: string,
  { execute, helperMs = TRANSPORT_LIMITS.helperMs, onSecret, onWarning }: DockerCredentialsOptions,
): Promise<RegistryCredentials | undefined> {
  const warn = (problem: string) =>
    onWarning(
      `The credential helper ${quoted(name)} of Docker's config ${problem}: ${oneLine(registry)} is read without credentials`,
    );
  if (!HELPER_NAME.test(name)) {
    warn('does not have a valid name (letters, digits, - and _)');
    return undefined;
  }
  try {
    const finished = await execute(`docker-credential-${name}`, ['get'], {
      input: serverKey(registry),
      timeoutMs: helperMs,
      silent: true,
    });
    const answer = readHelperAnswer(finished, onSecret);
    if (typeof answer !== 'string') return answer;
    warn(answer);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    warn(`failed (${oneLine(error.message)})`);
  }
  return undefined;
}

/** The credentials, undefined if there are none, or a text that says what is wrong. */
function readHelperAnswer(
  { exitCode, stdout, stderr }: Finished,
  onSecret: (secret: string) => void,
): RegistryCredentials | string | undefined {
  if (exitCode !== 0) {
    if (NOT_FOUND.test(stdout) || NOT_FOUND.test(stderr)) return undefined;
    // Output that looks like JSON may hold a secret: it is not shown.
    const said = [stdout, stderr].map((text) => text.trim()).find((text) => text && !text.startsWith('{'));
    return `failed (exit code ${exitCode}${said === undefined ? '' : `, ${oneLine(said)}`})`;
  }
  let json: unknown;
  try {
    json = JSON.parse(stdout);
  } catch {
    return 'did not answer in JSON';
  }
  const answer = v.safeParse(HelperAnswerSchema, json, { abortEarly: true });
  if (!answer.success) return 'returned no Username and Secret';
  const { Username: username, Secret: secret } = answer.output;
  if (secret === '') return undefined;
  onSecret(secret);
  if (username === TOKEN_USER) return { kind: 'identity-token', token: secret };
  return username === ''
    ? 'returned a Secret without a Username'
    : { kind: 'password', username, password: secret };
}
