import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { oneLine, quoted } from '../name/quoted.ts';
import { DOCKER_HUB } from '../name/reference.ts';

/** A user name with a password (or access token), or an OAuth2 refresh token. */
export type RegistryCredentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'identity-token'; readonly token: string };

/** What Docker's config.json says about credentials, with its keys as they are written there. */
export interface DockerConfig {
  readonly auths: ReadonlyMap<string, unknown>;
  /** Names of helpers by registry; an empty name means none. */
  readonly credHelpers: ReadonlyMap<string, string>;
  /** Name of the helper for every other registry. */
  readonly credsStore: string | undefined;
}

export interface ConfigLoginOptions {
  /** The file or variable that the entries are from, for warnings. */
  readonly name: string;
  readonly onSecret: (secret: string) => void;
  readonly onWarning: (message: string) => void;
}

const NO_CONFIG: DockerConfig = { auths: new Map(), credHelpers: new Map(), credsStore: undefined };

const ConfigSchema = v.object({
  auths: v.nullish(v.record(v.string(), v.unknown())),
  credHelpers: v.nullish(v.record(v.string(), v.string())),
  credsStore: v.nullish(v.string()),
});

const EntrySchema = v.object({
  auth: v.nullish(v.string()),
  username: v.nullish(v.string()),
  password: v.nullish(v.string()),
  identitytoken: v.nullish(v.string()),
});

/** The path of Docker's config.json: in DOCKER_CONFIG, or in `.docker` of the home directory. */
export function dockerConfigFile(environment: { DOCKER_CONFIG?: string | undefined }, home: string): string {
  return join(environment.DOCKER_CONFIG || join(home, '.docker'), 'config.json');
}

/**
 * Reads a config.json, which need not exist.
 * @param onWarning called, in one line, with what cannot be read. Access is then anonymous.
 */
export async function readDockerConfig(
  file: string,
  onWarning: (message: string) => void,
): Promise<DockerConfig> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // ENOTDIR: a parent of the path is a file, so there is no config either.
    if (code !== 'ENOENT' && code !== 'ENOTDIR') onWarning(warning(file, `cannot be read (${code})`));
    return NO_CONFIG;
  }
  return parseDockerConfig(text, file, onWarning);
}

/** @param name the file or variable with the text, for the warning. The text is never shown: it holds secrets. */
export function parseDockerConfig(
  text: string,
  name: string,
  onWarning: (message: string) => void,
): DockerConfig {
  try {
    const config = v.safeParse(ConfigSchema, JSON.parse(text), { abortEarly: true });
    if (config.success) {
      const { auths, credHelpers, credsStore } = config.output;
      return {
        auths: new Map(Object.entries(auths ?? {})),
        credHelpers: new Map(Object.entries(credHelpers ?? {})),
        credsStore: credsStore || undefined,
      };
    }
  } catch {
    // The message of a JSON error quotes the text, and so its secrets: it is not shown.
  }
  onWarning(warning(name, 'is not a valid Docker config'));
  return NO_CONFIG;
}

/** The credentials for a registry in `auths` of a Docker config, or undefined. Malformed entries are warned about. */
export function configLogin(
  auths: ReadonlyMap<string, unknown>,
  registry: string,
  { name, onSecret, onWarning }: ConfigLoginOptions,
): RegistryCredentials | undefined {
  for (const [key, value] of entriesFor(auths, registry)) {
    const entry = v.safeParse(EntrySchema, value, { abortEarly: true });
    const found = entry.success ? credentialsOf(entry.output, onSecret) : 'malformed';
    if (found === 'malformed') onWarning(warning(name, `has malformed credentials for ${quoted(key)}`));
    else if (found) return found;
  }
  return undefined;
}

/** The key under which Docker stores a registry's entries today, and the name by which helpers know the registry. */
export function serverKey(registry: string): string {
  return registry === DOCKER_HUB ? 'https://index.docker.io/v1/' : registry;
}

/** The exact key first, then keys that older Docker versions wrote (docker/cli, credentials/file_store.go). */
export function entriesFor<T>(entries: ReadonlyMap<string, T>, registry: string): [string, T][] {
  const names =
    registry === DOCKER_HUB ? ['index.docker.io', DOCKER_HUB, 'registry-1.docker.io'] : [registry];
  const exact = serverKey(registry);
  const rank = (key: string) => (key === exact ? 0 : 1);
  return [...entries]
    .filter(([key]) => key === exact || names.some((name) => name.toLowerCase() === hostOfKey(key)))
    .sort(([a], [b]) => rank(a) - rank(b));
}

/** `https://host:5000/v1/`, `host:5000/v2` and `host:5000` are all keys of host:5000. */
function hostOfKey(key: string): string {
  return (key.replace(/^[a-z]+:\/\//i, '').split('/')[0] ?? '').toLowerCase();
}

function credentialsOf(
  entry: v.InferOutput<typeof EntrySchema>,
  onSecret: (secret: string) => void,
): RegistryCredentials | 'malformed' | undefined {
  for (const secret of [entry.auth, entry.password, entry.identitytoken]) if (secret) onSecret(secret);
  if (entry.identitytoken) return { kind: 'identity-token', token: entry.identitytoken };
  if (!entry.auth) {
    const { username, password } = entry;
    return username && password ? { kind: 'password', username, password } : undefined;
  }
  const [, username, rest] = /^([^:]+):(.*)$/s.exec(Buffer.from(entry.auth, 'base64').toString('utf8')) ?? [];
  // Docker pads passwords with NUL.
  const password = rest?.replace(/^\0+|\0+$/g, '');
  if (!username || !password) return 'malformed';
  onSecret(password);
  return { kind: 'password', username, password };
}

/** `problem` completes the sentence "NAME …". */
function warning(name: string, problem: string): string {
  return `${oneLine(name)} ${problem}: registries are read without its credentials; run docker/login-action again`;
}
