import type { Digest } from '../../model/image.ts';
import { UserError } from '../../model/user-error.ts';
import { isDigest, parseDigest } from './digest.ts';
import { quoted } from './quoted.ts';

/** The full name of an image in a registry. At least one of tag and digest is set. */
export interface Reference {
  /** Host with its port, as written: `docker.io` for Docker Hub. */
  readonly registry: string;
  /** With `library/` in front for Docker Hub's official images. */
  readonly repository: string;
  readonly tag?: string;
  /** If both are set, the digest names the content, and the tag is only for people. */
  readonly digest?: Digest;
}

export const DOCKER_HUB = 'docker.io';

// distribution/reference, regexp.go: the grammar that Docker checks references by.
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]{1,5})?$`);
const PATH_PART = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const REPOSITORY = new RegExp(`^${PATH_PART}(?:/${PATH_PART})*$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

// Docker's bound on a repository's length; the rest is host, tag and digest.
const MAX_REPOSITORY = 255;
const MAX_REFERENCE = 1024;
// RFC 1035 bounds a domain name at 253 characters; `:` and five digits of a port follow.
const MAX_HOST = 259;

/**
 * An image reference as Docker reads it: `redis` is `docker.io/library/redis:latest`.
 * @throws UserError that says what is wrong with the text.
 */
export function parseReference(text: string): Reference {
  if (text.length > MAX_REFERENCE) throw invalid(text, `longer than ${MAX_REFERENCE} characters`);
  if (text.includes('://'))
    throw invalid(text, 'a reference has no scheme: leave out what comes before the host');
  if (isDigest(text) || isDigest(`sha256:${text}`)) throw invalid(text, 'an image ID is not a reference');
  const [name, digestText] = cutFirst(text, '@');
  const digest = digestText === undefined ? undefined : parseDigest(digestText);
  const [registry, path] = splitRegistry(name);
  const [repository, tag] = cutFirst(path, ':');
  checkRepository(text, repository);
  checkRegistry(text, registry);
  if (tag !== undefined && !TAG.test(tag)) throw invalid(text, `${quoted(tag)} is not a tag`);
  if (digest === undefined) return { registry, repository, tag: tag ?? 'latest' };
  return { registry, repository, ...(tag === undefined ? {} : { tag }), digest };
}

/** The same for text that may be anything. */
export function tryParseReference(text: string): Reference | undefined {
  try {
    return parseReference(text);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The registry in a reference that may be incomplete or wrong in other parts. */
export function registryOf(text: string): string {
  return splitRegistry(text)[0];
}

/** Whether both name the same image: Docker Hub's host, `library/` and the tag `latest` may be left out. */
export function sameReference(a: string, b: string): boolean {
  const [first, second] = [tryParseReference(a), tryParseReference(b)];
  return first && second ? formatReference(first) === formatReference(second) : a === b;
}

export function sameRepository(a: Reference, b: Reference): boolean {
  return a.registry === b.registry && a.repository === b.repository;
}

/** In full: `docker.io/library/redis:latest`. Parsing it gives the same reference. */
export function formatReference(reference: Reference): string {
  return `${reference.registry}/${reference.repository}${suffix(reference)}`;
}

/** The short form for messages: without Docker Hub's host and `library/`. */
export function familiarReference(reference: Reference): string {
  if (reference.registry !== DOCKER_HUB) return formatReference(reference);
  const short = /^library\/([^/]+)$/.exec(reference.repository)?.[1] ?? reference.repository;
  return `${short}${suffix(reference)}`;
}

/** The same repository, pinned to one manifest. */
export function atDigest({ registry, repository }: Reference, digest: Digest): Reference {
  return { registry, repository, digest };
}

/** Whether `text` is the host of a registry, with or without a port. */
export function isRegistryHost(text: string): boolean {
  // The grammar lets `1.2.3.4.5` and port 99999 through; no URL can be made of them.
  return text.length <= MAX_HOST && HOST.test(text) && URL.canParse(`https://${text}/`);
}

/** Whether Docker takes the first part of a reference for a host (distribution/reference, splitDockerDomain). */
export function looksLikeHost(part: string): boolean {
  return part === 'localhost' || /[.:]/.test(part) || part.toLowerCase() !== part;
}

function splitRegistry(name: string): [registry: string, path: string] {
  const [first, rest] = cutFirst(name, '/');
  if (rest === undefined) return [DOCKER_HUB, `library/${name}`];
  if (!looksLikeHost(first)) return [DOCKER_HUB, name];
  const registry = first === 'index.docker.io' ? DOCKER_HUB : first;
  return registry === DOCKER_HUB && !rest.includes('/') ? [registry, `library/${rest}`] : [registry, rest];
}

function checkRepository(text: string, repository: string): void {
  if (repository.toLowerCase() !== repository) {
    throw invalid(text, `the repository ${quoted(repository)} must be lower-case`);
  }
  if (repository.length > MAX_REPOSITORY || !REPOSITORY.test(repository)) {
    throw invalid(text, `${quoted(repository)} is not a repository name`);
  }
}

function checkRegistry(text: string, registry: string): void {
  if (!isRegistryHost(registry)) throw invalid(text, `${quoted(registry)} is not the host of a registry`);
}

function suffix({ tag, digest }: Reference): string {
  return `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

function cutFirst(text: string, separator: string): [before: string, after: string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function invalid(text: string, reason: string): UserError {
  return new UserError(`${quoted(text)} is not an image reference: ${reason}`);
}
