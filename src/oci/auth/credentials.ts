import { join } from 'node:path';
import type { Execute } from '../../process/execute.ts';
import { TRANSPORT_LIMITS } from '../http/transport-limits.ts';
import { configLogin, entriesFor } from './config-login.ts';
import { askHelper } from './credential-helper.ts';
import { type DockerConfig, parseDockerConfig, readDockerConfig } from './docker-config.ts';

/** What proves who asks: a name with a password (or access token), or an OAuth2 refresh token. */
export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'identity-token'; readonly token: string };

/** The credentials for a registry as references name it, or undefined: anonymous. */
export type CredentialSource = (registry: string) => Promise<Credentials | undefined>;

export interface DockerConfigOptions {
  /** Path of Docker's config.json; it need not exist. */
  readonly file: string;
  /** The value of DOCKER_AUTH_CONFIG: a config of its own, which comes before the file. */
  readonly inline?: string | undefined;
  /** Starts credential helpers. */
  readonly execute: Execute;
  /** Told every secret that is found, before it is used, so that logs mask it. */
  readonly onSecret: (secret: string) => void;
  /** Told, in one line, what could not be read; access is anonymous then. */
  readonly onWarning: (message: string) => void;
  /** Milliseconds that a credential helper may take; else as TRANSPORT_LIMITS says. */
  readonly helperMs?: number;
}

/** Where Docker keeps its config.json: in DOCKER_CONFIG, else in `.docker` of the home directory. */
export function dockerConfigFile(environment: { DOCKER_CONFIG?: string | undefined }, home: string): string {
  return join(environment.DOCKER_CONFIG || join(home, '.docker'), 'config.json');
}

/**
 * Credentials as `docker login` (and docker/login-action) leaves them, in Docker's order (docker/cli,
 * configfile/file.go, GetCredentialsStore): DOCKER_AUTH_CONFIG, then the registry's helper of `credHelpers`, or
 * else `credsStore`, or else `auths`. Where a helper is named, `auths` does not count. All is asked once a registry.
 */
export function dockerCredentials(options: DockerConfigOptions): CredentialSource {
  let file: Promise<DockerConfig> | undefined;
  let inline: DockerConfig | undefined;
  const asked = new Map<string, Promise<Credentials | undefined>>();
  const look = async (registry: string) => {
    if (options.inline) {
      inline ??= parseDockerConfig(options.inline, 'DOCKER_AUTH_CONFIG', options.onWarning);
      const login = configLogin(inline.auths, registry, { ...options, name: 'DOCKER_AUTH_CONFIG' });
      if (login) return login;
    }
    file ??= readDockerConfig(options.file, options.onWarning);
    return fromFile(await file, registry, options);
  };
  return (registry) => {
    const answer = asked.get(registry) ?? look(registry);
    asked.set(registry, answer);
    return answer;
  };
}

async function fromFile(
  config: DockerConfig,
  registry: string,
  options: DockerConfigOptions,
): Promise<Credentials | undefined> {
  const [own] = entriesFor(config.credHelpers, registry);
  const helper = own === undefined ? config.credsStore : own[1];
  if (!helper) return configLogin(config.auths, registry, { ...options, name: options.file });
  return askHelper(helper, registry, {
    ...options,
    timeoutMs: options.helperMs ?? TRANSPORT_LIMITS.helperMs,
  });
}
