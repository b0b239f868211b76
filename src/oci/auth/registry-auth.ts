import { RegistryError } from '../../model/user-error.ts';
import type { Exchange, HttpAnswer } from '../http/http-exchange.ts';
import { type Asked, statusFailure } from '../http/registry-failure.ts';
import type { Patience } from '../http/retry.ts';
import type { TransportLimits } from '../http/transport-limits.ts';
import { oneLine } from '../name/quoted.ts';
import { familiarReference, type Reference } from '../name/reference.ts';
import { parseChallenges } from './challenge.ts';
import type { CredentialSource, Credentials } from './credentials.ts';
import { askToken, basicHeader } from './token-server.ts';

export interface RegistryAuthOptions {
  readonly exchange: Exchange;
  readonly credentials: CredentialSource;
  /** Told every token that credentials were given for. */
  readonly onSecret: (secret: string) => void;
  /** Told, in one line, that a login was refused and the registry is read without it. */
  readonly onWarning: (message: string) => void;
  readonly limits: TransportLimits;
}

/** An answer to a registry's challenge. */
export interface Grant {
  /** The Authorization header. */
  readonly header: string;
  /** Whether credentials were shown for it; else it is anybody's. */
  readonly login: boolean;
}

/** OAuth2 answers 400 for a refresh token that has expired (RFC 6749, 5.2); GitHub 403 for a token that has. */
const LOGIN_REFUSED = new Set<number | undefined>([400, 401, 403]);

/**
 * Answers registries' challenges (distribution specification, "Token Authentication"), and remembers the answers
 * per repository, which is the scope of a token. Credentials that were refused are not shown again, so that a
 * registry has no reason to lock them; what is public is read without them.
 */
export class RegistryAuth {
  readonly #options: RegistryAuthOptions;
  readonly #granted = new Map<string, Promise<Grant>>();
  /** Registries, and repositories, where the login was refused. */
  readonly #refused = new Set<string>();

  constructor(options: RegistryAuthOptions) {
    this.#options = options;
  }

  /** What answered the repository's last challenge, if there was one. */
  async known(reference: Reference): Promise<Grant | undefined> {
    return this.#granted.get(scopeKey(reference));
  }

  /**
   * What answers a 401.
   * @param used what the 401 refused: a token that has expired.
   * @throws RegistryError where nothing is left to answer with.
   */
  answer(asked: Asked, challenge: HttpAnswer, used: Grant | undefined, patience: Patience): Promise<Grant> {
    return this.#renew(asked.reference, used, () => this.#authorize(asked, challenge, patience));
  }

  /**
   * What answers the challenge without credentials, once the registry refused (401, 403) what they had given.
   * Undefined where that leads nowhere.
   */
  async withoutLogin(
    asked: Asked,
    challenge: HttpAnswer,
    refusal: HttpAnswer,
    used: Grant,
    patience: Patience,
  ): Promise<Grant | undefined> {
    const key = scopeKey(asked.reference);
    if (!bearerOf(challenge)) {
      // Basic: the first request was without, and was refused. What lacks a right (403) may have it elsewhere.
      if (refusal.status === 401) this.#refused.add(asked.reference.registry);
      this.#granted.delete(key);
      return undefined;
    }
    this.#refuse(asked, key, refusal.status);
    try {
      return await this.#renew(asked.reference, used, () => this.#authorize(asked, challenge, patience));
    } catch (error) {
      // The refusal that the credentials met says more.
      if (error instanceof RegistryError) return undefined;
      throw error;
    }
  }

  async loggedIn(reference: Reference): Promise<boolean> {
    return (await this.#options.credentials(reference.registry)) !== undefined;
  }

  async #renew(reference: Reference, used: Grant | undefined, make: () => Promise<Grant>): Promise<Grant> {
    const key = scopeKey(reference);
    const current = this.#granted.get(key);
    if (current && (await current) !== used) return current;
    const renewed = this.#granted.get(key);
    // Another request may have renewed it while this one waited.
    if (renewed && renewed !== current) return renewed;
    const granted = make();
    this.#granted.set(key, granted);
    granted.catch(() => {
      if (this.#granted.get(key) === granted) this.#granted.delete(key);
    });
    return granted;
  }

  async #authorize(asked: Asked, challenge: HttpAnswer, patience: Patience): Promise<Grant> {
    const credentials = await this.#login(asked.reference);
    if (bearerOf(challenge)) {
      if (!credentials) return this.#token(asked, challenge, undefined, patience);
      try {
        return await this.#token(asked, challenge, credentials, patience);
      } catch (error) {
        if (!(error instanceof RegistryError) || !LOGIN_REFUSED.has(error.status)) throw error;
        const { registry } = asked.reference;
        this.#refuse(asked, error.status === 401 ? registry : scopeKey(asked.reference), error.status);
        return this.#token(asked, challenge, undefined, patience).catch(() => Promise.reject(error));
      }
    }
    if (credentials?.kind === 'password' && offersBasic(challenge)) {
      return { header: basicHeader(credentials), login: true };
    }
    throw statusFailure(asked, challenge, await this.loggedIn(asked.reference));
  }

  /** The registry's credentials, as long as they were not refused. */
  async #login(reference: Reference): Promise<Credentials | undefined> {
    if (this.#refused.has(reference.registry) || this.#refused.has(scopeKey(reference))) return undefined;
    return this.#options.credentials(reference.registry);
  }

  async #token(
    asked: Asked,
    answer: HttpAnswer,
    credentials: Credentials | undefined,
    patience: Patience,
  ): Promise<Grant> {
    const { exchange, limits, onSecret } = this.#options;
    const challenge = bearerOf(answer);
    const loggedIn = await this.loggedIn(asked.reference);
    if (challenge === undefined) throw statusFailure(asked, answer, loggedIn);
    const question = { asked, challenge, from: answer.url, credentials, loggedIn };
    const token = await askToken(question, { exchange, maxBytes: limits.tokenBytes }, patience);
    if (credentials) onSecret(token);
    return { header: `Bearer ${token}`, login: credentials !== undefined };
  }

  #refuse(asked: Asked, key: string, status: number | undefined): void {
    if (this.#refused.has(key)) return;
    this.#refused.add(key);
    const registry = oneLine(asked.reference.registry);
    this.#options.onWarning(
      `${registry} refused the credentials for it in Docker's config (${status}), so ${familiarReference(asked.reference)} is read without them; if they have expired, log in again with docker/login-action`,
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
