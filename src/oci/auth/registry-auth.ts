import { RegistryError } from '../../model/user-error.ts';
import type { Exchange, HttpAnswer } from '../http/http-exchange.ts';
import { statusFailure, type Target } from '../http/registry-failure.ts';
import type { RetryBudget } from '../http/retry.ts';
import type { TransportLimits } from '../http/transport-limits.ts';
import { oneLine } from '../name/quoted.ts';
import { familiarReference, type Reference } from '../name/reference.ts';
import { parseChallenges } from './challenge.ts';
import type { CredentialSource } from './credentials.ts';
import type { RegistryCredentials } from './docker-config.ts';
import { basicHeader, fetchToken } from './token-server.ts';

export interface RegistryAuthOptions {
  readonly exchange: Exchange;
  readonly credentials: CredentialSource;
  /** Called with every token that was received for credentials. */
  readonly onSecret: (secret: string) => void;
  /** Called, in one line, if credentials were refused and the registry is read without them. */
  readonly onWarning: (message: string) => void;
  readonly limits: TransportLimits;
}

/** What answers a registry's challenge. */
export interface Authorization {
  /** The Authorization header. */
  readonly header: string;
  /** False for a token that anybody gets. */
  readonly withCredentials: boolean;
}

/** The status for an expired refresh token is 400 in OAuth2 (RFC 6749, 5.2); GitHub's for an expired token is 403. */
const REFUSED_STATUSES = new Set<number | undefined>([400, 401, 403]);

/**
 * Answers registries' challenges (distribution specification, "Token Authentication") and keeps the authorization of
 * each repository, which is the scope of a token. Refused credentials are not sent again, so that the registry does
 * not lock the account. Public images are then read without them.
 */
export class RegistryAuth {
  readonly #options: RegistryAuthOptions;
  readonly #authorizations = new Map<string, Promise<Authorization>>();
  /** Registries and repositories that refused the credentials. */
  readonly #refused = new Set<string>();

  constructor(options: RegistryAuthOptions) {
    this.#options = options;
  }

  /** The authorization from the repository's last challenge, if there was one. */
  async earlier(reference: Reference): Promise<Authorization | undefined> {
    return this.#authorizations.get(scopeKey(reference));
  }

  /**
   * The authorization that answers a 401.
   * @param used what the 401 refused: an expired token.
   * @throws RegistryError if there is none.
   */
  authorize(
    target: Target,
    challenge: HttpAnswer,
    used: Authorization | undefined,
    budget: RetryBudget,
  ): Promise<Authorization> {
    return this.#renew(target.reference, used, () => this.#authorize(target, challenge, budget));
  }

  /**
   * The authorization that answers the challenge without credentials, after the registry refused the one with
   * credentials (401, 403). Undefined if there is none.
   */
  async authorizeAnonymously(
    target: Target,
    challenge: HttpAnswer,
    refusal: HttpAnswer,
    used: Authorization,
    budget: RetryBudget,
  ): Promise<Authorization | undefined> {
    const key = scopeKey(target.reference);
    if (!bearerOf(challenge)) {
      // Basic: the first request had no credentials and was refused. After 403 they may be right for other repositories.
      if (refusal.status === 401) this.#refused.add(target.reference.registry);
      this.#authorizations.delete(key);
      return undefined;
    }
    this.#markRefused(target, key, refusal.status);
    try {
      return await this.#renew(target.reference, used, () => this.#authorize(target, challenge, budget));
    } catch (error) {
      // The refusal of the credentials explains more.
      if (error instanceof RegistryError) return undefined;
      throw error;
    }
  }

  async loggedIn(reference: Reference): Promise<boolean> {
    return (await this.#options.credentials(reference.registry)) !== undefined;
  }

  async #renew(
    reference: Reference,
    used: Authorization | undefined,
    create: () => Promise<Authorization>,
  ): Promise<Authorization> {
    const key = scopeKey(reference);
    const current = this.#authorizations.get(key);
    if (current && (await current) !== used) return current;
    const renewed = this.#authorizations.get(key);
    // Another request may have renewed it while this one waited.
    if (renewed && renewed !== current) return renewed;
    const created = create();
    this.#authorizations.set(key, created);
    created.catch(() => {
      if (this.#authorizations.get(key) === created) this.#authorizations.delete(key);
    });
    return created;
  }

  async #authorize(target: Target, challenge: HttpAnswer, budget: RetryBudget): Promise<Authorization> {
    const credentials = await this.#credentials(target.reference);
    if (bearerOf(challenge)) {
      if (!credentials) return this.#token(target, challenge, undefined, budget);
      try {
        return await this.#token(target, challenge, credentials, budget);
      } catch (error) {
        if (!(error instanceof RegistryError) || !REFUSED_STATUSES.has(error.status)) throw error;
        const { registry } = target.reference;
        this.#markRefused(target, error.status === 401 ? registry : scopeKey(target.reference), error.status);
        return this.#token(target, challenge, undefined, budget).catch(() => Promise.reject(error));
      }
    }
    if (credentials?.kind === 'password' && offersBasic(challenge)) {
      return { header: basicHeader(credentials), withCredentials: true };
    }
    throw statusFailure(target, challenge, await this.loggedIn(target.reference));
  }

  /** The registry's credentials, unless they were refused. */
  async #credentials(reference: Reference): Promise<RegistryCredentials | undefined> {
    if (this.#refused.has(reference.registry) || this.#refused.has(scopeKey(reference))) return undefined;
    return this.#options.credentials(reference.registry);
  }

  async #token(
    target: Target,
    answer: HttpAnswer,
    credentials: RegistryCredentials | undefined,
    budget: RetryBudget,
  ): Promise<Authorization> {
    const { exchange, limits, onSecret } = this.#options;
    const challenge = bearerOf(answer);
    const loggedIn = await this.loggedIn(target.reference);
    if (challenge === undefined) throw statusFailure(target, answer, loggedIn);
    const request = { target, challenge, from: answer.url, credentials, loggedIn };
    const token = await fetchToken(request, { exchange, maxBytes: limits.tokenBytes }, budget);
    if (credentials) onSecret(token);
    return { header: `Bearer ${token}`, withCredentials: credentials !== undefined };
  }

  #markRefused(target: Target, key: string, status: number | undefined): void {
    if (this.#refused.has(key)) return;
    this.#refused.add(key);
    const registry = oneLine(target.reference.registry);
    this.#options.onWarning(
      `${registry} refused the credentials for it in Docker's config (${status}), so ${familiarReference(target.reference)} is read without them; if they have expired, log in again with docker/login-action`,
    );
  }
}

function bearerOf(answer: HttpAnswer) {
  return parseChallenges(answer.headers['www-authenticate'] ?? '').find(({ scheme }) => scheme === 'bearer');
}

function offersBasic(answer: HttpAnswer): boolean {
  return parseChallenges(answer.headers['www-authenticate'] ?? '').some(({ scheme }) => scheme === 'basic');
}

function scopeKey({ registry, repository }: Reference): string {
  return `${registry}/${repository}`;
}
