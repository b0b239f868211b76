import * as v from 'valibot';
import { type Challenge, parseChallenges } from './challenge.ts';
import type { CredentialSource, Credentials } from './credentials.ts';
import { pointedTo } from './endpoint.ts';
import type { Exchange, HttpAnswer, HttpRequest } from './http-exchange.ts';
import { quoted } from './quoted.ts';
import type { Reference } from './reference.ts';
import { type Asked, statusFailure, unusable } from './registry-failure.ts';
import { type Patience, persist } from './retry.ts';
import type { TransportLimits } from './transport-limits.ts';

export interface RegistryAuthOptions {
  readonly exchange: Exchange;
  readonly credentials: CredentialSource;
  /** Told every token that credentials were given for. */
  readonly onSecret: (secret: string) => void;
  readonly limits: TransportLimits;
}

const TokenSchema = v.object({ token: v.nullish(v.string()), access_token: v.nullish(v.string()) });

/**
 * Answers registries' challenges (distribution specification, "Token Authentication"), and remembers the
 * answers per repository, which is the scope of a token.
 */
export class RegistryAuth {
  readonly #options: RegistryAuthOptions;
  readonly #granted = new Map<string, Promise<string>>();

  constructor(options: RegistryAuthOptions) {
    this.#options = options;
  }

  /** The Authorization header that answered the repository's last challenge, if there was one. */
  async known(reference: Reference): Promise<string | undefined> {
    return this.#granted.get(scopeKey(reference));
  }

  /**
   * The Authorization header that answers a 401.
   * @param used the header that the 401 refused: a token that has expired.
   * @throws RegistryError where nothing is left to answer with.
   */
  async answer(
    asked: Asked,
    refused: HttpAnswer,
    used: string | undefined,
    patience: Patience,
  ): Promise<string> {
    const key = scopeKey(asked.reference);
    const current = this.#granted.get(key);
    if (current && (await current) !== used) return current;
    const renewed = this.#granted.get(key);
    // Another request may have renewed it while this one waited.
    if (renewed && renewed !== current) return renewed;
    const granted = this.#authorize(asked, refused, patience);
    this.#granted.set(key, granted);
    granted.catch(() => {
      if (this.#granted.get(key) === granted) this.#granted.delete(key);
    });
    return granted;
  }

  async loggedIn(reference: Reference): Promise<boolean> {
    return (await this.#options.credentials(reference.registry)) !== undefined;
  }

  async #authorize(asked: Asked, refused: HttpAnswer, patience: Patience): Promise<string> {
    const credentials = await this.#options.credentials(asked.reference.registry);
    const challenges = parseChallenges(refused.headers['www-authenticate'] ?? '');
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
    if (bearer) return `Bearer ${await this.#token(asked, refused.url, bearer, credentials, patience)}`;
    const basic = challenges.some(({ scheme }) => scheme === 'basic');
    if (basic && credentials?.kind === 'password') return basicHeader(credentials);
    throw statusFailure(asked, refused, credentials !== undefined);
  }

  async #token(
    asked: Asked,
    from: URL,
    challenge: Challenge,
    credentials: Credentials | undefined,
    patience: Patience,
  ): Promise<string> {
    const { exchange, limits, onSecret } = this.#options;
    const name = challenge.parameters.get('realm');
    const realm = name === undefined ? undefined : pointedTo(name, from);
    if (!realm) throw unusable(asked, `its token server ${quoted(name ?? '')} has no https URL`);
    const scope = challenge.parameters.get('scope') ?? `repository:${asked.reference.repository}:pull`;
    const request = tokenRequest(realm, challenge.parameters.get('service'), scope, credentials);
    const answer = await persist(
      exchange,
      { ...request, wanted: 200, maxBytes: limits.tokenBytes },
      patience,
    );
    if (answer.status !== 200) throw statusFailure(asked, answer, credentials !== undefined);
    const token = tokenOf(answer.body);
    if (token === undefined) throw unusable(asked, `its token server ${quoted(realm.host)} gave no token`);
    if (credentials) onSecret(token);
    return token;
  }
}

/** A GET with a password or without; OAuth2's refresh for an identity token ("Token Authentication", "OAuth2"). */
function tokenRequest(
  realm: URL,
  service: string | undefined,
  scope: string,
  credentials: Credentials | undefined,
): Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'> {
  const parameters = { ...(service === undefined ? {} : { service }), scope };
  if (credentials?.kind === 'identity-token') {
    const form = {
      grant_type: 'refresh_token',
      client_id: 'aspnet-image-size',
      refresh_token: credentials.token,
    };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return {
      method: 'POST',
      url: realm,
      headers,
      body: new URLSearchParams({ ...form, ...parameters }).toString(),
    };
  }
  const url = new URL(realm);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { method: 'GET', url, headers: credentials ? { authorization: basicHeader(credentials) } : {} };
}

/** `token`, or OAuth2's name for it. Only what may stand in a header: visible ASCII. */
function tokenOf(body: Uint8Array): string | undefined {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(TokenSchema, json, { abortEarly: true });
  const token = parsed.success ? parsed.output.token || parsed.output.access_token : undefined;
  return token && /^[\x21-\x7e]+$/.test(token) ? token : undefined;
}

function basicHeader({ username, password }: Extract<Credentials, { kind: 'password' }>): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function scopeKey({ registry, repository }: Reference): string {
  return `${registry}/${repository}`;
}
