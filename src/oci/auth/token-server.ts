import * as v from 'valibot';
import { pointedTo } from '../http/endpoint.ts';
import type { Exchange, HttpRequest } from '../http/http-exchange.ts';
import { type Asked, statusFailure, unusable } from '../http/registry-failure.ts';
import { type Patience, persist } from '../http/retry.ts';
import { quoted } from '../name/quoted.ts';
import type { Challenge } from './challenge.ts';
import type { Credentials } from './credentials.ts';

/** A registry's Bearer challenge, and who asked. */
export interface TokenQuestion {
  readonly asked: Asked;
  readonly challenge: Challenge;
  /** The URL whose answer was the challenge. */
  readonly from: URL;
  /** Undefined: anonymously. */
  readonly credentials: Credentials | undefined;
  /** For the message of a refusal: whether there are credentials, shown or not. */
  readonly loggedIn: boolean;
}

export interface TokenServerOptions {
  readonly exchange: Exchange;
  /** Bytes of the answer. */
  readonly maxBytes: number;
}

const TokenSchema = v.object({ token: v.nullish(v.string()), access_token: v.nullish(v.string()) });

/**
 * A token for pulling from the repository (distribution specification, "Token Authentication").
 * @throws RegistryError, with the status that the token server answered if it did.
 */
export async function askToken(
  { asked, challenge, from, credentials, loggedIn }: TokenQuestion,
  { exchange, maxBytes }: TokenServerOptions,
  patience: Patience,
): Promise<string> {
  const name = challenge.parameters.get('realm');
  const realm = name === undefined ? undefined : pointedTo(name, from);
  if (!realm) throw unusable(asked, `its token server ${quoted(name ?? '')} has no https URL`);
  const scope = challenge.parameters.get('scope') ?? `repository:${asked.reference.repository}:pull`;
  const request = tokenRequest(realm, challenge.parameters.get('service'), scope, credentials);
  const answer = await persist(exchange, { ...request, wanted: 200, maxBytes }, patience);
  if (answer.status !== 200) throw statusFailure(asked, answer, loggedIn);
  const token = tokenOf(answer.body);
  if (token === undefined) throw unusable(asked, `its token server ${quoted(realm.host)} gave no token`);
  return token;
}

export function basicHeader({ username, password }: Extract<Credentials, { kind: 'password' }>): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
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
    const body = new URLSearchParams({ ...form, ...parameters }).toString();
    return { method: 'POST', url: realm, headers, body };
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
