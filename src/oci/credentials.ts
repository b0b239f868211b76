import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { oneLine, quoted } from './quoted.ts';
import { DOCKER_HUB } from './reference.ts';

/** What proves who asks: a name with a password (or access token), or an OAuth2 refresh token. */
export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'identity-token'; readonly token: string };

/** The credentials for a registry as references name it, or undefined: anonymous. */
export type CredentialSource = (registry: string) => Promise<Credentials | undefined>;

export interface DockerConfigOptions {
  /** Path of Docker's config.json; it need not exist. */
  readonly file: string;
  /** Told every secret that is taken from the file, before it is used, so that logs mask it. */
  readonly onSecret: (secret: string) => void;
  /** Told, in one line, what could not be read; access is anonymous then. */
  readonly onWarning: (message: string) => void;
}

const EntrySchema = v.object({
  auth: v.nullish(v.string()),
  username: v.nullish(v.string()),
  password: v.nullish(v.string()),
  identitytoken: v.nullish(v.string()),
});

const ConfigSchema = v.object({ auths: v.nullish(v.record(v.string(), v.unknown())) });

type Entries = ReadonlyMap<string, unknown>;

/** Docker's name for Docker Hub among its credentials. */
const HUB_KEY = 'https://index.docker.io/v1/';

/** Where Docker keeps its config.json: in DOCKER_CONFIG, else in `.docker` of the home directory. */
export function dockerConfigFile(environment: { DOCKER_CONFIG?: string | undefined }, home: string): string {
  return join(environment.DOCKER_CONFIG || join(home, '.docker'), 'config.json');
}

/** Credentials as `docker login` (and docker/login-action) leaves them. The file is read once, at first use. */
export function dockerCredentials(options: DockerConfigOptions): CredentialSource {
  let entries: Promise<Entries> | undefined;
  const asked = new Map<string, Promise<Credentials | undefined>>();
  const look = async (registry: string) => {
    entries ??= readEntries(options);
    // Docker's order is credHelpers[host], then credsStore, then auths. Helpers belong in front of this line.
    return fromAuths(await entries, registry, options);
  };
  return (registry) => {
    const answer = asked.get(registry) ?? look(registry);
    asked.set(registry, answer);
    return answer;
  };
}

async function readEntries({ file, onWarning }: DockerConfigOptions): Promise<Entries> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // ENOTDIR: a parent of the path is a file, so there is no config either.
    if (code !== 'ENOENT' && code !== 'ENOTDIR') onWarning(unusable(file, `cannot be read (${code})`));
    return new Map();
  }
  try {
    const config = v.safeParse(ConfigSchema, JSON.parse(text), { abortEarly: true });
    if (config.success) return new Map(Object.entries(config.output.auths ?? {}));
  } catch {
    // The message of a JSON error quotes the text, and with it secrets: it goes nowhere.
  }
  onWarning(unusable(file, 'is not a valid Docker config'));
  return new Map();
}

function fromAuths(
  entries: Entries,
  registry: string,
  options: DockerConfigOptions,
): Credentials | undefined {
  for (const [key, value] of candidates(entries, registry)) {
    const entry = v.safeParse(EntrySchema, value, { abortEarly: true });
    const found = entry.success ? credentialsOf(entry.output, options.onSecret) : 'malformed';
    if (found === 'malformed') {
      options.onWarning(unusable(options.file, `has malformed credentials for ${quoted(key)}`));
    } else if (found) return found;
  }
  return undefined;
}

/** The exact key first, then keys that older Docker versions wrote (docker/cli, credentials/file_store.go). */
function candidates(entries: Entries, registry: string): [string, unknown][] {
  const names =
    registry === DOCKER_HUB ? ['index.docker.io', DOCKER_HUB, 'registry-1.docker.io'] : [registry];
  const exact = registry === DOCKER_HUB ? HUB_KEY : registry;
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
): Credentials | 'malformed' | undefined {
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

function unusable(file: string, problem: string): string {
  return `${oneLine(file)} ${problem}: registries are read without its credentials; run docker/login-action again`;
}
