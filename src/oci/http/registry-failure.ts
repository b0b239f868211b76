import * as v from 'valibot';
import { RegistryError } from '../../model/user-error.ts';
import { oneLine } from '../name/quoted.ts';
import { familiarReference, type Reference } from '../name/reference.ts';
import { endpoint } from './endpoint.ts';
import { DEADLINE_EXCEEDED, type ExchangeError, type HttpAnswer } from './http-exchange.ts';
import { retryAfterMs } from './retry.ts';

/** What a request is about, for its errors: an image or a part of it. */
export interface Target {
  readonly reference: Reference;
  /** The part of the image, such as `layer sha256:…`; absent for the image itself. */
  readonly part?: string;
}

const LOGIN =
  'log in with docker/login-action in an earlier step (pull requests from forks and Dependabot get no Actions secrets)';

/** A registry or its token server answered with an error. `loggedIn`: there are credentials for the registry. */
export function statusFailure(target: Target, answer: HttpAnswer, loggedIn: boolean): RegistryError {
  const { registry } = target.reference;
  const what = subject(target);
  const status = `${answer.status}${otherHost(registry, answer.url)}${explanation(answer.body)}`;
  return new RegistryError(sentence(registry, what, status, answer, loggedIn), {
    registry,
    status: answer.status,
  });
}

function sentence(
  registry: string,
  what: string,
  status: string,
  answer: HttpAnswer,
  loggedIn: boolean,
): string {
  switch (answer.status) {
    case 401:
    case 403:
      return loggedIn
        ? `${registry} refused ${what} (${status}): the credentials for ${registry} in Docker's config do not allow it; check the image's name, or ${LOGIN}`
        : `${registry} refused ${what} (${status}): there are no credentials for ${registry}; if the image is not public, ${LOGIN}`;
    case 404:
      return `${registry} does not have ${what} (${status}): check the image's name and tag`;
    case 429:
      return `${registry} refused ${what} (${status}): its rate limit is reached${pause(answer)}; ${loggedIn ? 'run the job again later' : 'log in with docker/login-action for a higher limit'}, or name a mirror in registry-mirrors`;
    default:
      return answer.status >= 500
        ? `${registry} failed to return ${what} (${status})${pause(answer)}; run the job again later`
        : `${registry} did not return ${what}: it answered ${status}`;
  }
}

/** There was no answer, or no complete one. */
export function exchangeFailure(target: Target, error: ExchangeError): RegistryError {
  const { registry } = target.reference;
  return new RegistryError(
    `${subject(target)} could not be read from ${registry}: ${reason(registry, error)}`,
    {
      registry,
      cause: error,
    },
  );
}

/** The answer cannot be used. `problem` completes "REGISTRY, IMAGE: ". */
export function unusable(target: Target, problem: string, cause?: unknown): RegistryError {
  const { registry } = target.reference;
  return new RegistryError(`${registry}, ${subject(target)}: ${problem}`, { registry, cause });
}

function subject({ reference, part }: Target): string {
  return part === undefined ? familiarReference(reference) : `${part} of ${familiarReference(reference)}`;
}

function otherHost(registry: string, url: URL): string {
  return url.host === endpoint(registry).host ? '' : ` from ${oneLine(url.host)}`;
}

// OCI distribution specification, "Error Codes". `detail` may be anything and is left out.
const ErrorsSchema = v.object({
  errors: v.pipe(
    v.array(v.unknown()),
    v.minLength(1),
    v.transform((errors) => errors[0]),
    v.object({ code: v.nullish(v.string(), ''), message: v.nullish(v.string(), '') }),
  ),
});

/** The registry's own explanation, if it has the specified form. */
function explanation(body: Uint8Array): string {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    // Gateways answer in HTML, which has no one-line explanation.
    return '';
  }
  const parsed = v.safeParse(ErrorsSchema, json, { abortEarly: true });
  if (!parsed.success) return '';
  const { code, message } = parsed.output.errors;
  const text = oneLine([code, message].filter(Boolean).join(': '), 160);
  return text === '' ? '' : `, ${text}`;
}

function pause(answer: HttpAnswer): string {
  const ms = retryAfterMs(answer.headers['retry-after']);
  return ms === undefined ? '' : `, it asks to wait ${Math.ceil(ms / 1000)} s`;
}

const UNKNOWN_ISSUER = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
]);

function reason(registry: string, { code = '', message }: ExchangeError): string {
  const text = oneLine(message);
  if (UNKNOWN_ISSUER.has(code)) {
    return `the issuer of its certificate is unknown (${code}); name a file with the issuer's certificate in the environment variable NODE_EXTRA_CA_CERTS of the job or of this step`;
  }
  switch (code) {
    case 'ENOTFOUND':
      return `${text}; check the name of the host`;
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return `its certificate is not valid now (${code}); have it renewed, or set the runner's clock`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `its certificate is for another host (${text}); use the name that the certificate has`;
    case DEADLINE_EXCEEDED:
      return `${text}; run the job again later, or name a mirror in registry-mirrors`;
    case 'ERR_PROXY_TUNNEL':
      return `${text}; check the environment variable HTTPS_PROXY, or name the host in NO_PROXY`;
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    return `the TLS connection failed (${text}); https is used for every registry that is not on the loopback interface`;
  }
  const plain = endpoint(registry).protocol === 'http:';
  return plain && code === 'ECONNRESET'
    ? `${text}; on the loopback interface, http is used, never https`
    : text;
}
