import { DOCKER_HUB } from '../name/reference.ts';

/** The base of a registry's API (OCI distribution specification, "Endpoints"), ending in `/v2/`. */
export function endpoint(registry: string): URL {
  const host = registry === DOCKER_HUB ? 'registry-1.docker.io' : registry;
  // Docker tries https on loopback first. One try keeps it plain: what listens there (a service container, a
  // mirror of the runner) speaks http, and nobody else can listen in.
  const scheme = isLoopback(new URL(`https://${host}`)) ? 'http' : 'https';
  return new URL(`${scheme}://${host}/v2/`);
}

/** localhost, 127.0.0.0/8 and [::1]; the URL's parser has normalised other spellings of the addresses. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * The URL that a server pointed to (a redirect, a realm), or undefined where going there would be unsafe:
 * anything but https, save http from plain http on loopback to loopback.
 */
export function pointedTo(target: string, from: URL): URL | undefined {
  const url = URL.canParse(target, from.href) ? new URL(target, from) : undefined;
  if (url?.protocol === 'https:') return url;
  const plain = from.protocol === 'http:' && isLoopback(from);
  return url?.protocol === 'http:' && isLoopback(url) && plain ? url : undefined;
}
