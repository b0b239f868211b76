import { UserError } from '../../model/user-error.ts';
import { quoted } from './quoted.ts';
import { DOCKER_HUB, isRegistryHost, looksLikeHost, type Reference, tryParseReference } from './reference.ts';

/** From where the images of a registry are read instead. */
export interface Mirror {
  /** The registry's host in references. */
  readonly host: string;
  readonly registry: string;
  /** Put in front of the repository, without slashes at its ends. Can be empty. */
  readonly prefix: string;
}

/**
 * Parses input `registry-mirrors`, which has `HOST=MIRROR` on each line. MIRROR may end in a path
 * (`mcr.microsoft.com=proxy.corp/mcr`). Empty lines are skipped.
 * @throws UserError, one line, that names every wrong line.
 */
export function parseMirrors(text: string): readonly Mirror[] {
  const mirrors = new Map<string, Mirror>();
  const errors: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const mirror = parseLine(line.trim());
    const error = typeof mirror === 'string' ? mirror : repeated(mirrors, mirror);
    if (error !== undefined) errors.push(`line ${index + 1} ${quoted(line.trim())}: ${error}`);
    else if (typeof mirror !== 'string') mirrors.set(mirror.host, mirror);
  }
  if (errors.length > 0) {
    throw new UserError(`registry-mirrors, ${errors.join('; ')}. Each line is HOST=MIRROR`);
  }
  return [...mirrors.values()];
}

/** The reference on the mirror of its registry, else the reference itself. Mirrors do not chain. */
export function applyMirror(reference: Reference, mirrors: readonly Mirror[]): Reference {
  const mirror = mirrors.find(({ host }) => host === mirrorKey(reference.registry));
  if (!mirror) return reference;
  const repository = mirror.prefix === '' ? reference.repository : `${mirror.prefix}/${reference.repository}`;
  return { ...reference, registry: mirror.registry, repository };
}

/** The line's mirror, or what is wrong with the line. */
function parseLine(line: string): Mirror | string {
  const [host = '', mirror, ...more] = line.split('=').map((part) => part.trim());
  if (mirror === undefined || more.length > 0) return 'expected one =';
  if (line.includes('://')) return 'a host has no scheme: leave out https://';
  const [registry = '', ...path] = mirror.replace(/\/$/, '').split('/');
  for (const name of [host, registry]) {
    if (!isRegistryHost(name)) return `${quoted(name)} is not the host of a registry`;
    // Docker would read `proxy/image` as a repository of Docker Hub.
    if (!looksLikeHost(name))
      return `${quoted(name)} needs a dot or a port, otherwise Docker reads it as a repository`;
  }
  const prefix = path.join('/');
  if (path.length > 0 && !isRepositoryPath(prefix)) return `${quoted(prefix)} is not a path of repositories`;
  return { host: mirrorKey(host), registry: registry === 'index.docker.io' ? DOCKER_HUB : registry, prefix };
}

function repeated(known: ReadonlyMap<string, Mirror>, { host }: Mirror): string | undefined {
  return known.has(host) ? `${host} has a mirror already` : undefined;
}

function isRepositoryPath(path: string): boolean {
  return tryParseReference(`${DOCKER_HUB}/${path}/image`)?.repository === `${path}/image`;
}

/** Host names are not case-sensitive, and Docker Hub has three. */
function mirrorKey(host: string): string {
  const lower = host.toLowerCase();
  return ['index.docker.io', 'registry-1.docker.io'].includes(lower) ? DOCKER_HUB : lower;
}
