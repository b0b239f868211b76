import * as v from 'valibot';
import { UserError } from '../../model/user-error.ts';
import type { Execute, Finished } from '../../process/execute.ts';
import { oneLine, quoted } from '../name/quoted.ts';
import { serverKey } from './config-login.ts';
import type { Credentials } from './credentials.ts';

export interface HelperOptions {
  readonly execute: Execute;
  /** Milliseconds that a helper may take. */
  readonly timeoutMs: number;
  /** Told what the helper gave, before it is used. */
  readonly onSecret: (secret: string) => void;
  /** Told, in one line, why a helper gave nothing; access is anonymous then. */
  readonly onWarning: (message: string) => void;
}

/** One program on PATH, never a path. Under WSL, Docker Desktop names `desktop.exe`. */
const NAME = /^[a-z0-9_-]+(?:\.exe)?$/;

/** docker-credential-helpers, credentials.go: what `get` writes. */
const AnswerSchema = v.object({ Username: v.string(), Secret: v.string() });

/** docker-credential-helpers, credentials/error.go. It comes on standard output, with exit code 1. */
const NOT_FOUND = /credentials not found/i;

/** Docker's name of a user who is told by an identity token alone (docker/cli, credentials/native_store.go). */
const TOKEN_USER = '<token>';

/**
 * Asks the program `docker-credential-NAME` for a registry's credentials (docker-credential-helpers, "get"): the
 * server's name goes to its standard input, JSON comes back. Undefined where it has none, or fails.
 */
export async function askHelper(
  name: string,
  registry: string,
  options: HelperOptions,
): Promise<Credentials | undefined> {
  const warn = (problem: string) =>
    options.onWarning(
      `The credential helper ${quoted(name)} of Docker's config ${problem}: ${oneLine(registry)} is read without credentials`,
    );
  if (!NAME.test(name)) {
    warn('is not the name of one (letters, digits, - and _)');
    return undefined;
  }
  try {
    const finished = await options.execute(`docker-credential-${name}`, ['get'], {
      input: serverKey(registry),
      timeoutMs: options.timeoutMs,
      silent: true,
    });
    const answer = readAnswer(finished, options.onSecret);
    if (typeof answer !== 'string') return answer;
    warn(answer);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    warn(`failed (${oneLine(error.message)})`);
  }
  return undefined;
}

/** The credentials, undefined where there are none, or what is wrong. */
function readAnswer(
  { exitCode, stdout, stderr }: Finished,
  onSecret: (secret: string) => void,
): Credentials | string | undefined {
  if (exitCode !== 0) {
    if (NOT_FOUND.test(stdout) || NOT_FOUND.test(stderr)) return undefined;
    // What begins as an answer may hold a secret: it is not shown.
    const said = [stdout, stderr].map((text) => text.trim()).find((text) => text && !text.startsWith('{'));
    return `failed (exit code ${exitCode}${said === undefined ? '' : `, ${oneLine(said)}`})`;
  }
  let json: unknown;
  try {
    json = JSON.parse(stdout);
  } catch {
    return 'did not answer in JSON';
  }
  const answer = v.safeParse(AnswerSchema, json, { abortEarly: true });
  if (!answer.success) return 'gave no Username and Secret';
  const { Username: username, Secret: secret } = answer.output;
  if (secret === '') return undefined;
  onSecret(secret);
  if (username === TOKEN_USER) return { kind: 'identity-token', token: secret };
  return username === ''
    ? 'gave a Secret without Username'
    : { kind: 'password', username, password: secret };
}
