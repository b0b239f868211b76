import * as v from 'valibot';
import { followableUrl } from '../http/endpoint.ts';
import type { Exchange, HttpRequest } from '../http/http-exchange.ts';
import { statusFailure, type Target, unusable } from '../http/registry-failure.ts';
import { type RetryBudget, withRetries } from '../http/retry.ts';
import { quoted } from '../name/quoted.ts';
import type { Challenge } from './challenge.ts';
import type { RegistryCredentials } from './docker-config.ts';

/** A registry's Bearer challenge, and what answers it. */
export interface TokenRequest {
  readonly target: Target;
  readonly challenge: Challenge;
  /** The URL that answered with the challenge. */
  readonly from: URL;
  /** Undefined: anonymous. */
  readonly credentials: RegistryCredentials | undefined;
  /** Whether there are credentials, used or not: the message of a refusal depends on it. */
  readonly loggedIn: boolean;
}

export interface TokenServerOptions {
  readonly exchange: Exchange;
  /** Most bytes of the answer. */
  readonly maxBytes: number;
}

const TokenSchema = v.object({ token: v.nullish(v.string()), access_token: v.nullish(v.string()) });

/**
 * A token for pulling from the repository (distribution specification, "Token Authentication").
 * @throws RegistryError, with the token server's status if it answered.
 */
export async function fetchToken(
  { target, challenge, from, credentials, loggedIn }: TokenRequest,
  { exchange, maxBytes }: TokenServerOptions,
  budget: RetryBudget,
): Promise<string> {
  const name = challenge.parameters.get('realm');
  const realm = name === undefined ? undefined : followableUrl(name, from);
  if (!realm)
    throw unusable(target, `the URL of its token server is not an https URL: ${quoted(name ?? '')}`);
  const scope = challenge.parameters.get('scope') ?? `repository:${target.reference.repository}:pull`;
  const request = tokenRequest(realm, challenge.parameters.get('service'), scope, credentials);
  const answer = await withRetries(exchange, { ...request, bodyStatus: 200, maxBytes }, budget);
  if (answer.status !== 200) throw statusFailure(target, answer, loggedIn);
  const token = tokenOf(answer.body);
  if (token === undefined) throw unusable(target, `its token server ${quoted(realm.host)} returned no token`);
  return token;
}

export function basicHeader({
  username,
  password,
}: Extract<RegistryCredentials, { kind: 'password' }>): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** A GET with or without a password; OAuth2's refresh for an identity token ("Token Authentication", "OAuth2"). */
function tokenRequest(
  realm: URL,
  service: string | undefined,
  scope: string,
  credentials: RegistryCredentials | undefined,
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

/** `token`, or OAuth2's name for it. Only if it fits a header: visible ASCII. */
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
