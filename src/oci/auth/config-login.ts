import * as v from 'valibot';
import { quoted } from '../name/quoted.ts';
import { DOCKER_HUB } from '../name/reference.ts';
import type { Credentials } from './credentials.ts';
import { unusable } from './docker-config.ts';

const EntrySchema = v.object({
  auth: v.nullish(v.string()),
  username: v.nullish(v.string()),
  password: v.nullish(v.string()),
  identitytoken: v.nullish(v.string()),
});

/** Docker's name for Docker Hub among its credentials. */
const HUB_KEY = 'https://index.docker.io/v1/';

export interface LoginOptions {
  /** Where the entries are from, for warnings. */
  readonly name: string;
  readonly onSecret: (secret: string) => void;
  readonly onWarning: (message: string) => void;
}

/** The key under which Docker keeps what belongs to a registry today, and which it tells credential helpers. */
export function serverKey(registry: string): string {
  return registry === DOCKER_HUB ? HUB_KEY : registry;
}

/** What `auths` of a Docker config holds for a registry, or undefined. Warns about entries that are malformed. */
export function configLogin(
  auths: ReadonlyMap<string, unknown>,
  registry: string,
  { name, onSecret, onWarning }: LoginOptions,
): Credentials | undefined {
  for (const [key, value] of entriesFor(auths, registry)) {
    const entry = v.safeParse(EntrySchema, value, { abortEarly: true });
    const found = entry.success ? credentialsOf(entry.output, onSecret) : 'malformed';
    if (found === 'malformed') onWarning(unusable(name, `has malformed credentials for ${quoted(key)}`));
    else if (found) return found;
  }
  return undefined;
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
