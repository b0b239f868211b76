import { DOCKER_HUB } from '../name/reference.ts';

/** The base of a registry's API (OCI distribution specification, "Endpoints"), ending in `/v2/`. */
export function endpoint(registry: string): URL {
  const host = registry === DOCKER_HUB ? 'registry-1.docker.io' : registry;
  // Docker tries https on loopback first. This action uses http at once: what listens there (a service container, a
  // mirror on the runner) uses it, and nobody else can read along.
  const scheme = isLoopback(new URL(`https://${host}`)) ? 'http' : 'https';
  return new URL(`${scheme}://${host}/v2/`);
}

/** localhost, 127.0.0.0/8 and [::1]. The URL's parser has normalized other spellings of the addresses. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * The URL that a server sent the client to (in a redirect or a realm), or undefined if it is not safe to follow. Safe
 * are https, and http on loopback if the request to the server was http on loopback, too.
 */
export function followableUrl(target: string, from: URL): URL | undefined {
  const url = URL.canParse(target, from.href) ? new URL(target, from) : undefined;
  if (url?.protocol === 'https:') return url;
  const plain = from.protocol === 'http:' && isLoopback(from);
  return url?.protocol === 'http:' && isLoopback(url) && plain ? url : undefined;
}
